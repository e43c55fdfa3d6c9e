package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The time of one side cut into blocks of equal length, at least ten seconds each and at most
/// twenty in all: long blocks have little in common with their neighbours. Where nothing was
/// recorded for long, one run ends and another begins.
final class Blocks {
  private static final double LEAST_SECONDS = 10;
  private static final int MOST = 20;

  /// Requests that come at random leave no gap of even a third of this many of their mean
  /// distances.
  private static final double LONG_DISTANCES = 50;

  private record Run(long fromNs, long toNs, int first, int blocks) {
    double seconds() {
      return (toNs - fromNs) / 1e9;
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final int count;

  private Blocks(long[] starts) {
    List<long[]> stretches = stretches(starts);
    double seconds = stretches.stream().mapToDouble(one -> (one[1] - one[0]) / 1e9).sum();
    double length = Math.max(LEAST_SECONDS, seconds / MOST);
    int next = 0;
    for (long[] one : stretches) {
      // A hair more, so that 600 s less one request's distance are still 20 blocks of 30 s.
      int blocks = Math.max(1, (int) Math.floor((one[1] - one[0]) / 1e9 / length + 0.05));
      runs.add(new Run(one[0], one[1], next, blocks));
      next += blocks;
    }
    count = next;
  }

  static Blocks of(Linked linked) {
    return new Blocks(
        linked.requests().byEndpoint().values().stream()
            .flatMap(List::stream)
            .mapToLong(linked.traces()::startNs)
            .sorted()
            .toArray());
  }

  private static List<long[]> stretches(long[] starts) {
    List<long[]> stretches = new ArrayList<>();
    if (starts.length == 0) {
      return stretches;
    }
    double whole = (starts[starts.length - 1] - starts[0]) / 1e9;
    double longest = Math.max(LEAST_SECONDS, LONG_DISTANCES * whole / starts.length);
    long from = starts[0];
    for (int at = 1; at < starts.length; at++) {
      if ((starts[at] - starts[at - 1]) / 1e9 > longest) {
        stretches.add(new long[] {from, starts[at - 1]});
        from = starts[at];
      }
    }
    stretches.add(new long[] {from, starts[starts.length - 1]});
    return stretches;
  }

  int count() {
    return count;
  }

  /// The runs, each from its first request to its last.
  List<TimeRange> ranges() {
    return runs.stream().map(run -> new TimeRange(run.fromNs(), run.toNs())).toList();
  }

  int runs() {
    return runs.size();
  }

  double seconds() {
    return runs.stream().mapToDouble(Run::seconds).sum();
  }

  /// The length of each block in seconds.
  double[] lengths() {
    double[] lengths = new double[count];
    for (Run run : runs) {
      Arrays.fill(lengths, run.first(), run.first() + run.blocks(), run.seconds() / run.blocks());
    }
    return lengths;
  }

  /// The block that an instant of a request lies in.
  int at(long instantNs) {
    Run in = runs.getFirst();
    for (Run run : runs) {
      in = run.fromNs() <= instantNs ? run : in;
    }
    double share = (double) (instantNs - in.fromNs()) / Math.max(1, in.toNs() - in.fromNs());
    return in.first() + Math.clamp((long) (share * in.blocks()), 0, in.blocks() - 1);
  }
}
