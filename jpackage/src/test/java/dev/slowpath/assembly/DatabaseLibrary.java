package dev.slowpath.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// The native library of DuckDB beside its jar instead of in it.
///
/// The jar holds one library for each system, 60 to 70 MB each, and the driver would unpack one
/// into the temporary folder at each start, where a killed process leaves it. Laid beside the jar
/// it is loaded where it is (the launcher's `java.library.path`).
final class DatabaseLibrary {
  private static final String PREFIX = "libduckdb_java.so_";

  private DatabaseLibrary() {}

  /// Copies the driver's jar without libraries, and this system's library beside it.
  ///
  /// @return false for any other jar, or where the driver has none for this system
  static boolean copy(Path from, Path to) throws IOException {
    if (!from.getFileName().toString().startsWith("duckdb_jdbc-")) {
      return false;
    }
    try (JarFile jar = new JarFile(from.toFile())) {
      JarEntry library = jar.getJarEntry(PREFIX + system());
      if (library == null) {
        return false;
      }
      try (InputStream in = jar.getInputStream(library)) {
        Files.copy(in, to.resolveSibling(System.mapLibraryName("duckdb_java")));
      }
      copyOthers(jar, to);
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
    return true;
  }

  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
    String processor = System.getProperty("os.arch");
    boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
    return name + (isArm ? "_arm64" : "_amd64");
  }

  private static void copyOthers(JarFile jar, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to);
        JarOutputStream output = new JarOutputStream(file)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (!entry.getName().startsWith(PREFIX)) {
          copy(jar, entry, output);
        }
      }
    }
  }

  private static void copy(JarFile jar, JarEntry entry, JarOutputStream output) throws IOException {
    JarEntry written = new JarEntry(entry.getName());
    written.setTime(entry.getTime());
    output.putNextEntry(written);
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(output);
    }
    output.closeEntry();
  }
}
