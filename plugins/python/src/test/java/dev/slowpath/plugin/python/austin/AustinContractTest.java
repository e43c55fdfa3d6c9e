package dev.slowpath.plugin.python.austin;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AustinContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new AustinImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        Path.of("src/test/resources/austin/full.austin"),
        Path.of("src/test/resources/austin/wall.austin"));
  }

  @Override
  public Path goldenFolder() {
    return Path.of("src/test/resources/golden/austin");
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 150);
    }
  }
}
