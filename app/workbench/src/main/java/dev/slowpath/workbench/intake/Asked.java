package dev.slowpath.workbench.intake;

import dev.slowpath.model.profile.Metric;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the user wants read.
///
/// @param names files, folders, globs (`traces/*.jsonl`) or `-` for standard input, in the user's
///   order
/// @param format the id of a format to read all of them as (`--as`); empty to recognise each
/// @param instants what the user says of when a file was taken (`--at FILE=INSTANT`), by its name
///   as given
/// @param wanted the metrics of profiles that somebody wants to see; empty for all of them
/// @param places where the content of a name stands, for names that are no path themselves
public record Asked(
    List<String> names,
    Optional<String> format,
    Map<String, Instant> instants,
    Map<String, Path> places,
    Set<Metric> wanted) {

  public Asked {
    names = List.copyOf(names);
    instants = Map.copyOf(instants);
    places = Map.copyOf(places);
    wanted = Set.copyOf(wanted);
  }

  public Asked(
      List<String> names,
      Optional<String> format,
      Map<String, Instant> instants,
      Map<String, Path> places) {
    this(names, format, instants, places, Set.of());
  }

  /// The same, of which only some metrics are wanted.
  public Asked wanting(Set<Metric> metrics) {
    return new Asked(names, format, instants, places, metrics);
  }

  public Asked(List<String> names, Optional<String> format, Map<String, Instant> instants) {
    this(names, format, instants, Map.of());
  }

  /// Names, and where their content stands.
  public static Asked at(Map<String, Path> places) {
    return new Asked(places.keySet().stream().toList(), Optional.empty(), Map.of(), places);
  }

  /// Names alone.
  public static Asked files(Path... files) {
    return new Asked(Arrays.stream(files).map(Path::toString).toList(), Optional.empty(), Map.of());
  }
}
