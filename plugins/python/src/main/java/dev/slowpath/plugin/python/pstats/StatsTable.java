package dev.slowpath.plugin.python.pstats;

import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.python.pstats.Marshal.Node;
import dev.slowpath.plugin.reading.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of a profile: `{label: (primitive calls, calls, self, total, callers)}`, where callers
/// is `{label: (calls, primitive calls, self, total)}`. The two count the other way round.
final class StatsTable {
  private static final String EXPECTED =
      "{(file, line, name): (primitive calls, calls, self, total, callers)}";
  private static final long ROUNDING_NS = 10;
  private static final double NS = 1e9;
  private static final double LONGEST_SECONDS = 31 * 86_400.0;

  private final Map<Label, Figures> functions = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Counts counts = new Counts();

  /// A call, by labels.
  private record Edge(Label caller, Label callee, Figures figures) {}

  void read(Node whole) throws ImportException {
    if (!(whole instanceof Node.Table(List<Node.Row> rows))) {
      throw malformed("no table");
    }
    for (Node.Row row : rows) {
      Label label = label(row.key());
      if (!(row.value() instanceof Node.Tuple(List<Node> parts)) || parts.size() != 5) {
        throw malformed("an entry that is no tuple of five");
      }
      Figures figures =
          new Figures(whole(parts.get(0)), whole(parts.get(1)), ns(parts.get(2)), ns(parts.get(3)));
      if (functions.put(label, figures) != null) {
        counts.count(Notice.Kind.DUPLICATE, "entries under a label that stood before, replaced");
      }
      callers(label, parts.get(4));
    }
    counts.count(
        Notice.Kind.ASSUMED,
        "times are wall time of one thread and hold the profiler's own cost, which is highest in"
            + " functions that are called often");
  }

  private void callers(Label callee, Node table) throws ImportException {
    if (!(table instanceof Node.Table(List<Node.Row> rows))) {
      throw malformed("callers that are no table");
    }
    for (Node.Row row : rows) {
      edges.add(new Edge(label(row.key()), callee, callFigures(row.value())));
    }
  }

  /// The pure-Python profiler counts a caller's calls and does not time them.
  private Figures callFigures(Node value) throws ImportException {
    if (value instanceof Node.Whole(long calls)) {
      counts.count(
          Notice.Kind.UNKNOWN, "callers without times: the pure-Python profile module keeps none");
      return new Figures(Figures.UNKNOWN, notNegative(calls), Figures.UNKNOWN, Figures.UNKNOWN);
    }
    if (value instanceof Node.Tuple(List<Node> parts) && parts.size() == 4) {
      return new Figures(
          whole(parts.get(1)), whole(parts.get(0)), ns(parts.get(2)), ns(parts.get(3)));
    }
    throw malformed("a caller that is neither a count nor a tuple of four");
  }

  private static Label label(Node node) throws ImportException {
    return Label.of(node).orElseThrow(() -> malformed("a key that is no label of a function"));
  }

  private long whole(Node node) throws ImportException {
    if (node instanceof Node.Whole(long value)) {
      return notNegative(value);
    }
    throw malformed("a count that is no whole number");
  }

  private long notNegative(long value) {
    if (value < 0) {
      counts.count(Notice.Kind.CLAMPED, "negative counts, taken as none");
    }
    return Math.max(0, value);
  }

  private long ns(Node node) throws ImportException {
    double seconds =
        switch (node) {
          case Node.Real(double value) -> value;
          case Node.Whole(long value) -> value;
          case Node.Nothing _, Node.Text _, Node.Tuple _, Node.Table _ ->
              throw malformed("a time that is no number");
        };
    if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
      counts.count(Notice.Kind.CLAMPED, "times that are negative or longer than a month");
    }
    return seconds > 0 ? Math.round(Math.min(seconds, LONGEST_SECONDS) * NS) : 0;
  }

  private static ImportException malformed(String found) {
    return new ImportException(new Problem.Malformed(new Place.Whole(), found, EXPECTED));
  }

  CallGraph graph() {
    List<CallGraph.Function> sorted = new ArrayList<>();
    Map<Label, CallGraph.Function> byLabel = new HashMap<>();
    functions.forEach(
        (label, figures) -> byLabel.put(label, new CallGraph.Function(label.frame(), figures)));
    sorted.addAll(byLabel.values());
    sorted.sort(CallGraph.ORDER);
    Map<CallGraph.Function, Integer> numbers = new HashMap<>();
    for (int number = 0; number < sorted.size(); number++) {
      numbers.put(sorted.get(number), number);
    }
    List<Call> calls = new ArrayList<>();
    for (Edge edge : edges) {
      Integer caller = numbers.get(byLabel.get(edge.caller()));
      Integer callee = numbers.get(byLabel.get(edge.callee()));
      if (caller == null || callee == null) {
        counts.count(Notice.Kind.ORPHAN, "calls from functions that have no entry");
      } else {
        calls.add(new Call(caller, callee, edge.figures()));
      }
    }
    tellOfLostLabels(sorted, calls);
    return new CallGraph(Metric.WALL, Unit.NANOSECONDS, sorted, calls);
  }

  /// A function's total is its self plus what it called. Where that is less, a callee is missing:
  /// of several functions with one label (lambdas on a line) the profiler writes only the last.
  private void tellOfLostLabels(List<CallGraph.Function> functions, List<Call> calls) {
    long[] unexplained = new long[functions.size()];
    for (int number = 0; number < unexplained.length; number++) {
      Figures figures = functions.get(number).figures();
      boolean isRecursive = figures.calls() != figures.primitiveCalls();
      unexplained[number] = isRecursive ? 0 : figures.total() - figures.self() - ROUNDING_NS;
    }
    for (Call call : calls) {
      boolean isTimed = call.figures().total() != Figures.UNKNOWN;
      unexplained[call.caller()] -= isTimed ? call.figures().total() + 1 : Long.MAX_VALUE / 2;
    }
    counts.add(
        Notice.Kind.LOST,
        "functions that called others which have no entry of their own: functions that share file,"
            + " line and name (lambdas on one line) overwrite each other when written",
        Arrays.stream(unexplained).filter(ns -> ns > 0).count());
  }

  /// Complete only after `graph`.
  List<Notice> notices() {
    return counts.notices();
  }
}
