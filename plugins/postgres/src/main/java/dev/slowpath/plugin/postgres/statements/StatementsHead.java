package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Judges by its first bytes whether a file is a snapshot of `pg_stat_statements`.
final class StatementsHead {
  private static final int LINES_LOOKED_AT = 100;
  private static final Pattern BARS = Pattern.compile("[|│║]");

  private StatementsHead() {}

  static Verdict judge(Head head) {
    String text = head.stripped();
    if (head.isBinary() || text.isEmpty()) {
      return Verdict.NO;
    }
    char first = text.charAt(0);
    if (first == '{' || first == '[') {
      return judgeNames(namesOfFirstRow(text));
    }
    String line = text.lines().findFirst().orElse("");
    return CsvSnapshots.header(line).isPresent() || isPsql(head.text()) ? Verdict.YES : Verdict.NO;
  }

  /// Whether psql showed it. A header may be wider than the head is long: then what there is of it
  /// counts.
  static boolean isPsql(String text) {
    List<String> lines = text.lines().limit(LINES_LOOKED_AT).toList();
    for (int at = 0; at < lines.size(); at++) {
      boolean isLast = at + 1 == lines.size();
      String below = isLast ? "" : lines.get(at + 1);
      boolean isWide = isLast || PsqlColumns.isRule(below);
      if (PsqlSnapshots.isHead(lines.get(at), below) || (isWide && namesIds(lines.get(at)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesIds(String header) {
    Set<String> names =
        Stream.of(BARS.split(header)).map(Column::normal).collect(Collectors.toSet());
    return names.containsAll(List.of("userid", "dbid", "queryid"));
  }

  private static Verdict judgeNames(Set<String> names) {
    if (names.containsAll(List.of("queryid", "query", "calls"))) {
      return Verdict.YES;
    }
    // The text of the first statement may fill the head before the counters come.
    return names.containsAll(List.of("userid", "dbid", "queryid", "query"))
        ? Verdict.MAYBE
        : Verdict.NO;
  }

  /// The property names up to the end of the first row; what stands around it is among them.
  private static Set<String> namesOfFirstRow(String text) {
    Set<String> names = new HashSet<>();
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxNestingDepth(Limits.USUAL.depth()).build();
    try (JsonParser parser =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .build()
            .createParser(ObjectReadContext.empty(), text)) {
      for (var token = parser.nextToken();
          token != null && token != JsonToken.END_OBJECT;
          token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names.add(Column.normal(parser.currentName()));
        }
      }
    } catch (StreamReadException | StreamConstraintsException _) {
      return names; // the head ends somewhere in the JSON: what stands before counts
    }
    return names;
  }
}
