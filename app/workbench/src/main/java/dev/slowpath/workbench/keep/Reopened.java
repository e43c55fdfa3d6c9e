package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An investigation that was kept, and where its sources stand now.
///
/// @param places where the content of each source is, by its name, in the order kept
public record Reopened(Kept kept, Map<String, Path> places) {

  public Reopened {
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /// Opens a document; what was pasted is put into temporary files.
  public static Reopened of(InvestigationFile files, Path document)
      throws ImportException, IOException {
    Kept kept = files.read(document);
    Path folder = folder(document);
    Map<String, Path> places = new LinkedHashMap<>();
    for (Kept.Source source : kept.sources()) {
      Optional<String> text = source.text();
      places.put(
          source.name(),
          text.isPresent() ? spooled(text.get()) : folder.resolve(source.path()).normalize());
    }
    return new Reopened(kept, places);
  }

  /// Text as a file that goes when the program ends.
  public static Path spooled(String text) throws IOException {
    Path file = Files.createTempFile("slowpath-", ".pasted");
    file.toFile().deleteOnExit();
    return Files.writeString(file, text);
  }

  private static Path folder(Path document) {
    Path parent = document.toAbsolutePath().getParent();
    return parent == null ? document.toAbsolutePath() : parent;
  }

  /// The path of a file from a document's folder, the same on every system.
  public static String relative(Path document, Path file) {
    Path folder = folder(document);
    Path whole = file.toAbsolutePath().normalize();
    boolean isBeside = whole.getRoot() != null && whole.getRoot().equals(folder.getRoot());
    Path path = isBeside ? folder.normalize().relativize(whole) : whole;
    return path.toString().replace('\\', '/');
  }

  public Asked asked() {
    return Asked.at(places);
  }

  /// What is not as it was kept, one sentence each: sources that changed, and that cannot be read.
  public List<String> differences(List<Outcome> outcomes) {
    Map<String, Outcome> now = new LinkedHashMap<>();
    outcomes.forEach(outcome -> now.put(outcome.file(), outcome));
    List<String> changed = new ArrayList<>();
    List<String> vanished = new ArrayList<>();
    for (Kept.Source source : kept.sources()) {
      if (!(now.get(source.name()) instanceof Outcome.Read read)) {
        vanished.add(source.name());
      } else if (!read.sha256().equals(source.sha256())) {
        changed.add(source.name());
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!changed.isEmpty()) {
      sentences.add("Changed since this was kept: " + String.join(", ", changed));
    }
    if (!vanished.isEmpty()) {
      sentences.add("Not there or not readable any more: " + String.join(", ", vanished));
    }
    return sentences;
  }
}
