package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.compare.Guard;

/// Says whether two sides of a comparison are alike.
public final class GuardWords {

  private static final String UNREPEATED =
      ": what differs between two runs of the same code is not known";

  private GuardWords() {}

  /// The name used in JSON.
  public static String id(Guard guard) {
    return switch (guard) {
      case Guard.Rate _ -> "load";
      case Guard.Mix _ -> "route-mix";
      case Guard.WarmUp _ -> "warm-up";
      case Guard.Sampling _ -> "sampling";
      case Guard.Method _ -> "percentile-method";
      case Guard.Buffers _ -> "cold-caches";
      case Guard.Runs _ -> "runs";
      case Guard.FewBlocks _ -> "blocks";
      case Guard.Errors _ -> "errors";
      case Guard.Together _ -> "common-shift";
    };
  }

  public static String text(Guard guard) {
    return switch (guard) {
      case Guard.Rate(double before, double after) ->
          "%s requests a second before, %s after%s"
              .formatted(
                  Numbers.count(rounded(before)),
                  Numbers.count(rounded(after)),
                  guard.isConcern() ? ": another load is another latency" : "");
      case Guard.Mix mix -> text(mix);
      case Guard.WarmUp warmUp -> text(warmUp);
      case Guard.Sampling sampling -> text(sampling);
      case Guard.Method(String before, String after) ->
          guard.isConcern()
              ? "percentiles are by %s before and by %s after".formatted(before, after)
              : "percentiles are by " + before;
      case Guard.Buffers(double before, double after) ->
          "the server found %s of its blocks in memory before, %s after%s"
              .formatted(
                  Numbers.share(before),
                  Numbers.share(after),
                  guard.isConcern() ? ": one side ran on cold caches" : "");
      case Guard.Runs(int before, int after) ->
          "%s before and %s after%s"
              .formatted(runs(before), runs(after), guard.isConcern() ? UNREPEATED : "");
      case Guard.FewBlocks(int before, int after, int needed) ->
          "%d blocks of time before, %d after%s"
              .formatted(before, after, guard.isConcern() ? needed(needed) : "");
      case Guard.Errors(double before, double after) ->
          "%s of the requests fail before, %s after"
              .formatted(Numbers.share(before), Numbers.share(after));
      case Guard.Together together -> text(together);
    };
  }

  private static String needed(int blocks) {
    return ": %d on each side are needed for an interval".formatted(blocks);
  }

  private static String text(Guard.Mix mix) {
    return mix.isConcern()
        ? "%s of the requests are of other endpoints, %s moved most; with the same mix the mean latency is %s times what it was, as recorded %s times"
            .formatted(
                Numbers.share(mix.moved()),
                mix.most().name(),
                ComparisonWords.ratio(mix.standardised()),
                ComparisonWords.ratio(mix.meanRatio()))
        : "the mix of endpoints differs by " + Numbers.share(mix.moved());
  }

  private static String text(Guard.Together together) {
    String moved =
        "%d of %d endpoints at which nothing was mended are %s, typically %s times what they were"
            .formatted(
                Math.max(together.faster(), together.slower()),
                together.endpoints(),
                together.faster() >= together.slower() ? "faster" : "slower",
                ComparisonWords.ratio(together.typical()));
    return together.isConcern()
        ? moved + ": what they share changed (the machine, its neighbours, the load)"
        : moved;
  }

  private static String text(Guard.WarmUp warmUp) {
    String side = warmUp.isAfter() ? "after" : "before";
    return warmUp.isConcern()
        ? "%s begins cold: its first block is %s times as slow as the others; leave it out with --%s-window"
            .formatted(side, ComparisonWords.ratio(warmUp.factor()), side)
        : "no warm-up to be seen " + side;
  }

  private static String text(Guard.Sampling sampling) {
    if (sampling.isConcern()) {
      return "a recorded request stands for %s before and for %s after: other sampling, other percentiles"
          .formatted(Numbers.count(sampling.before()), Numbers.count(sampling.after()));
    }
    return sampling.before() > 1.0001
        ? "both sides are sampled alike, one recorded for " + Numbers.count(sampling.before())
        : "every request is recorded on both sides";
  }

  private static double rounded(double rate) {
    return rate < 100 ? Math.rint(rate * 10) / 10 : Math.rint(rate);
  }

  private static String runs(int runs) {
    return runs == 1 ? "a single run" : runs + " runs";
  }
}
