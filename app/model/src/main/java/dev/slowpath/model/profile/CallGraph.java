package dev.slowpath.model.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a call-counting profiler measured: functions with their calls and times, and which function
/// called which. It holds no stacks: a tree drawn from it is an estimate, callers and callees are
/// exact.
///
/// Shapes: functions stand in the order of file, line, name and figures, calls in the order of
/// caller and callee; callers and callees are indexes into the functions.
///
/// @param unit of all self and total figures
public record CallGraph(Metric metric, Unit unit, List<Function> functions, List<Call> calls) {
  /// The order of functions.
  public static final Comparator<Function> ORDER =
      Comparator.comparing((Function function) -> function.frame().file())
          .thenComparingInt(function -> function.frame().line())
          .thenComparing(function -> function.frame().name())
          .thenComparing(Function::figures);

  public CallGraph {
    functions = List.copyOf(functions);
    calls = calls.stream().sorted().toList();
    for (Call call : calls) {
      if (Math.min(call.caller(), call.callee()) < 0
          || Math.max(call.caller(), call.callee()) >= functions.size()) {
        throw new IllegalArgumentException("a call between functions that are not here: " + call);
      }
    }
  }

  /// Several of one metric and unit as one: figures of the same function, and of calls between the
  /// same two, are added, as `pstats.Stats.add` does. A figure that one of them does not keep is
  /// unknown in the sum.
  public static CallGraph sum(List<CallGraph> graphs) {
    CallGraph first = graphs.getFirst();
    Map<Frame, Figures> functions = new HashMap<>();
    Map<Pair, Figures> calls = new HashMap<>();
    for (CallGraph graph : graphs) {
      if (graph.metric() != first.metric() || graph.unit() != first.unit()) {
        throw new IllegalArgumentException("a sum of " + first.metric() + " and " + graph.metric());
      }
      graph.functions().forEach(one -> functions.merge(one.frame(), one.figures(), Figures::plus));
      for (Call call : graph.calls()) {
        Frame caller = graph.functions().get(call.caller()).frame();
        Frame callee = graph.functions().get(call.callee()).frame();
        calls.merge(new Pair(caller, callee), call.figures(), Figures::plus);
      }
    }
    List<Function> sorted =
        functions.entrySet().stream()
            .map(one -> new Function(one.getKey(), one.getValue()))
            .sorted(ORDER)
            .toList();
    Map<Frame, Integer> numbers = new HashMap<>();
    sorted.forEach(function -> numbers.put(function.frame(), numbers.size()));
    List<Call> summed = new ArrayList<>();
    calls.forEach((pair, figures) ->
        summed.add(
            new Call(
                numbers.getOrDefault(pair.caller(), -1),
                numbers.getOrDefault(pair.callee(), -1),
                figures)));
    return new CallGraph(first.metric(), first.unit(), sorted, summed);
  }

  private record Pair(Frame caller, Frame callee) {}

  /// The time of all functions: their self figures added up. Totals overlap and are never added.
  public long total() {
    return functions.stream().mapToLong(function -> function.figures().self()).sum();
  }

  /// A function.
  public record Function(Frame frame, Figures figures) {}

  /// The calls of one function by another, and what the callee took in them.
  public record Call(int caller, int callee, Figures figures) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      int byCaller = Integer.compare(caller, other.caller);
      int byCallee = byCaller != 0 ? byCaller : Integer.compare(callee, other.callee);
      return byCallee != 0 ? byCallee : figures.compareTo(other.figures);
    }
  }

  /// What was counted and measured.
  ///
  /// @param primitiveCalls calls that were not made, directly or not, by the function itself
  /// @param calls all calls
  /// @param self in the function itself
  /// @param total with what it called, recursion counted once
  public record Figures(long primitiveCalls, long calls, long self, long total)
      implements Comparable<Figures> {
    /// A figure that the profiler does not keep.
    public static final long UNKNOWN = -1;

    /// Both together.
    Figures plus(Figures other) {
      return new Figures(
          plus(primitiveCalls, other.primitiveCalls),
          plus(calls, other.calls),
          plus(self, other.self),
          plus(total, other.total));
    }

    private static long plus(long left, long right) {
      return left == UNKNOWN || right == UNKNOWN ? UNKNOWN : Math.addExact(left, right);
    }

    @Override
    public int compareTo(Figures other) {
      return Comparator.comparingLong(Figures::calls)
          .thenComparingLong(Figures::primitiveCalls)
          .thenComparingLong(Figures::self)
          .thenComparingLong(Figures::total)
          .compare(this, other);
    }
  }
}
