package dev.slowpath.workbench.live;

import dev.slowpath.plugin.Live.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a live system gave, as files that are named by its instant. Each appears whole or not at
/// all.
final class PartFiles {
  private static final DateTimeFormatter IN_NAMES =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PartFiles() {}

  static List<Path> write(Instant at, List<Part> parts, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Part part : parts) {
      String name = part.name() + "-" + IN_NAMES.format(at) + part.extension();
      Path file = folder.resolve(name);
      Path beside = folder.resolve("." + name + ".part");
      try {
        Files.writeString(beside, part.content(), StandardCharsets.UTF_8);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
      files.add(file);
    }
    return files;
  }
}
