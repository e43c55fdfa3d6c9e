package dev.slowpath.analysis.path;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.util.List;
import java.util.Optional;

/// The critical paths of all traces as a profile: spans stand for frames, and a frame is as wide as
/// the wall time that requests waited for it. The width of all is the latency of all requests
/// together; what ran beside the path is not in it.
public final class PathProfile {

  private PathProfile() {}

  /// The profile of the traces that are there; empty without any.
  public static Optional<Profile> of(Linked linked) {
    return linked.traces().size() == 0
        ? Optional.empty()
        : Optional.of(of(CallPaths.ofAll(linked)));
  }

  private static Profile of(CallPaths paths) {
    Profile.Builder profile = Profile.builder().metric(Metric.CRITICAL_PATH, Unit.NANOSECONDS);
    List<CallPaths.Node> nodes = paths.nodes();
    int[] stacks = new int[nodes.size()];
    for (int at = 0; at < stacks.length; at++) {
      CallPaths.Node node = nodes.get(at);
      int below = node.parent() < 0 ? Stacks.ROOT : stacks[node.parent()];
      String caller = node.parent() < 0 ? "" : nodes.get(node.parent()).step().service();
      stacks[at] = profile.push(below, profile.frame(frame(node, caller)));
      long ns = Math.round(node.ms() * 1e6);
      if (ns > 0) {
        profile.sample(Metric.CRITICAL_PATH, stacks[at], -1, Samples.NO_TIME, ns);
      }
    }
    return profile.build();
  }

  /// A statement, else the span's name; with its service where that is another than the caller's.
  private static Frame frame(CallPaths.Node node, String caller) {
    Step step = node.step();
    String name = step.statement().isEmpty() ? step.name() : step.statement();
    boolean isSame = step.service().isEmpty() || step.service().equals(caller);
    return Frame.named(isSame ? name : step.service() + " · " + name, kind(node.kind()));
  }

  private static Frame.Kind kind(TimeKind kind) {
    return switch (kind) {
      case DATABASE -> Frame.Kind.SPAN_DATABASE;
      case HTTP -> Frame.Kind.SPAN_CALL;
      case CACHE -> Frame.Kind.SPAN_CACHE;
      case WAIT -> Frame.Kind.SPAN_WAIT;
      case SERIALISATION -> Frame.Kind.SPAN_SERIALISATION;
      case OWN -> Frame.Kind.SPAN_OWN;
    };
  }
}
