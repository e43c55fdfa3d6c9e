package dev.slowpath.workbench.intake;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns what the user named into files, in a fixed order: a folder is everything below it by path,
/// hidden files and folders left out, and so is a zip file; a glob is what it matches; `-` is
/// standard input, kept in a temporary file.
final class Targets {
  private final List<Target> found = new ArrayList<>();
  private final List<Outcome> missing = new ArrayList<>();
  private final InputStream standardInput;

  Targets(Asked asked, InputStream standardInput) {
    this.standardInput = standardInput;
    for (String name : asked.names()) {
      Path place = asked.places().get(name);
      if (place == null) {
        add(name);
      } else if (Files.isRegularFile(place)) {
        addFile(new Target(place, name, true));
      } else {
        missing.add(refused(name, "no such file", "the file " + place));
      }
    }
  }

  List<Target> found() {
    return found;
  }

  /// Names that lead nowhere.
  List<Outcome> missing() {
    return missing;
  }

  private void add(String name) {
    try {
      if (name.equals("-")) {
        found.add(new Target(spooled(), "-", true));
        return;
      }
      if (isGlob(name) && !Files.exists(Path.of(name))) {
        addGlob(name);
        return;
      }
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        addFolder(path, name);
      } else if (Files.exists(path)) {
        addFile(new Target(path, name, true));
      } else {
        missing.add(refused(name, "no such file", "a file, a folder, a glob or -"));
      }
    } catch (InvalidPathException strange) {
      missing.add(refused(name, strange.getReason(), "a file, a folder, a glob or -"));
    } catch (IOException | UncheckedIOException unreadable) {
      missing.add(refused(name, unreadable.toString(), "something that can be read"));
    }
  }

  /// A file; of an archive each file in it.
  private void addFile(Target file) {
    try {
      if (!Archive.is(file.path(), file.named())) {
        found.add(file);
        return;
      }
      Archive.Listed listed = Archive.list(file.path());
      for (String entry : listed.entries()) {
        found.add(new Target(file.path(), file.name() + "/" + entry, false, entry));
      }
      for (String stray : listed.strays()) {
        missing.add(refused(file.name(), "an entry " + stray, "names that stay in the archive"));
      }
      if (listed.entries().isEmpty()) {
        missing.add(refused(file.name(), "an archive without files", "files in it"));
      }
    } catch (TooLargeException large) {
      missing.add(
          new Outcome.Refused(
              file.name(),
              new Problem.TooLarge(
                  new Place.Whole(), String.valueOf(large.getMessage()), large.expected())));
    } catch (IOException unreadable) {
      String found = String.valueOf(unreadable.getMessage());
      missing.add(refused(file.name(), found, "a file or an archive that can be read"));
    }
  }

  private static Outcome refused(String name, String found, String expected) {
    return new Outcome.Refused(name, new Problem.Unreadable(new Place.Whole(), found, expected));
  }

  private static boolean isGlob(String name) {
    return name.contains("*") || name.contains("?") || name.contains("[");
  }

  private Path spooled() throws IOException {
    Path file = Files.createTempFile("slowpath-", ".input");
    file.toFile().deleteOnExit();
    Files.copy(standardInput, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  private void addFolder(Path folder, String name) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = folder.relativize(file);
        if (!isHidden(relative)) {
          addFile(new Target(file, Path.of(name).resolve(relative).toString(), false));
        }
      }
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private void addGlob(String glob) throws IOException {
    int wild = 0;
    while ("*?[".indexOf(glob.charAt(wild)) < 0) {
      wild++;
    }
    int folderEnd = glob.lastIndexOf('/', wild);
    Path folder = folderEnd < 0 ? Path.of("") : Path.of(glob.substring(0, folderEnd + 1));
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<Path> matches = new ArrayList<>();
    if (Files.isDirectory(folder.toAbsolutePath())) {
      try (Stream<Path> below = Files.walk(folder)) {
        below.filter(Files::isRegularFile).filter(matcher::matches).sorted().forEach(matches::add);
      }
    }
    if (matches.isEmpty()) {
      missing.add(refused(glob, "no file matches", "a glob that matches a file"));
    }
    matches.forEach(path -> addFile(new Target(path, path.toString(), true)));
  }
}
