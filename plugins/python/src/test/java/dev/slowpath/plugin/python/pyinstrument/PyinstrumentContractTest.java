package dev.slowpath.plugin.python.pyinstrument;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PyinstrumentContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new PyinstrumentImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(Path.of("src/test/resources/pyinstrument/session.json"));
  }

  @Override
  public Path goldenFolder() {
    return Path.of("src/test/resources/golden/pyinstrument");
  }

  /// The document may lack the line break after it.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    return cut == content.length - 1 && content[cut] == '\n' ? cut : -1;
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 150);
    }
  }
}
