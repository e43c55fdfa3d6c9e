package dev.slowpath.plugin.stacks.perf;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PerfContractTest implements ImporterContract {
  private static final Path FOLDER = Read.FOLDER.resolve("perf");

  @Override
  public Importer importer() {
    return new PerfImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        FOLDER.resolve("cpu-clock.perf.txt"),
        FOLDER.resolve("two-events.perf.txt"),
        FOLDER.resolve("python-and-inlined.perf.txt"));
  }

  @Override
  public Path goldenFolder() {
    return Read.FOLDER.resolve("golden/perf");
  }

  /// A blank line ends a sample; whatever ends elsewhere is told of.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    boolean isAtBlankLine = cut > 1 && content[cut - 1] == '\n' && content[cut - 2] == '\n';
    return isAtBlankLine ? cut : -1;
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 150);
    }
  }
}
