package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.postgres.Samples;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementsContractTest implements ImporterContract {
  @Override
  public Importer importer() {
    return new PgStatStatementsImporter();
  }

  @Override
  public List<Path> samples() {
    return Stream.concat(tables().stream(), psql().stream()).toList();
  }

  private static List<Path> psql() {
    return Samples.of(
        "psql", "aligned.txt", "unaligned.txt", "expanded.txt", "expanded-unaligned.txt");
  }

  private static List<Path> tables() {
    return Samples.of(
        "pg_stat_statements",
        "recorded-1.12.csv",
        "recorded-1.12.json",
        "documented-1.7.csv",
        "documented-1.8.csv",
        "documented-1.9.csv",
        "documented-1.10.csv",
        "documented-1.11.csv",
        "documented-1.13.csv");
  }

  @Override
  public Path goldenFolder() {
    return Samples.golden("pg_stat_statements");
  }

  /// A table without its last rows is a table; JSON without its last bracket is none, and what psql
  /// shows ends with a count or a blank line, but for records without frames.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.startsWith("snapshot_at|") && !text.contains(" rows)")) {
      return text.substring(0, Math.min(cut + 1, text.length())).lastIndexOf("\n\n") + 1;
    }
    if ((text.contains("|") && !text.startsWith("snapshot_at,")) || text.endsWith(" rows)\n\n")) {
      return Samples.wholeButForBlanks(content, cut);
    }
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
