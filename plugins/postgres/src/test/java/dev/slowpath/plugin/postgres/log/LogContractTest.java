package dev.slowpath.plugin.postgres.log;

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

class LogContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new PostgresLogImporter();
  }

  @Override
  public List<Path> samples() {
    return Samples.of(
        "log",
        "threshold.log",
        "threshold.csv",
        "threshold.json",
        "pgbadger.log",
        "all.log",
        "explained.log");
  }

  @Override
  public Path goldenFolder() {
    return Samples.golden("log");
  }

  /// A log without its last lines is a log.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    return Cuts.completeLines(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 200);
    }
  }
}
