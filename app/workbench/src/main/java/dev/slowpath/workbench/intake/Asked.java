package dev.slowpath.workbench.intake;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.plugin.Head;
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
/// @param columns which columns of tables of requests mean what (`--columns`); such tables are then
///   read as requests wherever no other format is sure
/// @param rules whether the rules of other tools are to judge the files too
public record Asked(
    List<String> names,
    Optional<String> format,
    Map<String, Instant> instants,
    Map<String, Path> places,
    Set<Metric> wanted,
    Map<String, String> formats,
    Map<String, String> columns,
    boolean rules) {

  /// The format that tables with stated columns are read as.
  static final String TABLES = "requests";

  public Asked {
    names = List.copyOf(names);
    instants = Map.copyOf(instants);
    places = Map.copyOf(places);
    wanted = Set.copyOf(wanted);
    formats = Map.copyOf(formats);
    columns = Map.copyOf(columns);
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
    this(names, format, instants, places, Set.of(), Map.of(), Map.of(), false);
  }

  /// The same, of which only some metrics are wanted.
  public Asked wanting(Set<Metric> metrics) {
    return new Asked(names, format, instants, places, metrics, formats, columns, rules);
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
    return new Asked(names, format, instants, places, wanted, known, columns, rules);
  }

  /// Whether a file is one whose columns were stated: one the user named, or whose beginning names
  /// them all.
  boolean isTable(Head head, boolean isNamed) {
    return !columns.isEmpty()
        && !head.isBinary()
        && (isNamed || columns.values().stream().allMatch(head.text()::contains));
  }

  /// The same, with columns of tables that mean what.
  public Asked stating(Map<String, String> meanings) {
    return new Asked(names, format, instants, places, wanted, formats, meanings, rules);
  }

  /// The same, judged by the rules of other tools too.
  public Asked judged() {
    return new Asked(names, format, instants, places, wanted, formats, columns, true);
  }

  /// Names alone.
  public static Asked files(Path... files) {
    return new Asked(Arrays.stream(files).map(Path::toString).toList(), Optional.empty(), Map.of());
  }
}
