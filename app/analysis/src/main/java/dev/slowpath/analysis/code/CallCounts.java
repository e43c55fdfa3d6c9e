package dev.slowpath.analysis.code;

import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often things were called, where a profiler counted: exact, or unknown.
public final class CallCounts {
  private final CallGraph graph;
  private final List<Frame> frames;
  private final HandlerTimes times;

  /// @param frames those of the profile that was estimated from the graph
  public CallCounts(CallGraph graph, List<Frame> frames, HandlerTimes times) {
    this.graph = graph;
    this.frames = frames;
    this.times = times;
  }

  /// Calls of a function; NaN if it is not there.
  public double of(Frame frame) {
    return graph.functions().stream()
        .filter(function -> function.frame().equals(frame))
        .mapToDouble(function -> function.figures().calls())
        .findFirst()
        .orElse(Double.NaN);
  }

  /// Calls into code of a use's role, from the frames that call it for this handler and no other.
  /// Of the functions that these call, the one called most counts: a query goes through several.
  /// Encoding and decoding are passes of their own, so theirs are added. NaN where no frame is this
  /// handler's alone: then calls cannot be told apart.
  public double into(CodeUse use) {
    Set<Frame> callers = new HashSet<>();
    use.callers().forEach(caller -> callers.add(frames.get(caller)));
    times.uses().stream()
        .filter(other -> other != use && other.role() == use.role())
        .flatMap(other -> other.callers().stream())
        .forEach(caller -> callers.remove(frames.get(caller)));
    Map<Integer, Double> calls = new HashMap<>();
    for (CallGraph.Call call : graph.calls()) {
      boolean isFrom = callers.contains(graph.functions().get(call.caller()).frame());
      if (isFrom && isRole(call.callee(), use.role())) {
        calls.merge(call.callee(), (double) call.figures().calls(), Double::sum);
      }
    }
    if (calls.isEmpty()) {
      return Double.NaN;
    }
    return use.role() == CodeRole.SERIALISATION
        ? calls.values().stream().mapToDouble(each -> each).sum()
        : calls.values().stream().mapToDouble(each -> each).max().orElse(Double.NaN);
  }

  private boolean isRole(int function, CodeRole wanted) {
    int frame = frames.indexOf(graph.functions().get(function).frame());
    CodeRole role = frame < 0 ? CodeRole.LIBRARY : times.role(frame);
    return role == wanted || (role == CodeRole.LAZY_LOAD && wanted == CodeRole.DATABASE);
  }
}
