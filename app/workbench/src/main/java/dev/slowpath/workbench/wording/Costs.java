package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cost;
import java.util.ArrayList;
import java.util.List;

/// Says what a bottleneck costs.
public final class Costs {

  private Costs() {}

  /// All figures that are known, in one line.
  public static String text(Cost cost) {
    List<String> parts = new ArrayList<>();
    if (Double.isNaN(cost.load())) {
      boolean isCounted = cost.of() == Cost.Whole.DATABASE;
      parts.add(
          isCounted
              ? "no load (nothing tells how long it was counted)"
              : "no load (nothing tells how often it runs)");
    } else {
      parts.add("load " + Numbers.load(cost.load()));
    }
    if (!Double.isNaN(cost.share())) {
      parts.add(Numbers.share(cost.share()) + " of " + text(cost.of()));
    }
    if (!Double.isNaN(cost.perRequestMs())) {
      parts.add(Numbers.duration(cost.perRequestMs()) + " a request");
    }
    parts.add(Numbers.duration(cost.totalMs()) + " in all");
    String basis = cost.basis().id();
    return String.join(", ", parts)
        + " (%s, %s ×)".formatted(basis, Numbers.count(cost.occurrences()));
  }

  /// The whole that a share is a part of.
  public static String text(Cost.Whole whole) {
    return switch (whole) {
      case REQUESTS -> "the time of all requests of all services";
      case CLIENT -> "the clients' time at these workers";
      case CPU -> "the process's CPU time";
      case DATABASE -> "the server's execution time";
      case EVENT_LOOP -> "the event loop's time";
      case PLAN -> "the plan's execution time";
      case PROFILE -> "the profile's work";
    };
  }

  /// The same in a word, for a column.
  public static String word(Cost.Whole whole) {
    return switch (whole) {
      case REQUESTS -> "requests";
      case CLIENT -> "clients";
      case CPU -> "CPU";
      case DATABASE -> "database";
      case EVENT_LOOP -> "loop";
      case PLAN -> "plan";
      case PROFILE -> "profile";
    };
  }
}
