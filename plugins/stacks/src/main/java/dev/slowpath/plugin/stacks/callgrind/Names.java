package dev.slowpath.plugin.stacks.callgrind;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of one kind (files, functions), which a file may write once as `(7) name` and refer to as
/// `(7)`.
final class Names {
  private static final Pattern NUMBERED = Pattern.compile("\\((\\d{1,9})\\)(?:\\s+(.*))?");

  private final Map<Integer, String> known = new HashMap<>();
  private long unknown;

  /// The name that a text stands for; `[unknown]` for a number that was not given one before.
  String of(String text) {
    Matcher numbered = NUMBERED.matcher(text);
    if (!numbered.matches()) {
      return text;
    }
    int number = Integer.parseInt(numbered.group(1));
    String name = numbered.group(2);
    if (name != null && !name.isBlank()) {
      known.put(number, name.strip());
    }
    String found = known.get(number);
    unknown += found == null ? 1 : 0;
    return found == null ? "[unknown]" : found;
  }

  /// References to numbers without a name.
  long unknown() {
    return unknown;
  }
}
