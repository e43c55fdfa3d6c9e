package dev.slowpath.workbench.policy;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Setting;
import dev.slowpath.analysis.policy.Suppression;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads `slowpath.toml`: thresholds for all endpoints, for those of a route, and bottlenecks that
/// are not to be seen. What it does not know is refused, so that a slip of the pen is noticed.
/// `docs/formats.md` describes it.
public final class PolicyReader {
  /// The name of its files.
  public static final String NAME = "slowpath.toml";

  private static final int MOST_NESTED = 50;
  private static final int SHORTEST_ID = 4;

  private final String name;
  private final List<Setting> settings = new ArrayList<>();
  private final List<Suppression> suppressions = new ArrayList<>();

  private PolicyReader(String name) {
    this.name = name;
  }

  /// Whether a file's name, with or without folders before it, is one of rules.
  public static boolean isNamed(String name) {
    return name.equals(NAME) || name.endsWith("/" + NAME) || name.endsWith("\\" + NAME);
  }

  /// Reads a policy.
  ///
  /// @param name of the file, named beside what it sets
  public static Policy read(String name, String text) throws ImportException {
    if (nesting(text) > MOST_NESTED) {
      throw new ImportException(
          new Problem.TooLarge(
              new Place.Whole(), "brackets nested too deep", "at most " + MOST_NESTED));
    }
    TomlParseResult parsed = Toml.parse(text);
    if (parsed.hasErrors()) {
      TomlParseError first = parsed.errors().getFirst();
      throw malformed(first.position(), String.valueOf(first.getMessage()), "TOML 1.0");
    }
    PolicyReader reader = new PolicyReader(name);
    reader.document(parsed);
    return new Policy(name, reader.settings, reader.suppressions);
  }

  /// The parser calls itself for each bracket in a bracket.
  private static int nesting(String text) {
    int depth = 0;
    int deepest = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {
          // Nothing that nests.
        }
      }
    }
    return deepest;
  }

  private void document(TomlTable document) throws ImportException {
    knows(document, Set.of("thresholds", "route", "suppress"));
    if (document.contains("thresholds")) {
      thresholds(table(document, "thresholds"), "");
    }
    for (TomlTable route : tables(document, "route")) {
      knows(route, Set.of("endpoint", "thresholds"));
      thresholds(table(route, "thresholds"), string(route, "endpoint"));
    }
    for (TomlTable suppress : tables(document, "suppress")) {
      suppress(suppress);
    }
  }

  private void thresholds(TomlTable table, String route) throws ImportException {
    for (Map.Entry<List<String>, Object> entry : table.entryPathSet()) {
      String id = String.join(".", entry.getKey());
      TomlPosition at = at(table, entry.getKey());
      Threshold threshold =
          Threshold.named(id)
              .orElseThrow(() -> malformed(at, "no threshold " + id, "one of " + ids()));
      if (!(entry.getValue() instanceof Number number)) {
        throw malformed(at, id + " that is no number", "a number, usually " + threshold.usual());
      }
      double value = number.doubleValue();
      boolean isPossible = value >= 0 && (!threshold.isShare() || value <= 1);
      if (!isPossible) {
        String range = threshold.isShare() ? "a share of 0 to 1" : "0 or more";
        throw malformed(at, id + " = " + number, range);
      }
      settings.add(new Setting(threshold, value, route, place(at)));
    }
  }

  private static String ids() {
    return Arrays.stream(Threshold.values()).map(Threshold::id).collect(Collectors.joining(", "));
  }

  private void suppress(TomlTable table) throws ImportException {
    knows(table, Set.of("id", "reason", "until"));
    String id = string(table, "id");
    if (id.length() < SHORTEST_ID) {
      throw malformed(
          at(table, List.of("id")), "id '" + id + "'", "the first characters of an id, 4 at least");
    }
    Object until = table.get("until");
    if (until != null && !(until instanceof LocalDate)) {
      throw malformed(
          at(table, List.of("until")), "until that is no day", "a day such as 2027-01-31");
    }
    suppressions.add(
        new Suppression(
            id,
            string(table, "reason"),
            Optional.ofNullable((LocalDate) until),
            place(at(table, List.of("id")))));
  }

  private static void knows(TomlTable table, Set<String> known) throws ImportException {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        throw malformed(
            at(table, List.of(key)),
            "an unknown name " + key,
            String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private static TomlTable table(TomlTable in, String key) throws ImportException {
    if (in.get(List.of(key)) instanceof TomlTable table) {
      return table;
    }
    throw malformed(at(in, List.of(key)), "no table " + key, "[" + key + "]");
  }

  private static List<TomlTable> tables(TomlTable in, String key) throws ImportException {
    Object value = in.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    List<TomlTable> tables = new ArrayList<>();
    List<?> items = value instanceof TomlArray array ? array.toList() : List.of(value);
    for (Object item : items) {
      if (!(item instanceof TomlTable table)) {
        throw malformed(at(in, List.of(key)), key + " that is no table", "[[" + key + "]]");
      }
      tables.add(table);
    }
    return tables;
  }

  private static String string(TomlTable in, String key) throws ImportException {
    if (in.get(List.of(key)) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw malformed(at(in, List.of(key)), "no text " + key, key + " = \"…\"");
  }

  /// Where a key stands; where it is missing, the first of its neighbours does.
  private static TomlPosition at(TomlTable table, List<String> key) {
    TomlPosition own = table.inputPositionOf(key);
    if (own != null) {
      return own;
    }
    TomlPosition first = TomlPosition.positionAt(1, 1);
    return table.keySet().stream()
        .map(other -> table.inputPositionOf(List.of(other)))
        .filter(position -> position != null)
        .findFirst()
        .orElse(first);
  }

  private String place(TomlPosition at) {
    return name + ":" + at.line();
  }

  private static ImportException malformed(TomlPosition at, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Line(at.line(), at.column()), found, expected));
  }
}
