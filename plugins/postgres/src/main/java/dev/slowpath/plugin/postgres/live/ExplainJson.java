package dev.slowpath.plugin.postgres.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A plan as EXPLAIN prints it in JSON, with its statement and values under the names that
/// auto_explain gives them.
final class ExplainJson {

  private ExplainJson() {}

  static String of(String plan, String statement, Map<Integer, String> values) {
    int open = plan.indexOf('{');
    String parameters =
        new TreeMap<>(values)
            .entrySet().stream()
                .map(one -> "$%d = '%s'".formatted(one.getKey(), one.getValue().replace("'", "''")))
                .collect(Collectors.joining(", "));
    StringBuilder told = new StringBuilder();
    told.append("\n    \"Query Text\": ").append(quoted(statement)).append(',');
    if (!parameters.isEmpty()) {
      told.append("\n    \"Query Parameters\": ").append(quoted(parameters)).append(',');
    }
    return plan.substring(0, open + 1) + told + plan.substring(open + 1);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ') {
        quoted.append("\\u%04x".formatted((int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
