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
/// @param formats the format to read a name as, by its id, where it is known
public record Asked(
    List<String> names,
    Optional<String> format,
    Map<String, Instant> instants,
    Map<String, Path> places,
    Set<Metric> wanted,
    Map<String, String> formats) {

  public Asked {
    names = List.copyOf(names);
    instants = Map.copyOf(instants);
    places = Map.copyOf(places);
    wanted = Set.copyOf(wanted);
    formats = Map.copyOf(formats);
  }

  /// The format to read a name as; empty to recognise it.
  Optional<String> formatOf(String name) {
    return format.or(() -> Optional.ofNullable(formats.get(name)));
  }

  public Asked(
      List<String> names,
      Optional<String> format,
      Map<String, Instant> instants,
      Map<String, Path> places) {
    this(names, format, instants, places, Set.of(), Map.of());
  }

  /// The same, of which only some metrics are wanted.
  public Asked wanting(Set<Metric> metrics) {
    return new Asked(names, format, instants, places, metrics, formats);
  }

  public Asked(List<String> names, Optional<String> format, Map<String, Instant> instants) {
    this(names, format, instants, Map.of());
  }

  /// Names, and where their content stands.
  public static Asked at(Map<String, Path> places) {
    return new Asked(places.keySet().stream().toList(), Optional.empty(), Map.of(), places);
  }

  /// The same, of which some names are known to be of a format.
  public Asked knowing(Map<String, String> known) {
    return new Asked(names, format, instants, places, wanted, known);
  }

  /// Names alone.
  public static Asked files(Path... files) {
    return new Asked(Arrays.stream(files).map(Path::toString).toList(), Optional.empty(), Map.of());
  }
}
