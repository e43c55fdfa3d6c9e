package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Damages every sample of every format that has a folder of them.
class FuzzTest {
  @TestFactory
  Stream<DynamicTest> damagedFilesEndAsTheyMay() {
    return ServiceLoader.load(Importer.class).stream()
        .map(ServiceLoader.Provider::get)
        .flatMap(FuzzTest::damaged);
  }

  private static Stream<DynamicTest> damaged(Importer importer) {
    String id = importer.format().id();
    return Stream.of(Samples.folder(id), Samples.recorded(id))
        .filter(Files::isDirectory)
        .flatMap(FuzzTest::files)
        .map(sample ->
            DynamicTest.dynamicTest(
                id + " " + sample.getFileName(),
                () -> Fuzz.damage(importer, FileSource.of(sample), 100)));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
