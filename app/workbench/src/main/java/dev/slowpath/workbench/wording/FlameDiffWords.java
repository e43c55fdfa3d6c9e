package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.Doubt;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.model.profile.Unit;

/// Says how two profiles differ.
public final class FlameDiffWords {

  private FlameDiffWords() {}

  /// What weights are divided by.
  public static String text(Per per) {
    return switch (per) {
      case SAMPLE -> "shares of all";
      case SECOND -> "per second recorded";
      case REQUEST -> "per request";
    };
  }

  /// A weight divided.
  public static String rate(double rate, Per per, Unit unit) {
    return switch (per) {
      case SAMPLE -> Numbers.share(rate);
      case SECOND -> Metrics.text(unit, rate) + "/s";
      case REQUEST -> Metrics.text(unit, rate) + " a request";
    };
  }

  /// Before, after, the difference with its interval, and what may be said of it.
  public static String text(Change change, Per per, Unit unit) {
    return "before %s, after %s\n%s, 95 %% interval %s to %s\n%s"
        .formatted(
            rate(change.rateBefore(), per, unit),
            rate(change.rateAfter(), per, unit),
            signed(change.delta(), per, unit),
            signed(change.low(), per, unit),
            signed(change.high(), per, unit),
            verdict(change));
  }

  /// A difference with its sign.
  public static String signed(double delta, Per per, Unit unit) {
    String sign = delta < 0 ? "−" : "+";
    return sign + rate(Math.abs(delta), per, unit);
  }

  /// What may be said of a difference.
  public static String verdict(Change change) {
    return switch (change.verdict()) {
      case MORE -> change.isNew() ? "new" : "more";
      case LESS -> change.isGone() ? "gone" : "less";
      case NOISE -> "not told from chance";
    };
  }

  /// Why two profiles may not be comparable.
  public static String text(Doubt doubt) {
    return switch (doubt) {
      case Doubt.LoadDiffers(double ratio) ->
          "%s the work per second of before: another load, not only other code; --per request tells"
                  .formatted(Numbers.factor(ratio))
              + " them apart";
      case Doubt.FewSamples(long before, long after) ->
          "only %s and %s samples: hardly any difference can be told"
              .formatted(Numbers.count(before), Numbers.count(after));
      case Doubt.IntervalDiffers(long before, long after) ->
          "sampled every %s before and every %s after: counts do not compare, weights do"
              .formatted(Numbers.duration(before / 1e6), Numbers.duration(after / 1e6));
      case Doubt.Lossy(double before, double after) ->
          "samples lost or failed: %s before, %s after"
              .formatted(Numbers.share(before), Numbers.share(after));
    };
  }
}
