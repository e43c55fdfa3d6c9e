package dev.slowpath.workbench.keep;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Files that were read, put into the file of an investigation.
public final class Keeping {
  private final Map<String, Path> places;
  private final Map<String, Instant> instants;

  /// What is known of the files.
  ///
  /// @param places where each stands, by its name; one without a place stands at its name
  /// @param instants what a person said of when they were taken, by their names
  public Keeping(Map<String, Path> places, Map<String, Instant> instants) {
    this.places = Map.copyOf(places);
    this.instants = Map.copyOf(instants);
  }

  /// Opens an investigation to add to it, or makes a new one.
  ///
  /// @throws HeldException if another process has it open
  public static InvestigationFile openOrCreate(Path file) throws ImportException, IOException {
    if (!Files.exists(file)) {
      return InvestigationFile.create(file);
    }
    if (TextInvestigation.isText(file)) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.Whole(),
              "an investigation that only names its files",
              "another name: slowpath keep " + file.getFileName() + " -o new.slowpath"));
    }
    return InvestigationFile.open(file);
  }

  /// Puts everything that was read into a file.
  ///
  /// @return the names of what was not there already
  public List<String> into(InvestigationFile file, List<Outcome> outcomes) throws IOException {
    Set<KeptSource> there = new HashSet<>(file.contents().sources());
    List<String> added = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Optional<KeptSource> source = source(outcome).filter(one -> !there.contains(one));
      if (source.isPresent()) {
        file.contents().put(source.get(), place(outcome));
        added.add(outcome.file());
      }
    }
    return added;
  }

  private Optional<KeptSource> source(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read(String name, var format, String sha256, long bytes, _, _) ->
          Optional.of(
              new KeptSource(
                  name, sha256, bytes, format.id(), Optional.ofNullable(instants.get(name))));
      case Outcome.Beside(String name, String sha256, long bytes, _) ->
          Optional.of(new KeptSource(name, sha256, bytes, "", Optional.empty()));
      case Outcome.Ruled(String name, String sha256, long bytes, _) ->
          Optional.of(new KeptSource(name, sha256, bytes, PolicyReader.NAME, Optional.empty()));
      case Outcome.Refused _, Outcome.Unrecognised _ -> Optional.empty();
    };
  }

  /// Where a file stands; one read with another stands beside it.
  private Path place(Outcome outcome) {
    Path place = places.get(outcome.file());
    if (place != null) {
      return place;
    }
    Path name = Path.of(outcome.file());
    Path with = outcome instanceof Outcome.Beside beside ? places.get(beside.of()) : null;
    return with == null ? name : with.resolveSibling(String.valueOf(name.getFileName()));
  }
}
