package dev.slowpath.workbench.intake;

import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.TooLargeException;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip file as a folder of files. Nothing is unpacked to the disk, so that no name in it can lead
/// out of any folder; entries are held to the limits of untrusted files.
final class Archive {
  /// More entries than this are no recording.
  static final int MOST_ENTRIES = 10_000;

  private static final int BUFFER = 1 << 16;

  private Archive() {}

  /// What an archive holds.
  ///
  /// @param entries the names of files in it, in order, hidden ones left out
  /// @param strays names that lead out of it
  record Listed(List<String> entries, List<String> strays) {
    Listed {
      entries = List.copyOf(entries);
      strays = List.copyOf(strays);
    }
  }

  /// Whether a file is an archive to look into: one named so, or one named by the user that begins
  /// as archives do.
  static boolean is(Path file, boolean isNamed) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".slowpath.zip") || !(isNamed || name.endsWith(".zip"))) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4
          && magic[0] == 'P'
          && magic[1] == 'K'
          && ((magic[2] == 3 && magic[3] == 4) || (magic[2] == 5 && magic[3] == 6));
    }
  }

  /// @throws TooLargeException of more entries, or more content, than files may hold
  static Listed list(Path archive) throws IOException {
    try (ZipFile zip = opened(archive)) {
      if (zip.size() > MOST_ENTRIES) {
        throw new TooLargeException(zip.size() + " entries", "at most " + MOST_ENTRIES);
      }
      List<String> entries = new ArrayList<>();
      List<String> strays = new ArrayList<>();
      long content = 0;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        content += Math.max(0, entry.getSize());
        if (content > Limits.USUAL.bytes()) {
          throw new TooLargeException(
              "more than " + Limits.USUAL.bytes() + " bytes of content", "no more");
        }
        if (!entry.isDirectory()) {
          file(entry.getName(), entries, strays);
        }
      }
      Collections.sort(entries);
      Collections.sort(strays);
      return new Listed(entries, strays);
    }
  }

  private static void file(String name, List<String> entries, List<String> strays) {
    boolean isHidden = false;
    boolean isStray = name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(0) >= 0;
    for (String part : name.split("/", -1)) {
      isHidden |= part.startsWith(".") || part.equals("__MACOSX");
      isStray |= part.equals("..") || part.isEmpty() || part.indexOf(':') >= 0;
    }
    if (isStray) {
      strays.add(name);
    } else if (!isHidden) {
      entries.add(name);
    }
  }

  /// Names are UTF-8; those of old programs, which are not, still name something.
  private static ZipFile opened(Path archive) throws IOException {
    try {
      return new ZipFile(archive.toFile());
    } catch (ZipException otherNames) {
      return new ZipFile(archive.toFile(), StandardCharsets.ISO_8859_1);
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new FileNotFoundException(name + " is not in the archive any more");
    }
    return entry;
  }

  static boolean holds(Path archive, String name) throws IOException {
    try (ZipFile zip = opened(archive)) {
      ZipEntry entry = zip.getEntry(name);
      return entry != null && !entry.isDirectory();
    }
  }

  static long size(Path archive, String name) throws IOException {
    try (ZipFile zip = opened(archive)) {
      return entry(zip, name).getSize();
    }
  }

  static long packedSize(Path archive, String name) throws IOException {
    try (ZipFile zip = opened(archive)) {
      return entry(zip, name).getCompressedSize();
    }
  }

  /// The content of an entry; the archive is closed with it.
  static InputStream open(Path archive, String name) throws IOException {
    ZipFile zip = opened(archive);
    try {
      InputStream content = zip.getInputStream(entry(zip, name));
      return new FilterInputStream(new BufferedInputStream(content, BUFFER)) {
        @Override
        public void close() throws IOException {
          zip.close();
        }
      };
    } catch (IOException unreadable) {
      zip.close();
      throw unreadable;
    }
  }
}
