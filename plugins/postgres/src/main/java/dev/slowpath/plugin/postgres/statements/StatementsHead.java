package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Judges by its first bytes whether a file is a snapshot of `pg_stat_statements`.
final class StatementsHead {
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
    return CsvSnapshots.header(line).isPresent() ? Verdict.YES : Verdict.NO;
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
