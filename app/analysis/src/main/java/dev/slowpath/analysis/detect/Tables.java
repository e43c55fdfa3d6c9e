package dev.slowpath.analysis.detect;

import dev.slowpath.model.sql.CanonicalSql;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables that a statement names, without their schema. Found by the words they follow, not by
/// a grammar: the name of a subquery may be among them, which makes a cache emptier than it had to
/// be, never staler.
final class Tables {
  private static final String NAME = "((?:[\\w$]+\\.)*[\\w$]+)";

  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|into|update|truncate(?: table)?)(?: only)? \"?" + NAME + "\"?");

  private static final Pattern LISTED =
      Pattern.compile("\\bfrom ([^()]*?)(?= where | group | order |$)");

  private Tables() {}

  static Set<String> of(CanonicalSql sql) {
    Set<String> tables = new TreeSet<>();
    Matcher named = NAMED.matcher(sql.text());
    while (named.find()) {
      tables.add(simple(named.group(1)));
    }
    Matcher listed = LISTED.matcher(sql.text());
    while (listed.find()) {
      for (String item : listed.group(1).split(", ?", -1)) {
        tables.add(simple(item.strip().split(" ", 2)[0].replace("\"", "")));
      }
    }
    tables.remove("");
    return tables;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
