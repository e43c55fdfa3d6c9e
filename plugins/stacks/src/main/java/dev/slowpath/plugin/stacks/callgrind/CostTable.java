package dev.slowpath.plugin.stacks.callgrind;

import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Costs by function, and calls by pair, added up while a file is read.
final class CostTable {
  /// Totals may differ from the calls' costs by a hundredth: files round each cost.
  private static final long ROUNDING = 100;

  private final Map<Function, Own> owns = new LinkedHashMap<>();
  private final Map<Pair, Made> calls = new LinkedHashMap<>();
  private final Map<Function, List<Map.Entry<Pair, Made>>> incident = new HashMap<>();
  private long clamped;

  /// A function by its file and name.
  record Function(String file, String name) {}

  private record Pair(Function caller, Function callee) {}

  private static final class Own {
    private long self;
    private long line;
  }

  private static final class Made {
    private long count;
    private long cost;
  }

  /// Adds to a function's own cost; its first line is the smallest that costs anything.
  void spend(Function function, long line, long cost) {
    Own own = own(function);
    own.self = sum(own.self, cost);
    own.line = own.line == 0 ? line : Math.min(own.line, line);
  }

  private Own own(Function function) {
    return owns.computeIfAbsent(function, absent -> new Own());
  }

  void call(Function caller, Function callee, long count, long cost) {
    Own _ = own(caller);
    Own _ = own(callee);
    Made made = calls.computeIfAbsent(new Pair(caller, callee), absent -> new Made());
    made.count = sum(made.count, count);
    made.cost = sum(made.cost, cost);
  }

  private static long sum(long left, long right) {
    return left + Math.min(right, Long.MAX_VALUE - left);
  }

  /// The same as a call graph. A function's total is its own cost and that of its calls of others,
  /// and for one that is called no more than all calls of it cost: recursion is counted once.
  CallGraph graph(CostUnit unit) {
    List<CallGraph.Function> sorted = new ArrayList<>();
    Map<Function, CallGraph.Function> byKey = new HashMap<>();
    owns.forEach((key, own) -> byKey.put(key, function(key, own, unit)));
    sorted.addAll(byKey.values());
    sorted.sort(CallGraph.ORDER);
    Map<CallGraph.Function, Integer> numbers = new HashMap<>();
    for (int number = 0; number < sorted.size(); number++) {
      numbers.put(sorted.get(number), number);
    }
    List<Call> made = new ArrayList<>();
    calls.forEach((pair, call) -> {
      Integer caller = numbers.get(byKey.get(pair.caller()));
      Integer callee = numbers.get(byKey.get(pair.callee()));
      if (caller != null && callee != null) {
        Figures figures =
            new Figures(Figures.UNKNOWN, call.count, Figures.UNKNOWN, unit.of(call.cost));
        made.add(new Call(caller, callee, figures));
      }
    });
    return new CallGraph(unit.metric(), unit.unit(), sorted, made);
  }

  private CallGraph.Function function(Function key, Own own, CostUnit unit) {
    long total = own.self;
    long count = 0;
    long recursive = 0;
    long received = 0;
    for (Map.Entry<Pair, Made> call : incidentTo(key)) {
      Made made = call.getValue();
      boolean isOut = call.getKey().caller().equals(key);
      boolean isIn = call.getKey().callee().equals(key);
      total = isOut && !isIn ? sum(total, made.cost) : total;
      received = isIn && !isOut ? sum(received, made.cost) : received;
      count = isIn ? sum(count, made.count) : count;
      recursive = isIn && isOut ? sum(recursive, made.count) : recursive;
    }
    boolean isOver = received > 0 && total > received && received >= own.self;
    clamped += isOver && total - received > received / ROUNDING ? 1 : 0;
    Frame frame = frame(key, (int) Math.min(own.line, Integer.MAX_VALUE));
    Figures figures =
        new Figures(
            count - recursive, count, unit.of(own.self), unit.of(isOver ? received : total));
    return new CallGraph.Function(frame, figures);
  }

  /// yappi writes file and line into the name too.
  private static Frame frame(Function key, int line) {
    boolean isPython = key.file().endsWith(".py") || key.file().startsWith("<");
    int place = key.name().lastIndexOf(" " + key.file() + ":");
    return new Frame(
        place > 0 ? key.name().substring(0, place) : key.name(),
        key.file(),
        line,
        isPython ? Frame.Kind.PYTHON : Frame.Kind.UNKNOWN);
  }

  private List<Map.Entry<Pair, Made>> incidentTo(Function key) {
    if (incident.isEmpty()) {
      for (Map.Entry<Pair, Made> call : calls.entrySet()) {
        Pair pair = call.getKey();
        incident.computeIfAbsent(pair.caller(), absent -> new ArrayList<>()).add(call);
        if (!pair.callee().equals(pair.caller())) {
          incident.computeIfAbsent(pair.callee(), absent -> new ArrayList<>()).add(call);
        }
      }
    }
    return incident.getOrDefault(key, List.of());
  }

  /// Functions whose total was clamped.
  long clamped() {
    return clamped;
  }
}
