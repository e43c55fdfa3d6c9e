package dev.slowpath.workbench.finding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Findings as a plan of 30, 60 and 90 days.
///
/// The most that a finding takes off the load, by each day of work, decides the order; one whose
/// work nobody estimated comes after those that are estimated. A due date decides the month;
/// without one, findings fill the working days of each month in their order, as one team would do
/// them.
public final class WorkPlan {
  /// Working days of thirty.
  private static final double DAYS = 20;

  private static final Comparator<Finding> ORDER =
      Comparator.comparingDouble((Finding one) -> -known(gainADay(one)))
          .thenComparingDouble(one -> -known(one.frozen().gainLoad()))
          .thenComparingInt(one -> Integer.parseInt(one.id().substring(1)));

  private WorkPlan() {}

  /// A finding in the plan.
  ///
  /// @param gainADay load that a day of work takes away at most; NaN where either is unknown
  public record Step(Finding finding, Month month, double gainADay) {
    public Step {
      Objects.requireNonNull(finding);
      Objects.requireNonNull(month);
    }
  }

  /// When.
  public enum Month {
    FIRST("within 30 days"),
    SECOND("within 60 days"),
    THIRD("within 90 days"),
    LATER("later"),
    UNESTIMATED("not estimated");

    private final String words;

    Month(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// The plan of what is still to do, the first month first.
  ///
  /// @param from the first of the ninety days
  public static List<Step> of(List<Finding> findings, LocalDate from) {
    List<Step> steps = new ArrayList<>();
    double worked = 0;
    List<Finding> toDo =
        findings.stream().filter(one -> one.handling().status().isToDo()).sorted(ORDER).toList();
    for (Finding one : toDo) {
      double days = one.handling().effortDays();
      boolean isFree = one.handling().due().isEmpty() && !isLater(one);
      worked += isFree && !Double.isNaN(days) ? days : 0;
      steps.add(new Step(one, month(one, from, worked), gainADay(one)));
    }
    // Stable: within a month the order stays.
    steps.sort(Comparator.comparing(Step::month));
    return steps;
  }

  private static boolean isLater(Finding one) {
    return one.handling().status() == Finding.Status.LATER;
  }

  private static Month month(Finding one, LocalDate from, double worked) {
    if (one.handling().due().isPresent()) {
      long days = ChronoUnit.DAYS.between(from, one.handling().due().get());
      return within(days / 30.0);
    }
    if (isLater(one)) {
      return Month.LATER;
    }
    return Double.isNaN(one.handling().effortDays()) ? Month.UNESTIMATED : within(worked / DAYS);
  }

  private static Month within(double months) {
    if (months <= 1) {
      return Month.FIRST;
    }
    if (months <= 2) {
      return Month.SECOND;
    }
    return months <= 3 ? Month.THIRD : Month.LATER;
  }

  private static double gainADay(Finding one) {
    double days = one.handling().effortDays();
    return days > 0 ? one.frozen().gainLoad() / days : Double.NaN;
  }

  private static double known(double figure) {
    return Double.isNaN(figure) ? -1 : figure;
  }
}
