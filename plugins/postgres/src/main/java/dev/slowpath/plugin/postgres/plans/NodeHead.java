package dev.slowpath.plugin.postgres.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a node line before its numbers: `Index Scan Backward using a_idx on a x`. Source:
/// `ExplainNode` of PostgreSQL 13–18.
final class NodeHead {
  private static final Pattern WITH_INDEX =
      Pattern.compile("(.*?Index (?:Only )?Scan(?: Backward)?) using (.*)");
  private static final Pattern WITH_TARGET = Pattern.compile("(.*?) on (.*)");
  private static final Set<String> OF_ALIAS_ONLY = Set.of("Values Scan", "Subquery Scan");
  private static final Pattern WELL_KNOWN =
      Pattern.compile(
          "(?:Parallel |Async |Partial |Finalize )*"
              + "(?:Result|ProjectSet|Append|Merge Append|Recursive Union|BitmapAnd|BitmapOr"
              + "|Nested Loop(?: [A-Z ]\\w*(?: \\w+)? Join)?|(?:Merge|Hash)(?: \\w+){0,2} Join"
              + "|Gather|Gather Merge|Materialize|Memoize|Sort|Incremental Sort|Group|Aggregate"
              + "|GroupAggregate|HashAggregate|MixedAggregate|WindowAgg|Unique|LockRows|Limit|Hash"
              + "|(?:Hash)?SetOp \\w+(?: All)?|Index (?:Only )?Scan(?: Backward)? using .*"
              + "|(?:Seq|Sample|Bitmap Index|Bitmap Heap|Tid|Tid Range|Subquery|Function"
              + "|Table Function|Values|CTE|Named Tuplestore|WorkTable|Foreign) Scan on .*"
              + "|(?:Foreign )?(?:Insert|Update|Delete|Merge) on .*|Foreign Scan"
              + "|Custom Scan \\(\\w+\\).*)");

  private NodeHead() {}

  /// Whether the words are a node's, as far as PostgreSQL itself has them.
  static boolean isWellKnown(String words) {
    return WELL_KNOWN.matcher(words).matches();
  }

  static void read(String words, NodeDraft node) {
    Matcher withIndex = WITH_INDEX.matcher(words);
    if (withIndex.matches()) {
      node.type = withIndex.group(1);
      List<String> rest = names(withIndex.group(2));
      node.index = rest.isEmpty() ? "" : rest.getFirst();
      target(rest.size() > 2 ? rest.subList(2, rest.size()) : List.of(), node);
      return;
    }
    Matcher withTarget = WITH_TARGET.matcher(words);
    if (!withTarget.matches()) {
      node.type = words;
      return;
    }
    node.type = withTarget.group(1);
    List<String> rest = names(withTarget.group(2));
    if (node.type.endsWith("Bitmap Index Scan")) {
      node.index = rest.isEmpty() ? "" : rest.getFirst();
    } else {
      target(rest, node);
    }
  }

  /// The object and its alias, which TEXT leaves out where it is the object's own name.
  private static void target(List<String> names, NodeDraft node) {
    if (names.isEmpty()) {
      return;
    }
    String object = names.getFirst();
    node.alias = names.size() > 1 ? names.get(1) : object.substring(object.lastIndexOf('.') + 1);
    String plain = withoutPrefix(node.type);
    switch (plain) {
      case "Function Scan" -> node.detail("Function Name", object);
      case "Table Function Scan" -> node.detail("Table Function Name", object);
      case "Named Tuplestore Scan" -> node.detail("Tuplestore Name", object);
      default -> node.relation = OF_ALIAS_ONLY.contains(plain) ? "" : object;
    }
  }

  /// The type without what says that it runs in workers or asynchronously.
  static String withoutPrefix(String type) {
    String plain = type.startsWith("Parallel ") ? type.substring("Parallel ".length()) : type;
    return plain.startsWith("Async ") ? plain.substring("Async ".length()) : plain;
  }

  /// Splits at blanks outside double quotes and takes the quotes off.
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean isQuoted = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean isDoubled = isQuoted && text.startsWith("\"\"", at);
      if (letter == '"' && !isDoubled) {
        isQuoted = !isQuoted;
      } else if (letter == ' ' && !isQuoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(letter);
        at += isDoubled ? 1 : 0;
      }
    }
    names.add(name.toString());
    names.removeIf(String::isEmpty);
    return names;
  }
}
