package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.code.Agreement;
import dev.slowpath.analysis.link.Caveat;
import java.util.stream.Collectors;

/// Says what profilers do to what they measure, and how far two of them agree.
final class ProfilerWords {
  /// What cProfile took for a call of an empty function, CPython 3.11, three runs of two million.
  private static final double LEAST_MICROS = 0.6;

  private static final double MOST_MICROS = 0.9;
  private static final int SHOWN = 3;

  private ProfilerWords() {}

  static String text(Caveat.Counted one) {
    return ("%s: the profiler counted each of %s calls in %s; at %s to %s µs a call (cProfile of"
            + " CPython 3.11, measured) %s to %s of that are its own, and functions of many small"
            + " calls look slower than they are")
        .formatted(
            Shortened.file(one.file()),
            Numbers.count(one.calls()),
            Numbers.duration(one.seconds() * 1e3),
            LEAST_MICROS,
            MOST_MICROS,
            Numbers.duration(one.calls() * LEAST_MICROS / 1e3),
            Numbers.duration(one.calls() * MOST_MICROS / 1e3));
  }

  static String text(Agreement one) {
    String order =
        "%s and %s put %d of %d pairs of %d handlers in the same order"
            .formatted(
                Shortened.file(one.second()),
                Shortened.file(one.first()),
                one.inOrder(),
                one.pairs(),
                one.handlers());
    String differences =
        one.differences().stream()
            .limit(SHOWN)
            .map(ProfilerWords::text)
            .collect(Collectors.joining("; "));
    return differences.isEmpty()
        ? order + ", and no share differs by much"
        : order + "; they differ in " + differences;
  }

  private static String text(Agreement.Difference one) {
    String why =
        switch (one.reason()) {
          case COUNTED -> "one counts every call, which makes many small ones longer";
          case WAITING -> "one sees waiting, the other the processor alone";
          case NO_STACKS -> "one has no stacks, and sees other waits";
          case UNKNOWN -> "the files do not tell why: other requests or load";
        };
    return "%s (%s and %s: %s)"
        .formatted(one.handler(), Numbers.share(one.second()), Numbers.share(one.first()), why);
  }
}
