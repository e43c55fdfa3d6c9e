package dev.slowpath.workbench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Workforce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {
  @TempDir private Path folder;

  private final Cancellation cancellation = new Cancellation();

  private Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private List<Outcome> read(Asked asked) {
    try (Workforce workers = new Workforce(1)) {
      Importers importers = Importers.discover(List.of());
      return new Intake(importers, workers, cancellation, Watch.none())
          .read(asked, new ByteArrayInputStream("plans\nSort\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static int plans(Outcome outcome) {
    Outcome.Read read = assertInstanceOf(Outcome.Read.class, outcome);
    return assertInstanceOf(Capture.OfPlans.class, read.captures().getFirst()).plans().size();
  }

  private static Problem problem(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome).problem();
  }

  @Test
  void aFileIsReadByTheImporterThatKnowsIt() throws IOException {
    Outcome outcome = read(Asked.files(file("a.txt", "plans\nSort\nHash\n"))).getFirst();
    assertEquals(2, plans(outcome));
    assertEquals(
        "d792d0fba1988f56",
        assertInstanceOf(Outcome.Read.class, outcome).sha256().substring(0, 16));
  }

  @Test
  void theSameContentUnderTwoNamesIsCountedOnceAndSaysSo() throws IOException {
    Path first = file("a.txt", "plans\nSort\n");
    List<Outcome> outcomes = read(Asked.files(first, file("b.txt", "plans\nSort\n")));
    assertEquals(1, plans(outcomes.getFirst()));
    Outcome.Read second = assertInstanceOf(Outcome.Read.class, outcomes.getLast());
    assertEquals(List.of(), second.captures());
    assertEquals(
        List.of(new Notice(Notice.Kind.DUPLICATE, 1, "file, the same content as " + first)),
        second.notices());
  }

  @Test
  void gzipIsOpenedWhateverTheNameSays() throws IOException {
    byte[] packed = gzip("plans\nSort\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, plans(read(Asked.files(file("a.bin", packed))).getFirst()));
  }

  @Test
  void aCutGzipStreamIsReadToTheCutAndSaysSo() throws IOException {
    StringBuilder content = new StringBuilder("plans\n");
    for (int at = 0; at < 50_000; at++) {
      content.append("Sort ").append(at * 7919L % 10_007).append('\n');
    }
    byte[] packed = gzip(content.toString().getBytes(StandardCharsets.UTF_8));
    Path file = file("a.gz", Arrays.copyOf(packed, packed.length / 2));
    Outcome outcome = read(Asked.files(file)).getFirst();
    assertTrue(plans(outcome) > 1000 && plans(outcome) < 50_000);
    assertEquals(
        Notice.Kind.TRUNCATED,
        assertInstanceOf(Outcome.Read.class, outcome).notices().getFirst().kind());
  }

  @Test
  void aGzipBombIsRefusedBeforeItFillsAnything() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] lines = "plans\n".getBytes(StandardCharsets.UTF_8);
      out.write(lines);
      byte[] zeros = new byte[1 << 20];
      for (int megabyte = 0; megabyte < 130; megabyte++) {
        out.write(zeros);
      }
    }
    Outcome outcome = read(Asked.files(file("a.gz", packed.toByteArray()))).getFirst();
    assertInstanceOf(Problem.TooLarge.class, problem(outcome));
  }

  @Test
  void aFileThatWasReadWithAnotherIsListedOnce() throws IOException {
    Path plans = file("a/plans.txt", "plans\nSort\n");
    Path sql = file("a/names.sql", "select 1");
    List<Outcome> alone = read(Asked.files(plans));
    assertEquals(
        List.of(plans.toString(), sql.toString()), alone.stream().map(Outcome::file).toList());
    List<Outcome> folder = read(Asked.files(this.folder.resolve("a")));
    Outcome.Beside beside = assertInstanceOf(Outcome.Beside.class, folder.getFirst());
    assertEquals(sql.toString(), beside.file());
    assertEquals(plans.toString(), beside.of());
    assertEquals(8, beside.bytes());
    assertEquals(2, folder.size());
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    Path bad = file("bad.txt", "nobody knows this");
    Path empty = file("empty.txt", "");
    Path good = file("good.txt", "plans\nSort\n");
    List<Outcome> outcomes = read(Asked.files(folder.resolve("none"), bad, empty, good));
    assertEquals("no such file", problem(outcomes.get(0)).found());
    assertEquals("no known format", problem(outcomes.get(1)).found());
    assertEquals("an empty file", problem(outcomes.get(2)).found());
    assertEquals(1, plans(outcomes.get(3)));
  }

  @Test
  void inAFolderStrangersAreListedAndHiddenFilesPassedOver() throws IOException {
    file("in/b.txt", "nobody knows this");
    file("in/sub/a.txt", "plans\nSort\n");
    file("in/.hidden/c.txt", "plans\nSort\n");
    List<Outcome> outcomes = read(Asked.files(folder.resolve("in")));
    assertEquals(2, outcomes.size());
    assertInstanceOf(Outcome.Unrecognised.class, outcomes.get(0));
    assertEquals(1, plans(outcomes.get(1)));
  }

  @Test
  void globsAreExpandedInOrder() throws IOException {
    file("g/2.plans", "plans\nSort\n");
    file("g/1.plans", "plans\nSort\nHash\n");
    file("g/other.txt", "x");
    List<Outcome> outcomes =
        read(new Asked(List.of(folder + "/g/*.plans"), Optional.empty(), Map.of()));
    assertEquals(List.of(2, 1), outcomes.stream().map(IntakeTest::plans).toList());
  }

  @Test
  void anEndingThatBelongsToOneFormatGivesThatFormatsRefusal() throws IOException {
    Outcome outcome = read(Asked.files(file("x.plans", "something else"))).getFirst();
    assertEquals("plans", problem(outcome).expected());
  }

  @Test
  void asNamesTheFormatAndAnUnknownNameIsRefused() throws IOException {
    Path file = file("a.txt", "perhaps");
    String name = file.toString();
    assertInstanceOf(Outcome.Read.class, read(Asked.files(file)).getFirst());
    assertEquals(
        "plans",
        problem(read(new Asked(List.of(name), Optional.of("plan-names"), Map.of())).getFirst())
            .expected());
    assertEquals(
        "one of perhaps, plan-names",
        problem(read(new Asked(List.of(name), Optional.of("nope"), Map.of())).getFirst())
            .expected());
  }

  @Test
  void standardInputIsAFileToo() {
    Outcome outcome = read(new Asked(List.of("-"), Optional.empty(), Map.of())).getFirst();
    assertEquals(1, plans(outcome));
    assertEquals("-", outcome.file());
  }

  @Test
  void siblingsAreFound() throws IOException {
    file("names.sql", "select 1");
    Outcome outcome = read(Asked.files(file("a.plans", "plans\nSort\n"))).getFirst();
    Outcome.Read read = assertInstanceOf(Outcome.Read.class, outcome);
    Capture.OfPlans plans = assertInstanceOf(Capture.OfPlans.class, read.captures().getFirst());
    assertEquals("select 1", plans.plans().getFirst().statement());
  }

  @Test
  void cancelledWorkStops() throws IOException {
    Asked asked = Asked.files(file("a.txt", "plans\nSort\n"));
    cancellation.cancel();
    assertThrows(CancelledException.class, () -> read(asked));
  }

  @Test
  void theWatchIsToldOfEveryFile() throws IOException {
    List<String> told = new ArrayList<>();
    Watch watch =
        new Watch() {
          @Override
          public void reading(String file, long bytes, long size) {
            if (bytes == size) {
              told.add("all of " + size);
            }
          }

          @Override
          public void stage(String file, String stage) {}

          @Override
          public void done(Outcome outcome) {
            told.add("done");
          }
        };
    Path file = file("a.txt", "plans\nSort\n");
    try (Workforce workers = new Workforce(2)) {
      new Intake(Importers.discover(List.of()), workers, cancellation, watch)
          .read(Asked.files(file));
    }
    assertEquals("all of 11", told.getFirst());
    assertEquals("done", told.getLast());
  }

  @Test
  void aLargeFileIsReadAloneAndStandsWhereItWasAskedFor() throws IOException {
    Path large = folder.resolve("large.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(Intake.LARGE);
    }
    Path small = file("a.txt", "plans\nSort\n");
    List<String> told = new CopyOnWriteArrayList<>();
    Watch watch =
        new Watch() {
          @Override
          public void begins(String file) {
            told.add("begins " + Path.of(file).getFileName());
          }

          @Override
          public void reading(String file, long bytes, long size) {}

          @Override
          public void stage(String file, String stage) {}

          @Override
          public void done(Outcome outcome) {
            told.add("done " + Path.of(outcome.file()).getFileName());
          }
        };
    List<String> files;
    try (Workforce workers = new Workforce(2)) {
      files =
          new Intake(Importers.discover(List.of()), workers, cancellation, watch)
              .read(Asked.files(large, small)).stream().map(Outcome::file).toList();
    }
    assertEquals(List.of(large.toString(), small.toString()), files);
    assertEquals(List.of("begins a.txt", "done a.txt", "begins large.bin", "done large.bin"), told);
  }
}
