package dev.slowpath.analysis.flame;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Tells differences of sampled weights from chance.
///
/// The number of samples that hit a place is taken as a Poisson count, so that a weight `t` of `n`
/// samples has the variance `t² / n`; of a share, less what the share itself takes (`1 - p`).
/// Samples of one request come in bursts, which a Poisson count does not know of: verdicts are the
/// surer, the more requests were sampled. Over all places at once no more than a twentieth of those
/// called different are expected to be chance (Benjamini and Hochberg, JRSS B 57, 1995).
final class Judge {
  private static final double Z95 = 1.959964;
  private static final double FALSE_SHARE = 0.05;

  /// Under this many samples on both sides together a place is not judged.
  private static final long LEAST = 5;

  private final Scale before;
  private final Scale after;
  private final boolean isShare;

  /// A side: what weights are divided by, and the weight of a usual sample.
  record Scale(double divisor, double usual) {
    static Scale of(Side side, Per per) {
      long samples = side.counts().total(0);
      double usual = samples == 0 ? 1 : (double) side.tree().total(0) / samples;
      return new Scale(side.divisor(per), usual);
    }
  }

  /// A weight and the samples it is made of.
  record Weighed(long weight, long samples) {}

  Judge(Side before, Side after, Per per) {
    this.before = Scale.of(before, per);
    this.after = Scale.of(after, per);
    isShare = per == Per.SAMPLE;
  }

  /// A change with its interval, not judged yet.
  Change change(Weighed one, Weighed other) {
    double rateBefore = rate(one, before);
    double rateAfter = rate(other, after);
    double half = Z95 * error(one, other);
    double delta = rateAfter - rateBefore;
    return new Change(
        one.weight(),
        other.weight(),
        rateBefore,
        rateAfter,
        delta - half,
        delta + half,
        Change.Verdict.NOISE);
  }

  private static double rate(Weighed weighed, Scale scale) {
    return weighed.weight() == 0 ? 0 : weighed.weight() / scale.divisor();
  }

  private double error(Weighed one, Weighed other) {
    return Math.sqrt(variance(one, before) + variance(other, after));
  }

  private double variance(Weighed weighed, Scale scale) {
    // A place nobody was seen at may have been missed by one sample.
    double one = scale.usual() / scale.divisor();
    if (weighed.samples() == 0) {
      return one * one;
    }
    double rate = rate(weighed, scale);
    double variance = rate * rate / weighed.samples();
    return isShare ? variance * Math.max(0, 1 - rate) : variance;
  }

  /// The verdicts of many changes looked at together, in their order.
  List<Change> judged(List<Change> changes, List<Long> samples) {
    double[] chances = new double[changes.size()];
    for (int at = 0; at < chances.length; at++) {
      Change change = changes.get(at);
      double error = (change.high() - change.low()) / 2 / Z95;
      boolean isJudged = samples.get(at) >= LEAST && error > 0;
      chances[at] = isJudged ? chance(change.delta() / error) : 1;
    }
    double limit = limit(chances);
    return IntStream.range(0, chances.length)
        .mapToObj(at -> chances[at] <= limit ? told(changes.get(at)) : changes.get(at))
        .toList();
  }

  private static Change told(Change change) {
    return change.judged(change.delta() > 0 ? Change.Verdict.MORE : Change.Verdict.LESS);
  }

  /// The largest chance that still counts; negative where none does.
  private static double limit(double[] chances) {
    double[] sorted =
        Arrays.stream(chances)
            .filter(chance -> chance < 1)
            .boxed()
            .sorted(Comparator.naturalOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double limit = -1;
    for (int at = 0; at < sorted.length; at++) {
      if (sorted[at] <= FALSE_SHARE * (at + 1) / sorted.length) {
        limit = sorted[at];
      }
    }
    return limit;
  }

  /// The chance of a normal deviate as far from zero or farther (Abramowitz and Stegun, 7.1.26).
  static double chance(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.clamp(series * Math.exp(-x * x), 0, 1);
  }
}
