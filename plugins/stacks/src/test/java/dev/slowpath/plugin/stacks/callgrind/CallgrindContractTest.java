package dev.slowpath.plugin.stacks.callgrind;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallgrindContractTest implements ImporterContract {
  private static final Path FOLDER = Read.FOLDER.resolve("callgrind");

  @Override
  public Importer importer() {
    return new CallgrindImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(FOLDER.resolve("yappi.callgrind"), FOLDER.resolve("valgrind-compressed.out"));
  }

  @Override
  public Path goldenFolder() {
    return Read.FOLDER.resolve("golden/callgrind");
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
