package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.whatif.Curve;
import dev.slowpath.model.endpoint.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says what would be without a bottleneck, or with another setting.
public final class Outlooks {

  private Outlooks() {}

  /// The points of a curve in one line, with what they were worked out from.
  public static String text(Curve curve) {
    return switch (curve) {
      case Curve.CacheLife(var points) ->
          points.stream()
                  .map(life -> kept(life.seconds()) + " " + Numbers.share(life.hitShare()))
                  .collect(Collectors.joining(", "))
              + " answered (the recorded sequence replayed)";
      case Curve.Servers servers -> servers(servers);
    };
  }

  private static String kept(double seconds) {
    if (seconds == 0) {
      return "kept for its request:";
    }
    return seconds < 60 ? Numbers.count(seconds) + " s:" : Numbers.count(seconds / 60) + " min:";
  }

  private static String servers(Curve.Servers servers) {
    List<String> sizes = new ArrayList<>();
    for (Curve.Size size : servers.points()) {
      sizes.add("%d: %s".formatted(size.servers(), Numbers.duration(size.meanMs())));
    }
    return "%s mean wait (the recorded arrivals replayed first come, first served; measured with %d: %s)"
        .formatted(
            String.join(", ", sizes), servers.seen(), Numbers.duration(servers.measuredMs()));
  }

  /// Two latencies, before an arrow and after it.
  public static String text(Latency now, Latency then) {
    return "p50 %s → %s ms, p95 %s → %s ms"
        .formatted(
            Numbers.ms(now.p50Ms()),
            Numbers.ms(then.p50Ms()),
            Numbers.ms(now.p95Ms()),
            Numbers.ms(then.p95Ms()));
  }
}
