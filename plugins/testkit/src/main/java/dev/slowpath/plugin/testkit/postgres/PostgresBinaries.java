package dev.slowpath.plugin.testkit.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server programs of one binaries jar, and where they are unpacked.
///
/// The cache folder is named by the archive's SHA-256, so that several versions live side by side.
/// Two processes may unpack at once: each unpacks into a folder of its own and renames it, and the
/// one that comes second uses what the first left.
record PostgresBinaries(URL archive) {
  static PostgresBinaries fromClassPath() throws IOException {
    var name = "postgres-" + system() + "-" + architecture() + ".txz";
    var archive = PostgresBinaries.class.getClassLoader().getResource(name);
    if (archive == null) {
      throw new IOException("no PostgreSQL binaries jar with " + name + " on the class path");
    }
    return new PostgresBinaries(archive);
  }

  /// Those of a jar that is not on the class path: for tests on several versions.
  static PostgresBinaries ofJar(Path jar) throws IOException {
    var name = "postgres-" + system() + "-" + architecture() + ".txz";
    if (!Files.exists(jar)) {
      throw new IOException("no PostgreSQL binaries jar " + jar);
    }
    return new PostgresBinaries(URI.create("jar:" + jar.toUri() + "!/" + name).toURL());
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    var name = System.getProperty("os.arch", "");
    return name.equals("aarch64") ? "arm_64" : "x86_64";
  }

  /// The folder with `bin/`, `lib/` and `share/`, unpacked when this is the first use.
  Path unpacked() throws IOException {
    var cache = cacheFolder();
    var home = cache.resolve(sha256().substring(0, 16));
    if (Files.isDirectory(home)) {
      return home;
    }
    var fresh = Files.createTempDirectory(cache, "unpacking-");
    try {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(fresh);
      rename(fresh, home);
    } finally {
      if (Files.isDirectory(fresh)) {
        Folders.delete(fresh);
      }
    }
    return home;
  }

  // A rename onto a folder that is already filled fails, with an exception of no particular type.
  private static void rename(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failure) {
      if (!Files.isDirectory(home)) {
        throw failure;
      }
    }
  }

  // Below the temporary folder, not the home folder: root's home is closed to the server's account.
  private static Path cacheFolder() throws IOException {
    var user = System.getProperty("user.name", "unknown");
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "slowpath-postgres-" + user);
    if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    requireOurs(cache);
    return cache;
  }

  // Programs are run from this folder, so nobody else may have laid it out.
  private static void requireOurs(Path cache) throws IOException {
    var probe = Files.createTempFile(cache, "owner-", "");
    try {
      if (!Files.getOwner(probe).equals(Files.getOwner(cache))) {
        throw new IOException(cache + " belongs to somebody else");
      }
    } finally {
      Files.delete(probe);
    }
  }

  private String sha256() throws IOException {
    try (var in = archive.openStream()) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private void unpack(Path target) throws IOException {
    try (var in = archive.openStream();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(entry, tar, target);
      }
    }
  }

  private static void unpackEntry(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive reaches outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    var isProgram = (entry.getMode() & 0b001_000_000) != 0;
    var permissions = isProgram ? "rwxr-xr-x" : "rw-r--r--";
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
