package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.postgres.Samples;
import dev.slowpath.plugin.testkit.Cuts;
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
        "jit.txt",
        "server.log",
        "server.csv",
        "server.json");
  }

  @Override
  public Path goldenFolder() {
    return Samples.golden("explain");
  }

  /// A log without its last lines is a log; a plan without is none.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    boolean isLog = content[0] == '2' || content[1] == '"';
    return isLog ? Cuts.completeLines(content, cut) : Samples.wholeButForBlanks(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 300);
    }
  }
}
