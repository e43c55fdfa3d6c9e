package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.path.ClockSkew;

/// Says how clocks differ.
public final class ClockWords {

  private ClockWords() {}

  /// One line about a trace.
  public static String text(ClockSkew skew) {
    return "clock of %s %s %s that of %s"
        .formatted(
            skew.service(),
            Numbers.duration(Math.abs(skew.ms())),
            skew.ms() > 0 ? "ahead of" : "behind",
            skew.caller());
  }
}
