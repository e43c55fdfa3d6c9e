package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An investigation that was kept, on its way back to the desk.
///
/// @param file held open; empty for the text form, which only names its sources
/// @param asked the sources to read: what is in the file itself, or where the text says they are
/// @param expected the SHA-256 of each source, by name, where it could have changed
public record Reopened(
    Optional<InvestigationFile> file, Kept.View view, Asked asked, Map<String, String> expected) {

  public Reopened {
    Objects.requireNonNull(file);
    Objects.requireNonNull(view);
    Objects.requireNonNull(asked);
    expected = Map.copyOf(expected);
  }

  /// Opens a file of either form, and holds it.
  ///
  /// @throws HeldException if another process has it open
  public static Reopened of(Path document) throws ImportException, IOException {
    if (TextInvestigation.isText(document)) {
      return ofText(document);
    }
    if (Archive.isNamed(document.toString())) {
      return of(unpackedBeside(document));
    }
    InvestigationFile file = InvestigationFile.open(document);
    boolean isRead = false;
    try {
      Reopened reopened = new Reopened(Optional.of(file), file.view(), asked(file), Map.of());
      isRead = true;
      return reopened;
    } finally {
      if (!isRead) {
        file.close();
      }
    }
  }

  /// The sources of a file of either form, without holding it; of one that another process holds,
  /// those of a copy of it as it is now.
  public static Asked sources(Path document) throws ImportException, IOException {
    try {
      Reopened reopened = of(readable(document));
      reopened.file().ifPresent(InvestigationFile::close);
      return reopened.asked();
    } catch (HeldException _) {
      Reopened copy = of(InvestigationFile.copy(document));
      copy.file().ifPresent(InvestigationFile::close);
      return copy.asked();
    }
  }

  /// An archive is worked on in the file that is made of it, beside it.
  private static Path unpackedBeside(Path archive) throws ImportException, IOException {
    String name = String.valueOf(archive.getFileName());
    Path file = archive.resolveSibling(name.substring(0, name.length() - ".zip".length()));
    if (Files.exists(file)) {
      throw new IOException(
          "%s is there already; open it, or move it away".formatted(file.getFileName()));
    }
    Archive.unpack(archive, file);
    return file;
  }

  /// The file of an investigation for those who only read: an archive is unpacked into a temporary
  /// folder.
  public static Path readable(Path document) throws ImportException, IOException {
    if (!Archive.isNamed(document.toString())) {
      return document;
    }
    Path folder = Files.createTempDirectory("slowpath-archive-");
    Path file = folder.resolve("archive" + InvestigationFile.ENDING);
    Archive.unpack(document, file);
    Temporary.forget(folder);
    return file;
  }

  private static Asked asked(InvestigationFile file) throws IOException {
    Map<String, Path> places = file.contents().spool();
    Map<String, Path> named = new LinkedHashMap<>();
    Map<String, String> formats = new HashMap<>();
    Map<String, Instant> instants = new HashMap<>();
    for (KeptSource source : file.contents().sources()) {
      if (!source.isBeside()) {
        named.put(source.name(), Objects.requireNonNull(places.get(source.name())));
        formats.put(source.name(), source.format());
        source.instant().ifPresent(at -> instants.put(source.name(), at));
      }
    }
    List<String> names = List.copyOf(named.keySet());
    return new Asked(names, Optional.empty(), instants, named).knowing(formats);
  }

  /// The text names its sources; what was pasted is put into temporary files.
  private static Reopened ofText(Path document) throws ImportException, IOException {
    Kept kept = TextInvestigation.read(document);
    Path folder = folder(document);
    Map<String, Path> places = new LinkedHashMap<>();
    Map<String, String> expected = new HashMap<>();
    for (Kept.Source source : kept.sources()) {
      Optional<String> text = source.text();
      places.put(
          source.name(),
          text.isPresent() ? spooled(text.get()) : folder.resolve(source.path()).normalize());
      expected.put(source.name(), source.sha256());
    }
    return new Reopened(Optional.empty(), kept.view(), Asked.at(places), expected);
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

  /// What is not as it was kept, one sentence each: sources that changed, and that cannot be read.
  public List<String> differences(List<Outcome> outcomes) {
    Map<String, Outcome> now = new LinkedHashMap<>();
    outcomes.forEach(outcome -> now.put(outcome.file(), outcome));
    List<String> changed = new ArrayList<>();
    List<String> vanished = new ArrayList<>();
    for (String name : asked.names()) {
      Optional<String> sha256 =
          switch (now.get(name)) {
            case Outcome.Read read -> Optional.of(read.sha256());
            case Outcome.Ruled ruled -> Optional.of(ruled.sha256());
            case null, default -> Optional.empty();
          };
      if (sha256.isEmpty()) {
        vanished.add(name);
      } else if (!sha256.get().equals(expected.getOrDefault(name, sha256.get()))) {
        changed.add(name);
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
