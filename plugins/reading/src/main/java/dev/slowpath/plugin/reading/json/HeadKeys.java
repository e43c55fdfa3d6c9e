package dev.slowpath.plugin.reading.json;

import dev.slowpath.plugin.Head;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of members that the beginning of a JSON file holds, at whatever depth.
public final class HeadKeys {
  private static final Pattern KEY =
      Pattern.compile("(?<!\\\\)\"([^\"\\\\\\p{Cntrl}]{1,80})\"\\s*:");

  private final boolean isJson;
  private final char opening;
  private final Set<String> keys = new LinkedHashSet<>();

  private HeadKeys(Head head) {
    String text = head.stripped();
    opening = text.isEmpty() ? ' ' : text.charAt(0);
    isJson = !head.isBinary() && (opening == '{' || opening == '[');
    Matcher matcher = KEY.matcher(isJson ? text : "");
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
  }

  public static HeadKeys of(Head head) {
    return new HeadKeys(head);
  }

  /// Whether it begins as JSON does.
  public boolean isJson() {
    return isJson;
  }

  public boolean isList() {
    return isJson && opening == '[';
  }

  /// Whether all of these are among the names.
  public boolean hasAll(String... names) {
    return keys.containsAll(Arrays.asList(names));
  }

  /// Whether one of these is among the names.
  public boolean hasAny(String... names) {
    return Arrays.stream(names).anyMatch(keys::contains);
  }

  /// Whether the first name is this one.
  public boolean beginsWith(String name) {
    return !keys.isEmpty() && keys.iterator().next().equals(name);
  }
}
