package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvestigationFileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasPutInIsThereWhenTheFilesAreGone() throws IOException, ImportException {
    byte[] large = random(3 * (1 << 20) + 17);
    byte[] text = "a;b;c 1\n".repeat(400_000).getBytes(StandardCharsets.UTF_8);
    try (InvestigationFile file = InvestigationFile.create(path())) {
      put(file, "x/large.jfr", large);
      put(file, "x/text.folded", text);
    }
    try (InvestigationFile again = InvestigationFile.open(path())) {
      Map<String, Path> places = again.contents().spool();
      assertEquals(List.of("x/large.jfr", "x/text.folded"), List.copyOf(places.keySet()));
      assertArrayEquals(large, Files.readAllBytes(place(places, "x/large.jfr")));
      assertArrayEquals(text, Files.readAllBytes(place(places, "x/text.folded")));
    }
    assertTrue(Files.size(path()) < large.length + text.length / 2, "text is packed");
  }

  @Test
  void filesOfOneFolderLieInOneAgainSoThatTheyFindEachOther() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      put(file, "a/plan.json", random(10));
      put(file, "a/plan.sql", random(11));
      put(file, "b/plan.sql", random(12));
      Map<String, Path> places = file.contents().spool();
      assertEquals(place(places, "a/plan.sql"), beside(places, "a/plan.json", "plan.sql"));
      assertEquals(12, Files.size(place(places, "b/plan.sql")));
    }
  }

  @Test
  void fileOfTheSameNameIsReplacedAndTheSameContentStays() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      put(file, "a", random(5));
      put(file, "b", random(6));
      put(file, "a", random(7));
      put(file, "b", random(6));
      assertEquals(
          List.of("b 6", "a 7"),
          file.contents().sources().stream().map(one -> one.name() + " " + one.bytes()).toList());
    }
  }

  @Test
  void whatChangedSinceItWasReadIsNotPutIn() throws IOException, ImportException {
    Path changed = Files.write(folder.resolve("f"), random(9));
    KeptSource source = new KeptSource("f", "00ff", 9, "collapsed", Optional.empty());
    try (InvestigationFile file = InvestigationFile.create(path())) {
      IOException refused =
          assertThrows(IOException.class, () -> file.contents().put(source, changed));
      assertTrue(String.valueOf(refused.getMessage()).contains("changed since it was read"));
      assertEquals(List.of(), file.contents().sources());
    }
  }

  @Test
  void formatAndStatedInstantAreKept() throws IOException, ImportException {
    byte[] bytes = random(4);
    KeptSource source =
        new KeptSource("t0.csv", Sha.of(bytes), 4, "pg_stat_statements", Optional.of(NOON));
    try (InvestigationFile file = InvestigationFile.create(path())) {
      file.contents().put(source, Files.write(folder.resolve("t0.csv"), bytes));
    }
    assertEquals("pg_stat_statements", Reopened.sources(path()).formats().get("t0.csv"));
    assertEquals(NOON, Reopened.sources(path()).instants().get("t0.csv"));
  }

  @Test
  void viewIsKept() throws IOException, ImportException {
    Filters filters = new Filters(List.of(new Filter.Time(new TimeRange(5, 9))));
    Kept.View view = new Kept.View("plans", "p#1", filters);
    try (InvestigationFile file = InvestigationFile.create(path())) {
      assertEquals(Kept.View.NONE, file.view());
      file.look(new Kept.View("sources", "", Filters.none()));
      file.look(view);
    }
    try (InvestigationFile file = InvestigationFile.open(path())) {
      assertEquals(view, file.view());
    }
  }

  @Test
  void afterClosingThereIsOneFile() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      put(file, "a", random(1 << 21));
    }
    assertEquals(1, folder.resolve("kept").toFile().list().length);
  }

  @Test
  void whatIsNoInvestigationIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("kept"));
    assertThrows(ImportException.class, () -> InvestigationFile.open(path()));
    Files.write(path(), new byte[0]);
    assertThrows(ImportException.class, () -> InvestigationFile.open(path()));
    Files.write(path(), random(50_000));
    assertThrows(ImportException.class, () -> InvestigationFile.open(path()));
  }

  @Test
  void cutFileIsRefused() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      put(file, "a", random(1 << 20));
    }
    try (RandomAccessFile cut = new RandomAccessFile(path().toFile(), "rw")) {
      cut.setLength(9_000);
    }
    assertThrows(ImportException.class, () -> InvestigationFile.open(path()));
  }

  @Test
  void laterVersionIsRefused() throws IOException, ImportException {
    InvestigationFile.create(path()).close();
    Databases.execute(path(), "update about set value = '99' where name = 'version'");
    ImportException refused =
        assertThrows(ImportException.class, () -> InvestigationFile.open(path()));
    assertTrue(refused.problem() instanceof Problem.UnsupportedVersion);
    assertEquals("version 99", refused.problem().found());
  }

  private Path path() throws IOException {
    return Files.createDirectories(folder.resolve("kept")).resolve("week.slowpath");
  }

  private void put(InvestigationFile file, String name, byte[] bytes) throws IOException {
    Path from = Files.write(folder.resolve("source"), bytes);
    file.contents()
        .put(
            new KeptSource(name, Sha.of(bytes), bytes.length, "collapsed", Optional.empty()), from);
  }

  private static Path place(Map<String, Path> places, String name) {
    return places.getOrDefault(name, Path.of("missing"));
  }

  private static Path beside(Map<String, Path> places, String name, String other) {
    return place(places, name).resolveSibling(other);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
