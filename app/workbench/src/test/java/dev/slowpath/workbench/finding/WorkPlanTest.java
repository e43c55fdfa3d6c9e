package dev.slowpath.workbench.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WorkPlanTest {
  private static final LocalDate FROM = LocalDate.of(2026, 11, 21);

  private static Finding of(String id, double gainLoad, double days) {
    Finding finding = Drawn.finding(id, gainLoad);
    return finding.handled(finding.handling().taking(days));
  }

  private static List<String> plan(Finding... findings) {
    return WorkPlan.of(List.of(findings), FROM).stream()
        .map(one -> one.finding().id() + " " + one.month().words())
        .toList();
  }

  @Test
  void whatADayOfWorkTakesAwayDecidesTheOrderAndFillsTheMonths() {
    assertEquals(
        List.of("F2 within 30 days", "F1 within 30 days", "F3 within 60 days"),
        plan(of("F1", 0.3, 15), of("F2", 0.2, 5), of("F3", 0.1, 10)));
  }

  @Test
  void whatNobodyEstimatedStandsLastTheLargestGainFirst() {
    assertEquals(
        List.of("F3 within 30 days", "F2 not estimated", "F1 not estimated"),
        plan(of("F1", 0.1, Double.NaN), of("F2", 0.9, Double.NaN), of("F3", 0.01, 1)));
  }

  @Test
  void dueDateDecidesTheMonth() {
    Finding due = of("F1", 0.3, 1);
    Finding late = due.handled(due.handling().dueOn(Optional.of(FROM.plusDays(75))));
    assertEquals(List.of("F2 within 30 days", "F1 within 90 days"), plan(late, of("F2", 0.1, 2)));
  }

  @Test
  void whatIsDoneOrNotWorthItIsNotPlanned() {
    Finding done = of("F1", 1, 1);
    Finding not = of("F2", 1, 1);
    assertEquals(
        List.of(),
        plan(
            done.handled(done.handling().in(Finding.Status.DONE)),
            not.handled(not.handling().in(Finding.Status.NOT_WORTH))));
  }

  @Test
  void unknownGainIsNotCalledAGain() {
    WorkPlan.Step step = WorkPlan.of(List.of(of("F1", Double.NaN, 3)), FROM).getFirst();
    assertTrue(Double.isNaN(step.gainADay()));
  }
}
