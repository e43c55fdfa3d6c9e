package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JfrImporterContractTest implements ImporterContract {
  private static final Path FOLDER = Path.of("src/test/resources/dev/slowpath/plugin/jfr");

  /// All of them, by whom they were made and of what.
  static final List<Path> RECORDINGS =
      Stream.of(
              "busy",
              "jdk17",
              "jdk25",
              "async-ctimer",
              "async-wall",
              "async-sync",
              "async-older-wall")
          .map(name -> FOLDER.resolve(name + ".jfr.gz"))
          .toList();

  private static final Path SAMPLE = FOLDER.resolve("busy.jfr.gz");

  @Override
  public Importer importer() {
    return new JfrImporter();
  }

  @Override
  public List<Path> samples() {
    return RECORDINGS;
  }

  @Override
  public Path goldenFolder() {
    return FOLDER;
  }

  /// A recording may end after any chunk.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    long end = ByteBuffer.wrap(content).getLong(ChunkHeader.SIZE_AT);
    return cut == end ? cut : -1;
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path recording : RECORDINGS) {
      Fuzz.damage(importer(), FileSource.of(recording), recording.equals(SAMPLE) ? 150 : 40);
    }
  }
}
