package dev.slowpath.plugin.stacks.collapsed;

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

final class CollapsedContractTest implements ImporterContract {
  private static final Path FOLDER = Read.FOLDER.resolve("collapsed");

  @Override
  public Importer importer() {
    return new CollapsedImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        FOLDER.resolve("jfrconv-cpu-time.collapsed"),
        FOLDER.resolve("jfrconv-alloc.collapsed"),
        FOLDER.resolve("py-spy.raw.txt"),
        FOLDER.resolve("py-spy-idle-threads.raw.txt"),
        FOLDER.resolve("py-spy-native-subprocesses.raw.txt"),
        FOLDER.resolve("flamegraph-crlf.folded"),
        FOLDER.resolve("utf-16.collapsed"));
  }

  @Override
  public Path goldenFolder() {
    return Read.FOLDER.resolve("golden/collapsed");
  }

  /// A stack a line; in UTF-16 a line ends one byte after its line feed.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    boolean isWide = content[0] == (byte) 0xff;
    return isWide ? Cuts.completeLines(content, cut - 1) + 1 : Cuts.completeLines(content, cut);
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 100);
    }
  }
}
