package dev.slowpath.plugin.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How values stand in a dump: on one line, with nothing hidden.
final class DumpText {
  private DumpText() {}

  /// Takes the rows of one part of a dump.
  interface Sections {
    void add(String title, List<String> rows);
  }

  static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /// Entries in the order of the map.
  static String pairs(Map<?, ?> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + escaped(String.valueOf(entry.getValue())))
        .collect(Collectors.joining(" | "));
  }

  /// A number without a needless fraction.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
