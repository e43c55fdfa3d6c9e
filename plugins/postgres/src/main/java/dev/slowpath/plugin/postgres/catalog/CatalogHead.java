package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Judges by its first bytes whether a file is a snapshot of a catalog: by the columns that every
/// row has.
final class CatalogHead {
  static final List<String> NEEDED = List.of("kind", "schema_name", "table_name", "name");
  private static final Pattern PROPERTY = Pattern.compile("\"(\\w{1,40})\"\\s*:");

  private CatalogHead() {}

  static Verdict judge(Head head) {
    String text = head.stripped();
    if (head.isBinary() || text.isEmpty()) {
      return Verdict.NO;
    }
    boolean isJson = text.startsWith("[") || text.startsWith("{");
    String first = isJson ? firstObject(text) : text.lines().findFirst().orElse("");
    List<String> names = isJson ? properties(first) : columns(first);
    return names.containsAll(NEEDED) ? Verdict.YES : Verdict.NO;
  }

  private static String firstObject(String text) {
    int from = text.indexOf('{');
    int to = text.indexOf('}');
    boolean isFirst = from >= 0 && text.substring(0, from).replace('[', ' ').isBlank();
    return isFirst && to > from ? text.substring(from, to) : "";
  }

  private static List<String> properties(String object) {
    return PROPERTY.matcher(object).results().map(one -> one.group(1)).toList();
  }

  private static List<String> columns(String header) {
    return Stream.of(header.split("[,;\t]", -1)).map(CatalogHead::normal).toList();
  }

  static String normal(String name) {
    return name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
  }
}
