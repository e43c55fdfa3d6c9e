package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {

  @TempDir Path folder = Path.of("");
  private Path kept = Path.of("");
  private Path archive = Path.of("");

  @BeforeEach
  void archive() throws IOException {
    kept = folder.resolve("week.slowpath");
    archive = folder.resolve("week.slowpath.zip");
    done("keep", Captures.traces(folder), "-o", kept);
    done("finding", "keep", kept, "1", "--owner", "Ada");
    done("archive", kept, "-o", archive);
  }

  private static Ran done(Object... arguments) {
    Ran ran = Ran.slowpath(arguments);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  @Test
  void archiveAnswersAsTheInvestigationDid() {
    String ranked = done("rank", kept, "--format", "json").out();
    assertEquals(ranked, done("rank", archive, "--format", "json").out());
    Path again = folder.resolve("again.slowpath");
    done("archive", archive, "-o", again);
    assertEquals(ranked, done("rank", again, "--format", "json").out());
    assertEquals(
        done("findings", kept, "--format", "json").out(),
        done("findings", again, "--format", "json").out());
    assertTrue(done("report", archive).out().contains("**owner** Ada"));
  }

  @Test
  void archiveHoldsItsFilesTheCasebookAndTheSpans() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      String casebook = Files.readString(zip.getPath("casebook.json"));
      assertTrue(casebook.contains("\"owner\":\"Ada\""), casebook);
      byte[] parquet = Files.readAllBytes(zip.getPath("spans.parquet"));
      assertEquals("PAR1", new String(parquet, 0, 4, StandardCharsets.US_ASCII));
      assertEquals(
          Files.size(folder.resolve("traces.jsonl")), Files.size(zip.getPath("sources/1")));
    }
  }

  @Test
  void whatWasChangedAddedOrTakenAwayIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(archive);
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      Files.writeString(zip.getPath("casebook.json"), "{}");
    }
    refused("casebook.json is not as it was written");
    Files.write(archive, whole);
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      Files.writeString(zip.getPath("more.txt"), "?");
    }
    refused("more.txt, which the manifest does not name");
    Files.write(archive, whole);
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      Files.delete(zip.getPath("sources/1"));
    }
    refused("no sources/1, which the manifest names");
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    refused("no zip");
  }

  private void refused(String words) {
    Path none = folder.resolve("none.slowpath");
    Ran ran = Ran.slowpath("archive", archive, "-o", none);
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertTrue(!Files.exists(none), "nothing is left of it");
  }
}
