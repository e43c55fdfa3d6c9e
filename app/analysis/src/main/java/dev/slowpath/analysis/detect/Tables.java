package dev.slowpath.analysis.detect;

import dev.slowpath.model.sql.CanonicalSql;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables that a statement names, without their schema. Found by the words they follow, not by
/// a grammar: the name of a subquery may be among them, which makes a cache emptier than it had to
/// be, never staler.
public final class Tables {
  private static final String NAME = "((?:[\\w$]+\\.)*[\\w$]+)";

  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|into|update|truncate(?: table)?)(?: only)? \"?" + NAME + "\"?");

  private static final Pattern COPIED = Pattern.compile("^copy \"?" + NAME + "\"?");

  private static final Pattern TRUNCATED =
      Pattern.compile(
          "^truncate (?:table )?(?:only )?(.*?)(?= restart | continue | cascade| restrict|$)");

  private static final Pattern LISTED =
      Pattern.compile("\\bfrom ([^()]*?)(?= where | group | order |$)");

  private Tables() {}

  public static Set<String> of(CanonicalSql sql) {
    Set<String> tables = new TreeSet<>();
    Matcher named = NAMED.matcher(sql.text());
    while (named.find()) {
      tables.add(simple(named.group(1)));
    }
    Matcher copied = COPIED.matcher(sql.text());
    if (copied.find()) {
      tables.clear();
      tables.add(simple(copied.group(1)));
    }
    Matcher truncated = TRUNCATED.matcher(sql.text());
    if (truncated.find()) {
      addListed(truncated.group(1), tables);
    }
    Matcher listed = LISTED.matcher(sql.text());
    while (!copied.hasMatch() && listed.find()) {
      addListed(listed.group(1), tables);
    }
    tables.remove("");
    return tables;
  }

  private static void addListed(String list, Set<String> tables) {
    for (String item : list.split(", ?", -1)) {
      tables.add(simple(item.strip().split(" ", 2)[0].replace("\"", "")));
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
