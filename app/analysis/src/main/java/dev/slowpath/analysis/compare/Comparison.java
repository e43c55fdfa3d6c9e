package dev.slowpath.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Before against after: what is faster, what is slower, what is the same, and what nobody can tell
/// from these files.
///
/// Order of endpoints: regressed, improved, no change, not enough data; the largest change first;
/// then by key. Of bottlenecks: new, worse, gone, better, same, unclear, not observed; the
/// costliest first. Of statements: the largest change of load first.
public record Comparison(
    Side before,
    Side after,
    List<Guard> guards,
    List<EndpointChange> endpoints,
    List<BottleneckChange> bottlenecks,
    List<StatementShift> statements,
    List<FrameShift> frames) {

  public Comparison {
    guards = List.copyOf(guards);
    endpoints = List.copyOf(endpoints);
    bottlenecks = List.copyOf(bottlenecks);
    statements = List.copyOf(statements);
    frames = List.copyOf(frames);
  }

  /// Compares two sides.
  public static Comparison of(Side before, Side after, Mapping mapping) {
    var pairs =
        mapping.pairs(
            before.endpoints().stream().map(EndpointSide::key).toList(),
            after.endpoints().stream().map(EndpointSide::key).toList());
    List<BottleneckChange> bottlenecks = BottleneckChanges.of(before, after, pairs);
    List<EndpointChange> endpoints = EndpointChanges.of(before, after, pairs, bottlenecks);
    // A kept baseline does not tell where something was mended.
    if (before.whatIf().isPresent() && after.whatIf().isPresent()) {
      endpoints = EndpointChanges.sorted(CommonShift.apart(endpoints, bottlenecks));
    }
    List<Guard> guards = new ArrayList<>(Guards.of(before, after, pairs));
    Guards.together(endpoints, bottlenecks).ifPresent(guards::add);
    return new Comparison(
        before,
        after,
        guards,
        endpoints,
        bottlenecks,
        statements(before, after),
        frames(before, after));
  }

  /// How many endpoints have a verdict.
  public long count(Verdict verdict) {
    return endpoints.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static List<StatementShift> statements(Side before, Side after) {
    Map<String, StatementSide> first = byText(before);
    Map<String, StatementSide> second = byText(after);
    Set<String> texts = new TreeSet<>(first.keySet());
    texts.addAll(second.keySet());
    return texts.stream()
        .map(text -> StatementShifts.of(text, first.get(text), second.get(text)))
        .sorted(
            Comparator.<StatementShift>comparingDouble(one -> -Math.abs(one.difference()))
                .thenComparing(StatementShift::text))
        .toList();
  }

  private static Map<String, StatementSide> byText(Side side) {
    Map<String, StatementSide> byText = new HashMap<>();
    side.statements().forEach(one -> byText.put(one.text(), one));
    return byText;
  }

  private static List<FrameShift> frames(Side before, Side after) {
    if (before.frames().isEmpty() || after.frames().isEmpty()) {
      return List.of();
    }
    return Stream.concat(before.frames().stream(), after.frames().stream())
        .map(FrameShare::frame)
        .distinct()
        .map(name -> new FrameShift(name, share(before, name), share(after, name)))
        .sorted(
            Comparator.<FrameShift>comparingDouble(Comparison::most)
                .thenComparing(FrameShift::frame))
        .toList();
  }

  private static double most(FrameShift shift) {
    return -Arrays.stream(new double[] {shift.before(), shift.after()})
        .filter(one -> !Double.isNaN(one))
        .max()
        .orElse(0);
  }

  private static double share(Side side, String frame) {
    return side.frames().stream()
        .filter(one -> one.frame().equals(frame))
        .mapToDouble(FrameShare::share)
        .findFirst()
        .orElse(Double.NaN);
  }
}
