package dev.slowpath.plugin.python.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names of the columns in a CREATE TABLE statement, as SQLite keeps it.
final class SqliteColumns {
  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private SqliteColumns() {}

  static List<String> of(String createTable) {
    int open = createTable.indexOf('(');
    List<String> names = new ArrayList<>();
    int depth = 0;
    StringBuilder definition = new StringBuilder();
    for (int at = open + 1; open >= 0 && at < createTable.length() && depth >= 0; at++) {
      char letter = createTable.charAt(at);
      depth += letter == '(' ? 1 : 0;
      depth -= letter == ')' ? 1 : 0;
      if (depth < 0 || (depth == 0 && letter == ',')) {
        add(definition.toString().strip(), names);
        definition.setLength(0);
      } else {
        definition.append(letter);
      }
    }
    return names;
  }

  private static void add(String definition, List<String> names) {
    if (definition.isEmpty()) {
      return;
    }
    char first = definition.charAt(0);
    int quote = "\"`[".indexOf(first);
    if (quote >= 0) {
      int end = definition.indexOf("\"`]".charAt(quote), 1);
      names.add(definition.substring(1, Math.max(1, end)));
      return;
    }
    String name = definition.split("\\s", 2)[0];
    if (!CONSTRAINTS.contains(name.toLowerCase(Locale.ROOT))) {
      names.add(name);
    }
  }
}
