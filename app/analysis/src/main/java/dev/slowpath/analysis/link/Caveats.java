package dev.slowpath.analysis.link;

import dev.slowpath.analysis.code.Agreement;
import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks over joined captures for what a reader of their figures has to know.
public final class Caveats {
  private static final double LONG_SECONDS = 10;

  /// Requests that come at random leave no gap of even a third of this many of their mean
  /// distances.
  private static final double LONG_DISTANCES = 50;

  private Caveats() {}

  /// All that there is to say, in the order of the kinds.
  public static List<Caveat> of(Linked linked) {
    List<Caveat> all = new ArrayList<>();
    if (!linked.undated().isEmpty()) {
      all.add(new Caveat.Undated(linked.undated()));
    }
    if (linked.repeated() > 0) {
      all.add(new Caveat.Repeated(linked.repeated()));
    }
    all.addAll(linked.seenTwice());
    noRequest(linked).ifPresent(all::add);
    apart(linked.traces()).ifPresent(all::add);
    unrecorded(linked).ifPresent(all::add);
    partly(linked).ifPresent(all::add);
    if (linked.asked().isPresent() && !linked.statements().isEmpty()) {
      all.add(new Caveat.Uncut());
    }
    all.addAll(profiles(linked));
    return all;
  }

  private static List<Caveat> profiles(Linked linked) {
    List<Caveat> all = new ArrayList<>();
    linked
        .added()
        .map(added -> added.files().stream().map(Provenance::file).toList())
        .map(Caveat.Added::new)
        .ifPresent(all::add);
    for (Linked.KnownProfile known : linked.profiles()) {
      String mode = known.profile().facts().get(Profile.MODE);
      if (mode != null) {
        all.add(new Caveat.SampledAs(known.source().file(), mode));
      }
      linked.callGraph(known.source()).flatMap(graph -> counted(known, graph)).ifPresent(all::add);
    }
    List<Agreement.Watched> watched =
        linked.profiles().stream()
            .map(known ->
                new Agreement.Watched(
                    known.source().file(),
                    known.profile(),
                    linked.callGraph(known.source()).isPresent()))
            .toList();
    Agreement.among(watched).forEach(one -> all.add(new Caveat.Profilers(one)));
    return all;
  }

  /// Python's own profilers measure time with every call.
  private static Optional<Caveat> counted(Linked.KnownProfile known, CallGraph graph) {
    double calls = graph.functions().stream().mapToDouble(one -> one.figures().calls()).sum();
    return graph.unit() == Unit.NANOSECONDS && HandlerTimes.isPython(known.profile()) && calls > 0
        ? Optional.of(new Caveat.Counted(known.source().file(), calls, graph.total() / 1e9))
        : Optional.empty();
  }

  private static Optional<Caveat> noRequest(Linked linked) {
    int none = 0;
    for (int span = 0; span < linked.traces().size(); span++) {
      none += linked.requests().requestOf(span) < 0 ? 1 : 0;
    }
    none -= linked.seenTwice().stream().mapToInt(Caveat.SeenTwice::requests).sum();
    return none == 0 ? Optional.empty() : Optional.of(new Caveat.NoRequest(none));
  }

  /// A call and what serves it overlap, unless two clocks differ by more than the call takes.
  private static Optional<Caveat> apart(TraceSet traces) {
    int apart = 0;
    long most = 0;
    for (int span = 0; span < traces.size(); span++) {
      int call = traces.parent(span);
      if (call < 0
          || traces.kind(span) != SpanKind.SERVER
          || traces.service(call).equals(traces.service(span))) {
        continue;
      }
      long after = traces.startNs(span) - traces.endNs(call);
      long before = traces.startNs(call) - traces.endNs(span);
      long between = Math.max(after, before);
      apart += between > 0 ? 1 : 0;
      most = Math.max(most, between);
    }
    return apart == 0 ? Optional.empty() : Optional.of(new Caveat.Apart(apart, most / 1e6));
  }

  /// Two recordings of different times, or a clock that is wrong by years.
  private static Optional<Caveat> unrecorded(Linked linked) {
    TraceSet traces = linked.traces();
    List<Integer> byStart = new ArrayList<>();
    linked.requests().byEndpoint().values().forEach(byStart::addAll);
    byStart.sort(Comparator.comparingLong(traces::startNs));
    long until = Long.MAX_VALUE;
    long longest = 0;
    int before = 0;
    for (int at = 0; at < byStart.size(); at++) {
      long start = traces.startNs(byStart.get(at));
      if (at > 0 && start - until > longest) {
        longest = start - until;
        before = at;
      }
      long end = traces.endNs(byStart.get(at));
      until = at == 0 ? end : Math.max(until, end);
    }
    double seconds = longest / 1e9;
    double share = seconds / linked.seconds();
    double distance = (linked.seconds() - seconds) / byStart.size();
    return seconds >= LONG_SECONDS && seconds >= LONG_DISTANCES * distance
        ? Optional.of(new Caveat.Unrecorded(seconds, share, before, byStart.size() - before))
        : Optional.empty();
  }

  private static Optional<Caveat> partly(Linked linked) {
    double asked = linked.asked().map(range -> range.seconds()).orElse(0.0);
    // A side left open ends a nanosecond after the last instant.
    return asked - linked.seconds() > 1e-6
        ? Optional.of(new Caveat.Partly(asked, linked.seconds()))
        : Optional.empty();
  }
}
