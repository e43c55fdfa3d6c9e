package dev.slowpath.workbench.desk;

import dev.slowpath.analysis.link.Crew;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.keep.Casework;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Keeping;
import dev.slowpath.workbench.keep.Kept;
import dev.slowpath.workbench.keep.Reopened;
import dev.slowpath.workbench.screen.Investigation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is on a desk: how each file was read, where it stands, and the file of the investigation
/// that holds them all, if it is kept.
final class Sources {
  private static final String PASTED = "pasted-";

  private final Crew crew;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Path> places = new LinkedHashMap<>();
  private final Map<String, Instant> instants = new HashMap<>();
  private @Nullable Path document;
  private @Nullable InvestigationFile file;

  /// Nothing yet.
  ///
  /// @param crew who joins and ranks what is added
  Sources(Crew crew) {
    this.crew = crew;
  }

  /// Adds what was read; a file of the same name is replaced where it stands. A kept investigation
  /// holds it at once.
  void add(Asked asked, List<Outcome> read) throws IOException {
    places.putAll(asked.places());
    instants.putAll(asked.instants());
    read.forEach(outcome -> outcomes.put(outcome.file(), outcome));
    if (file != null) {
      put(file);
    }
  }

  private void put(InvestigationFile into) throws IOException {
    new Keeping(places, instants).into(into, List.copyOf(outcomes.values()));
  }

  /// A file that is here, to be read again.
  ///
  /// @param format to read it as; empty to recognise it
  Asked again(String name, Optional<String> format) {
    Path place = places.get(name);
    return new Asked(
        List.of(name), format, Map.of(), place == null ? Map.of() : Map.of(name, place));
  }

  /// Text to be read as a file of the next name.
  Asked pasted(String text) throws IOException {
    int number = 1;
    while (outcomes.containsKey(PASTED + number)) {
      number++;
    }
    return Asked.at(Map.of(PASTED + number, Reopened.spooled(text)));
  }

  void replace(Path from, Reopened reopened, List<Outcome> read) {
    clear();
    document = from;
    file = reopened.file().orElse(null);
    places.putAll(reopened.asked().places());
    instants.putAll(reopened.asked().instants());
    read.forEach(outcome -> outcomes.put(outcome.file(), outcome));
  }

  /// Takes everything away, and lets the file go.
  void clear() {
    letGo();
    outcomes.clear();
    places.clear();
    instants.clear();
    document = null;
  }

  void letGo() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /// The file of the investigation, where it is kept.
  Optional<InvestigationFile> file() {
    return Optional.ofNullable(file);
  }

  /// Where it is kept or, of the text form, was.
  Optional<Path> document() {
    return Optional.ofNullable(document);
  }

  /// Keeps everything in a file, which is held from now on.
  void keep(Path to, Kept.View view) throws ImportException, IOException {
    boolean isHeld = file != null && to.toAbsolutePath().equals(file.path().toAbsolutePath());
    if (!isHeld) {
      InvestigationFile other = InvestigationFile.create(to);
      Casebook written = casebook();
      letGo();
      file = other;
      document = to;
      put(other);
      Casework casework = casework(other);
      written.findings().forEach(one -> casework.put(one, one.id() + " kept"));
      written.experiments().forEach(one -> casework.put(one, one.id() + " named"));
    }
    if (file != null) {
      file.look(view);
    }
  }

  /// What people wrote, where the investigation is kept.
  Casebook casebook() throws ImportException {
    return file == null ? Casebook.EMPTY : casework(file).casebook();
  }

  static Casework casework(InvestigationFile file) {
    return new Casework(file, Clock.systemUTC());
  }

  Investigation investigation() throws ImportException {
    return outcomes.isEmpty()
        ? Investigation.empty()
        : Investigation.of(name(), List.copyOf(outcomes.values()), Optional.empty(), crew)
            .with(casebook());
  }

  /// The document's, else that of the folder the files share, else the first file's.
  private String name() {
    if (document != null) {
      String name = String.valueOf(document.getFileName());
      return InvestigationFile.isNamed(name)
          ? name.substring(0, name.length() - InvestigationFile.ENDING.length())
          : name;
    }
    if (outcomes.isEmpty()) {
      return "New investigation";
    }
    String first = outcomes.keySet().iterator().next();
    Path path = places.getOrDefault(first, Path.of(first)).toAbsolutePath();
    Path folder = path.getParent();
    boolean isFolder = outcomes.size() > 1 && !first.startsWith(PASTED);
    return isFolder && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : String.valueOf(Path.of(first).getFileName());
  }
}
