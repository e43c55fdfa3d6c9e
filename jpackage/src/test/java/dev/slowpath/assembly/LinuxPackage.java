package dev.slowpath.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The product with its own Java inside, as a folder to unpack anywhere, and as a Debian package.
///
/// Maven runs [#main] from this file in the profile `installer`, after [ProductFolder]. Both hold
/// the same launcher and class path as the product folder, so that one start is tested everywhere
/// (docs/decisions/0010).
final class LinuxPackage {
  private static final String NAME = "slowpath";

  /// What the jars ask of the JDK by `jdeps`, and what they reach by reflection or as a service:
  /// curves of TLS connections, zip file systems, locales of number formats.
  private static final String MODULES =
      String.join(
          ",",
          "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http",
          "java.scripting,java.security.jgss,java.sql,java.xml,jdk.attach,jdk.compiler",
          "jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs");

  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "amd64", "aarch64", "arm64");

  private final Path image;
  private final Path root;

  private LinuxPackage(Path target) {
    this.image = target.resolve("image/" + NAME);
    this.root = target.resolve("deb");
  }

  /// Arguments: the module's folder, the version.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path module = Path.of(arguments[0]);
    Path target = module.resolve("target");
    var linux = new LinuxPackage(target);
    Folders.remove(linux.image);
    Folders.remove(linux.root);
    linux.makeImage(target.resolve(NAME));
    linux.makeDeb(module.resolve("src/main/debian"), target, arguments[1]);
  }

  private void makeImage(Path product) throws IOException, InterruptedException {
    Folders.copy(product, image);
    Files.deleteIfExists(image.resolve("lib/slowpath.aot"));
    Files.deleteIfExists(image.resolve("conf/jdk"));
    image.resolve("bin/slowpath").toFile().setExecutable(true, false);
    Path runtime = image.resolve("runtime");
    run(
        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
        "--add-modules",
        MODULES,
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    AheadOfTime.train(image, runtime.resolve("bin/java"));
  }

  private void makeDeb(Path files, Path target, String version)
      throws IOException, InterruptedException {
    Folders.copy(image, root.resolve("opt/" + NAME));
    root.resolve("opt/slowpath/bin/slowpath").toFile().setExecutable(true, false);
    Path programs = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(programs.resolve(NAME), Path.of("/opt/slowpath/bin/slowpath"));
    copyTo(files.resolve("slowpath.desktop"), root.resolve("usr/share/applications"));
    copyTo(files.resolve("slowpath.svg"), root.resolve("usr/share/icons/hicolor/scalable/apps"));
    String processor = System.getProperty("os.arch");
    String architecture = PROCESSORS.getOrDefault(processor, processor);
    String control =
        Files.readString(files.resolve("control"))
            .replace("@version@", version)
            .replace("@architecture@", architecture)
            .replace("@kilobytes@", Long.toString(Folders.bytes(root) >> 10));
    Files.writeString(Files.createDirectories(root.resolve("DEBIAN")).resolve("control"), control);
    String name = "%s_%s_%s.deb".formatted(NAME, version, architecture);
    run(
        "dpkg-deb",
        "--root-owner-group",
        "--build",
        root.toString(),
        target.resolve(name).toString());
  }

  private static void copyTo(Path file, Path folder) throws IOException {
    Files.copy(
        file,
        Files.createDirectories(folder).resolve(file.getFileName()),
        StandardCopyOption.COPY_ATTRIBUTES,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    int code = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(words.getFirst() + " ended with " + code);
    }
  }
}
