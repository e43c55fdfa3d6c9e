package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeedscopeContractTest implements ImporterContract {
  private static final Path FOLDER = Read.FOLDER.resolve("speedscope");

  @Override
  public Importer importer() {
    return new SpeedscopeImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        FOLDER.resolve("py-spy.speedscope.json"),
        FOLDER.resolve("py-spy-idle.speedscope.json"),
        FOLDER.resolve("evented-and-bytes.speedscope.json"));
  }

  @Override
  public Path goldenFolder() {
    return Read.FOLDER.resolve("golden/speedscope");
  }

  /// The document may lack the line break after it.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    return cut == content.length - 1 ? cut : -1;
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 100);
    }
  }
}
