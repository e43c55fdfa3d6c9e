package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PprofContractTest implements ImporterContract {
  private static final Path FOLDER = Read.FOLDER.resolve("pprof");

  @Override
  public Importer importer() {
    return new PprofImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(FOLDER.resolve("jfrconv-cpu-time.pprof"), FOLDER.resolve("jfrconv-alloc.pprof"));
  }

  @Override
  public Path goldenFolder() {
    return Read.FOLDER.resolve("golden/pprof");
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 200);
    }
  }
}
