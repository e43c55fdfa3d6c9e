package dev.slowpath.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    product.copyTree(module.resolve("src/main/launcher"), product.folder);
    product.folder.resolve("bin/slowpath").toFile().setExecutable(true, false);
    product.writeBuildJdk();
    product.copyJars(Path.of(arguments[1]), arguments[2]);
    product.copySample(module.resolveSibling("sample-data"), "shop/before");
    AheadOfTime.train(product.folder);
  }

  /// What an earlier build left would be shipped too.
  private void clear() throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Remover());
    }
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
        ModernJar.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }

  private void copySample(Path samples, String name) throws IOException {
    Path sample = samples.resolve(name);
    if (Files.isDirectory(sample)) {
      copyTree(sample, folder.resolve("sample-data").resolve(name));
    }
  }

  private void copyTree(Path from, Path to) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      copy(file, target);
    }
  }

  // Two jars of one name would be one jar in the product: copying refuses to replace.
  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
