package dev.slowpath.workbench.desk;

import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Kept;
import dev.slowpath.workbench.keep.Reopened;
import dev.slowpath.workbench.screen.Investigation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is on a desk: how each file was read, where it stands, and what was pasted.
final class Sources {
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Path> places = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private @Nullable Path document;
  private int pasted;

  /// Adds what was read; a file of the same name is replaced where it stands.
  void add(Asked asked, List<Outcome> read) {
    places.putAll(asked.places());
    read.forEach(outcome -> outcomes.put(outcome.file(), outcome));
  }

  /// A file that is here, to be read as the format given.
  Asked as(String file, String format) {
    Path place = places.get(file);
    return new Asked(
        List.of(file),
        Optional.of(format),
        Map.of(),
        place == null ? Map.of() : Map.of(file, place));
  }

  /// Text to be read as a file of the next name.
  Asked pasted(String text) {
    String name = "pasted-" + ++pasted;
    texts.put(name, text);
    try {
      return Asked.at(Map.of(name, Reopened.spooled(text)));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  void replace(Path from, Reopened reopened, List<Outcome> read) {
    clear();
    document = from;
    for (Kept.Source source : reopened.kept().sources()) {
      source
          .text()
          .ifPresent(text -> {
            texts.put(source.name(), text);
            pasted++;
          });
    }
    places.putAll(reopened.places());
    read.forEach(outcome -> outcomes.put(outcome.file(), outcome));
  }

  void clear() {
    outcomes.clear();
    places.clear();
    texts.clear();
    document = null;
    pasted = 0;
  }

  Optional<Path> document() {
    return Optional.ofNullable(document);
  }

  /// What is kept of it in a document, which it belongs to from now on.
  Kept kept(Path to, Kept.View view) {
    document = to;
    List<Kept.Source> kept = new ArrayList<>();
    for (Outcome outcome : outcomes.values()) {
      if (outcome instanceof Outcome.Read read) {
        kept.add(source(to, read));
      }
    }
    return new Kept(name(), kept, view);
  }

  private Kept.Source source(Path to, Outcome.Read read) {
    String text = texts.get(read.file());
    Path place = places.getOrDefault(read.file(), Path.of(read.file()));
    String path = text == null ? Reopened.relative(to, place) : "";
    return new Kept.Source(read.file(), path, read.sha256(), Optional.ofNullable(text));
  }

  Investigation investigation() {
    return outcomes.isEmpty()
        ? Investigation.empty()
        : Investigation.of(name(), List.copyOf(outcomes.values()), Optional.empty());
  }

  /// The document's, else that of the folder the files share, else the first file's.
  private String name() {
    if (document != null) {
      String file = String.valueOf(document.getFileName());
      return InvestigationFile.isNamed(file)
          ? file.substring(0, file.length() - InvestigationFile.ENDING.length())
          : file;
    }
    if (outcomes.isEmpty()) {
      return "New investigation";
    }
    String first = outcomes.keySet().iterator().next();
    Path path = places.getOrDefault(first, Path.of(first)).toAbsolutePath();
    Path folder = path.getParent();
    boolean isFolder = outcomes.size() > 1 && !texts.containsKey(first);
    return isFolder && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : String.valueOf(Path.of(first).getFileName());
  }
}
