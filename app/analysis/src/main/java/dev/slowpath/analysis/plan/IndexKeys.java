package dev.slowpath.analysis.plan;

import java.util.ArrayList;
import java.util.List;

/// The columns or expressions of an index, out of its definition.
public final class IndexKeys {
  private IndexKeys() {}

  /// In order, unquoted, without direction and operator class; none of a partial index, which does
  /// not have all rows.
  public static List<String> of(String definition) {
    int using = definition.indexOf(" USING ");
    int open = definition.indexOf('(', Math.max(0, using));
    if (using < 0 || open < 0 || definition.contains(" WHERE ")) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int at = open; at < definition.length(); at++) {
      char letter = definition.charAt(at);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if ((letter == ',' && depth == 1) || depth == 0) {
        keys.add(key(definition.substring(from, at)));
        from = at + 1;
      }
      if (depth == 0) {
        return keys;
      }
    }
    return keys;
  }

  private static String key(String text) {
    String bare = text.strip();
    if (bare.startsWith("\"")) {
      return bare.substring(1, Math.max(1, bare.indexOf('"', 1)));
    }
    int blank = bare.indexOf(' ');
    return blank < 0 || bare.startsWith("(") ? bare : bare.substring(0, blank);
  }
}
