package dev.slowpath.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/// The folder that is the product: `bin`, `lib`, `conf` and the sample data.
///
/// Maven runs [#main] from this file, as source, on the JDK of the build at the end of `package`.
final class ProductFolder {

  private final Path folder;

  private ProductFolder(Path folder) {
    this.folder = folder;
  }

  /// Arguments: the module's folder, the product's jar, the class path it needs at run time.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path module = Path.of(arguments[0]);
    var product = new ProductFolder(module.resolve("target/slowpath"));
    product.clear();
    Folders.copy(module.resolve("src/main/launcher"), product.folder);
    product.folder.resolve("bin/slowpath").toFile().setExecutable(true, false);
    product.writeBuildJdk();
    product.copyJars(Path.of(arguments[1]), arguments[2]);
    product.copySample(module.resolveSibling("sample-data"), "shop/before");
    AheadOfTime.train(product.folder, Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /// What an earlier build left would be shipped too.
  private void clear() throws IOException {
    Folders.remove(folder);
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("conf"));
  }

  private void writeBuildJdk() throws IOException {
    Files.writeString(folder.resolve("conf/jdk"), System.getProperty("java.home") + "\n");
  }

  private void copyJars(Path productJar, String classPath) throws IOException {
    Path lib = folder.resolve("lib");
    copy(productJar, lib.resolve("slowpath.jar"));
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      if (entry.endsWith(".jar")) {
        Path jar = Path.of(entry);
        Path copy = lib.resolve(jar.getFileName());
        if (!DatabaseLibrary.copy(jar, copy)) {
          ModernJar.copy(jar, copy);
        }
      }
    }
  }

  private void copySample(Path samples, String name) throws IOException {
    Path sample = samples.resolve(name);
    if (Files.isDirectory(sample)) {
      Folders.copy(sample, folder.resolve("sample-data").resolve(name));
    }
  }

  // Two jars of one name would be one jar in the product: copying refuses to replace.
  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
