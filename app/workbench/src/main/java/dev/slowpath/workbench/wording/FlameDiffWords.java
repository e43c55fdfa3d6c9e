package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.Doubt;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;

/// Says how two profiles differ.
public final class FlameDiffWords {

  /// From here on how many times as much says more than a percentage.
  private static final double TIMES = 10;

  private FlameDiffWords() {}

  /// What weights are divided by.
  public static String text(Per per) {
    return switch (per) {
      case SAMPLE -> "shares of all";
      case SECOND -> "per second recorded";
      case CPU_SECOND -> "per second of CPU time";
      case REQUEST -> "per request";
    };
  }

  /// A weight divided.
  public static String rate(double rate, Per per, Unit unit) {
    return switch (per) {
      case SAMPLE -> Numbers.share(rate);
      case SECOND -> Metrics.text(unit, rate) + "/s";
      case CPU_SECOND -> Metrics.text(unit, rate) + " a CPU second";
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

  /// The divisor in a word or two, for a button.
  public static String word(Per per) {
    return switch (per) {
      case SAMPLE -> "Share";
      case SECOND -> "Second";
      case CPU_SECOND -> "CPU second";
      case REQUEST -> "Request";
    };
  }

  /// How much of what was there before a difference is: `+12.3 %`, `new`, `gone`; empty where it is
  /// not told from chance.
  public static String mark(Change change) {
    return change.verdict() == Change.Verdict.NOISE ? "" : relative(change);
  }

  /// How much of what was there before a difference is, whether or not it is told from chance.
  public static String relative(Change change) {
    if (change.isNew() || change.isGone()) {
      return change.isNew() ? "new" : "gone";
    }
    double part = change.delta() / change.rateBefore();
    if (Double.isNaN(part)) {
      return Numbers.UNKNOWN;
    }
    String sign = part < 0 ? "−" : "+";
    double times = change.rateAfter() / change.rateBefore();
    return times >= TIMES
        ? "×" + Numbers.count(Math.rint(times))
        : sign + Numbers.percent(Math.abs(part)) + " %";
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
          "%s the work per second of before: another load, not only other code; per request tells"
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
      case Doubt.EventDiffers(Metric before, Metric after) ->
          "%s before and %s after: two events, of which only the shares may be compared, with care"
              .formatted(Metrics.name(before), Metrics.name(after));
      case Doubt.ModeDiffers(String before, String after) ->
          "samples were taken in two ways: %s before, %s after"
              .formatted(
                  before.isEmpty() ? "unknown" : before, after.isEmpty() ? "unknown" : after);
    };
  }
}
