package dev.slowpath.workbench.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A file to read: one of the file system, or an entry of an archive, which is read where it stands
/// and never unpacked.
///
/// @param path of the file, or of the archive
/// @param name to show; of an entry, that of the archive with the entry's behind it, as in a folder
/// @param named whether the user named it; false for one found in a folder or an archive
/// @param entry the entry's name; empty for a file of the file system
record Target(Path path, String name, boolean named, String entry) {
  private static final int BUFFER = 1 << 16;

  Target {
    Objects.requireNonNull(path);
    Objects.requireNonNull(name);
    Objects.requireNonNull(entry);
  }

  Target(Path path, String name, boolean named) {
    this(path, name, named, "");
  }

  boolean isEntry() {
    return !entry.isEmpty();
  }

  /// The bytes of the file; of an entry, those it held before it was archived.
  InputStream open() throws IOException {
    return isEntry()
        ? Archive.open(path, entry)
        : new BufferedInputStream(Files.newInputStream(path), BUFFER);
  }

  /// How many bytes `open` gives.
  long size() throws IOException {
    return isEntry() ? Archive.size(path, entry) : Files.size(path);
  }

  /// How many bytes it takes on the disk.
  long packedSize() throws IOException {
    return isEntry() ? Archive.packedSize(path, entry) : Files.size(path);
  }

  /// The name without folders.
  String lastName() {
    if (isEntry()) {
      return entry.substring(entry.lastIndexOf('/') + 1);
    }
    Path last = path.getFileName();
    return name.equals("-") || last == null ? name : last.toString();
  }

  /// A file of that name in the same folder, where there is one.
  Optional<Target> sibling(String other) throws IOException {
    boolean isPlain = other.indexOf('/') < 0 && Path.of(other).equals(Path.of(other).getFileName());
    if (name.equals("-") || !isPlain) {
      return Optional.empty();
    }
    if (isEntry()) {
      String beside = entry.substring(0, entry.lastIndexOf('/') + 1) + other;
      String shown = name.substring(0, name.length() - entry.length()) + beside;
      return Archive.holds(path, beside)
          ? Optional.of(new Target(path, shown, false, beside))
          : Optional.empty();
    }
    Path beside = path.resolveSibling(other);
    return Files.isRegularFile(beside)
        ? Optional.of(new Target(beside, Path.of(name).resolveSibling(other).toString(), false))
        : Optional.empty();
  }
}
