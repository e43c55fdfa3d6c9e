package dev.slowpath.workbench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Workforce;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Zip files are folders, zstd is opened as gzip is, and neither leads anywhere it should not.
final class ArchiveTest {
  private static final byte[] PLANS = "plans\nSort\nHash\n".getBytes(StandardCharsets.UTF_8);
  @TempDir private Path folder = Path.of("");

  private List<Outcome> read(Path... files) {
    try (Workforce workers = new Workforce(1)) {
      return new Intake(Importers.discover(List.of()), workers, new Cancellation(), Watch.none())
          .read(Asked.files(files));
    }
  }

  private Path zip(String name, Object... namesAndBytes) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int at = 0; at < namesAndBytes.length; at += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[at]));
        zip.write((byte[]) namesAndBytes[at + 1]);
        zip.closeEntry();
      }
    }
    return file;
  }

  private static byte[] zstd(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static Outcome.Read read(Outcome outcome) {
    return assertInstanceOf(Outcome.Read.class, outcome);
  }

  private static int plans(Outcome outcome) {
    return assertInstanceOf(Capture.OfPlans.class, read(outcome).captures().getFirst())
        .plans()
        .size();
  }

  private static Problem problem(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome).problem();
  }

  @Test
  void entriesAreFilesAndProvenanceNamesThem() throws IOException {
    byte[] other = "plans\nSort\n".getBytes(StandardCharsets.UTF_8);
    Path zip = zip("r.zip", "b/two.txt", gzip(other), "a.txt", PLANS, "notes.md", new byte[] {1});
    List<Outcome> outcomes = read(zip);
    assertEquals(
        List.of(zip + "/a.txt", zip + "/b/two.txt", zip + "/notes.md"),
        outcomes.stream().map(Outcome::file).toList());
    assertEquals(2, plans(outcomes.getFirst()));
    assertEquals(1, plans(outcomes.get(1)));
    assertInstanceOf(Outcome.Unrecognised.class, outcomes.getLast());
    assertEquals(zip + "/a.txt", read(outcomes.getFirst()).captures().getFirst().source().file());
    assertEquals(
        read(read(Files.write(folder.resolve("a.txt"), PLANS)).getFirst()).sha256(),
        read(outcomes.getFirst()).sha256());
  }

  @Test
  void filesBesideAnEntryAreThoseOfItsFolder() throws IOException {
    Path zip =
        zip(
            "r.zip",
            "a/plans.txt",
            PLANS,
            "a/names.sql",
            "select 1".getBytes(StandardCharsets.UTF_8));
    Outcome.Beside beside = assertInstanceOf(Outcome.Beside.class, read(zip).getFirst());
    assertEquals(zip + "/a/names.sql", beside.file());
  }

  @Test
  void anArchiveInAFolderIsOneMoreFolder() throws IOException {
    Path zip = zip("r.zip", "a.txt", PLANS, "__MACOSX/a.txt", PLANS, ".hidden", PLANS);
    assertEquals(List.of(zip + "/a.txt"), read(folder).stream().map(Outcome::file).toList());
  }

  @Test
  void namesThatLeadOutOfAnArchiveAreRefusedAndTheOthersRead() throws IOException {
    Path zip = zip("r.zip", "../evil.txt", PLANS, "a.txt", PLANS, "/root.txt", PLANS);
    List<Outcome> outcomes = read(zip);
    assertEquals("an entry ../evil.txt", problem(outcomes.getFirst()).found());
    assertEquals("an entry /root.txt", problem(outcomes.get(1)).found());
    assertEquals(2, plans(outcomes.getLast()));
    assertTrue(Files.notExists(folder.resolveSibling("evil.txt")));
  }

  @Test
  void tooManyEntriesAndBombsAreRefused() throws IOException {
    Path many = folder.resolve("many.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
      for (int at = 0; at <= Archive.MOST_ENTRIES; at++) {
        zip.putNextEntry(new ZipEntry("e" + at));
      }
    }
    assertEquals("10001 entries", problem(read(many).getFirst()).found());
    byte[] bomb = new byte[130 << 20];
    System.arraycopy(PLANS, 0, bomb, 0, PLANS.length);
    Problem problem = problem(read(zip("bomb.zip", "a.txt", bomb)).getFirst());
    assertInstanceOf(Problem.TooLarge.class, problem);
  }

  @Test
  void aBrokenArchiveIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(zip("r.zip", "a.txt", PLANS));
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 30));
    assertEquals("a file or an archive that can be read", problem(read(cut).getFirst()).expected());
  }

  @Test
  void zstdIsOpenedWhateverTheNameSays() throws IOException {
    assertEquals(2, plans(read(Files.write(folder.resolve("a.bin"), zstd(PLANS))).getFirst()));
    byte[] recorded =
        getClass().getResourceAsStream("plans.txt.zst").readAllBytes(); // zstd 1.5.4, two frames
    assertEquals(5, plans(read(Files.write(folder.resolve("p.zst"), recorded)).getFirst()));
  }

  @Test
  void aCutZstdStreamIsReadToTheCutAndSaysSo() throws IOException {
    StringBuilder content = new StringBuilder("plans\n");
    Random drawn = new Random(1);
    for (int at = 0; at < 500_000; at++) {
      content.append("Sort ").append(drawn.nextInt(100_000)).append('\n');
    }
    byte[] packed = zstd(content.toString().getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.zst"), Arrays.copyOf(packed, packed.length * 3 / 4));
    Outcome.Read outcome = read(read(file).getFirst());
    assertTrue(plans(outcome) > 1_000 && plans(outcome) < 500_000, () -> "" + plans(outcome));
    assertEquals(
        new Notice(Notice.Kind.TRUNCATED, 1, "the zstd stream ends before its end is due"),
        outcome.notices().getFirst());
  }

  @Test
  void aZstdStreamWithoutAnythingWholeIsRefused() throws IOException {
    byte[] packed = zstd(PLANS);
    Path file = Files.write(folder.resolve("a.zst"), Arrays.copyOf(packed, packed.length / 2));
    assertEquals(
        "a zstd stream with nothing that is whole", problem(read(file).getFirst()).found());
  }

  @Test
  void aCorruptZstdStreamIsRefused() throws IOException {
    byte[] packed = zstd(PLANS);
    packed[5] ^= 0x7f;
    packed[packed.length - 6] ^= 0x55;
    Problem problem = problem(read(Files.write(folder.resolve("a.zst"), packed)).getFirst());
    assertTrue(problem.found().startsWith("corrupt compressed data"), problem::found);
  }
}
