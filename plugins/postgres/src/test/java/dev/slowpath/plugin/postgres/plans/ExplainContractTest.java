package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.postgres.Samples;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new ExplainImporter();
  }

  @Override
  public List<Path> samples() {
    return Samples.of(
        "explain",
        "join.json",
        "join.txt",
        "parallel.json",
        "parallel.txt",
        "subplans.json",
        "subplans.txt",
        "update.json",
        "update.txt",
        "ctes.yaml",
        "ctes.xml",
        "workers.yaml",
        "workers.xml",
        "jit.txt");
  }

  @Override
  public Path goldenFolder() {
    return Samples.golden("explain");
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Samples.wholeButForBlanks(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 300);
    }
  }
}
