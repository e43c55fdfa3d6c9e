package dev.slowpath.plugin.python.pstats;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PstatsContractTest implements ImporterContract {
  static final Path FOLDER = Path.of("src/test/resources/pstats");

  @Override
  public Importer importer() {
    return new PstatsImporter();
  }

  @Override
  public List<Path> samples() {
    return Stream.of(
            "cprofile-2.7",
            "cprofile-3.6",
            "cprofile-3.8",
            "cprofile-3.11",
            "cprofile-3.13",
            "profile-2.7",
            "profile-3.11")
        .map(name -> FOLDER.resolve(name + ".pstats"))
        .toList();
  }

  @Override
  public Path goldenFolder() {
    return Path.of("src/test/resources/golden/pstats");
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 150);
    }
  }
}
