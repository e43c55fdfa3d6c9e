package dev.slowpath.plugin.postgres.catalog;

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

class CatalogContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new PgCatalogImporter();
  }

  @Override
  public List<Path> samples() {
    return Samples.of("pg_catalog", "recorded.csv", "recorded.json");
  }

  @Override
  public Path goldenFolder() {
    return Samples.golden("pg_catalog");
  }

  /// A table without its last rows is a table; JSON without its last bracket is none.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    return content[0] == '['
        ? Samples.wholeButForBlanks(content, cut)
        : Cuts.completeLines(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 300);
    }
  }
}
