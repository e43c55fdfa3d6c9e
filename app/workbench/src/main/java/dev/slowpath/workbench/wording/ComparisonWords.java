package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointChange.By;
import dev.slowpath.analysis.compare.Fate;
import dev.slowpath.analysis.compare.Remark;
import dev.slowpath.analysis.compare.Spent;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.analysis.statistics.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what became of endpoints, bottlenecks and statements.
public final class ComparisonWords {

  private ComparisonWords() {}

  public static String word(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "regressed";
      case IMPROVED -> "improved";
      case NO_CHANGE -> "no change";
      case NOT_ENOUGH_DATA -> "not enough data";
    };
  }

  public static String word(Fate fate) {
    return switch (fate) {
      case NEW -> "new";
      case WORSE -> "worse";
      case GONE -> "gone";
      case BETTER -> "better";
      case SAME -> "same";
      case UNCLEAR -> "unclear";
      case NOT_OBSERVED -> "not observed";
    };
  }

  /// What a verdict is of.
  public static String text(By by) {
    return (by.isP95() ? "p95" : "p50") + (by.isSent() ? " since sent" : "");
  }

  public static String name(Spent spent) {
    return switch (spent) {
      case QUEUE -> "the wait for a worker";
      case DATABASE -> "the database";
      case HTTP -> "outgoing calls";
      case CACHE -> "caches";
      case WAIT -> "waits for a pool or queue";
      case SERIALISATION -> "serialisation";
      case OWN -> "own code";
    };
  }

  /// A ratio as two decimals; three where two would say nothing.
  public static String ratio(double ratio) {
    if (Double.isNaN(ratio) || Double.isInfinite(ratio)) {
      return Numbers.UNKNOWN;
    }
    String format = ratio < 0.1 ? "%.3f" : ratio < 10 ? "%.2f" : "%,.0f";
    return String.format(Locale.ROOT, format, ratio);
  }

  /// The interval of a ratio.
  public static String interval(Estimate ratio) {
    return ratio.hasInterval() ? ratio(ratio.low()) + "–" + ratio(ratio.high()) : Numbers.UNKNOWN;
  }

  /// How much less or more a ratio is, with its interval: `38 % less (31–44 %)`.
  public static String change(Estimate ratio) {
    boolean isLess = ratio.value() < 1;
    String word = isLess ? "less" : "more";
    String text = percent(ratio.value()) + " % " + word;
    if (!ratio.hasInterval()) {
      return text;
    }
    double near = isLess ? ratio.high() : ratio.low();
    double far = isLess ? ratio.low() : ratio.high();
    boolean isOneSided = isLess == near < 1;
    String from = isOneSided ? percent(near) : percent(near) + " % " + (isLess ? "more" : "less");
    return isOneSided
        ? "%s (%s–%s %%)".formatted(text, from, percent(far))
        : "%s (from %s to %s %% %s)".formatted(text, from, percent(far), word);
  }

  private static String percent(double ratio) {
    return Numbers.count(Math.rint(Math.abs(1 - ratio) * 100));
  }

  /// What would settle the verdict of an endpoint.
  public static Optional<String> needed(EndpointChange change) {
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return Optional.of(
          change.before().isEmpty() ? "no request of it before" : "no request of it after");
    }
    return change
        .needed()
        .map(needed -> {
          long blocks =
              Math.min(
                  change.before().get().service().blocks(),
                  change.after().get().service().blocks());
          String because =
              change.decisive().hasInterval()
                  ? "the interval reaches from %s to %s"
                      .formatted(ratio(change.decisive().low()), ratio(change.decisive().high()))
                  : "its requests fall into %d %s of time, 10 are needed"
                      .formatted(blocks, blocks == 1 ? "block" : "blocks");
          return "%s; about %s requests or %s min on each side would settle it"
              .formatted(
                  because, Numbers.count(needed.requests()), Numbers.count(needed.minutes()));
        });
  }

  public static String text(Remark remark) {
    return switch (remark) {
      case Remark.GainedOn(Spent on, double ms, double share) ->
          "%s of what a request saves is of %s (%s)"
              .formatted(Numbers.share(share), name(on), Numbers.duration(ms));
      case Remark.LostOn(Spent on, double ms, double share) ->
          "%s of what a request takes longer is of %s (%s)"
              .formatted(Numbers.share(share), name(on), Numbers.duration(ms));
      case Remark.MoreQueries(double before, double after, Spent on, double ms) ->
          "queries went up from %s to %s a request, and latency hides it: %s fell by %s"
              .formatted(
                  Numbers.count(before), Numbers.count(after), name(on), Numbers.duration(ms));
      case Remark.GainedElsewhere(List<Spent> expected, Spent on, double ms) ->
          "the gain came from something else: %s fell by %s a request, what was removed had its time in %s"
              .formatted(
                  name(on),
                  Numbers.duration(ms),
                  expected.stream().map(ComparisonWords::name).collect(Collectors.joining(", ")));
      case Remark.CodeChange(int bottlenecks) ->
          "%s gone or better, and latency did not move: a code change, not an optimisation"
              .formatted(bottlenecks == 1 ? "a bottleneck is" : bottlenecks + " bottlenecks are");
      case Remark.MovedTogether(double typical) ->
          "it moved as the endpoints did at which nothing was mended, typically %s times what they were: what they share changed, and no verdict is its own"
              .formatted(ratio(typical));
      case Remark.MoreErrors(double before, double after) ->
          "more requests fail, %s instead of %s: quick errors are no gain"
              .formatted(Numbers.share(after), Numbers.share(before));
    };
  }
}
