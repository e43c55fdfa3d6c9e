package dev.slowpath.desktop.part;

import dev.slowpath.workbench.finding.Finding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// What people decide about a finding, as fields with a name each.
public enum Handled {
  OWNER("Owner"),
  DECISION("Decision"),
  EXPECTED("Done when"),
  ROLLBACK("Rollback"),
  DUE("Due"),
  EFFORT("Days of work");

  private final String title;

  Handled(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// What an empty field asks for.
  public String prompt() {
    return switch (this) {
      case OWNER -> "who does it";
      case DECISION -> "what was decided";
      case EXPECTED -> "p95 under 40 ms over 10 minutes";
      case ROLLBACK -> "how it is undone";
      case DUE -> "2026-12-24";
      case EFFORT -> "2";
    };
  }

  public String text(Finding finding) {
    Finding.Handling handling = finding.handling();
    return switch (this) {
      case OWNER -> handling.owner();
      case DECISION -> handling.decision();
      case EXPECTED -> handling.expected();
      case ROLLBACK -> handling.rollback();
      case DUE -> handling.due().map(LocalDate::toString).orElse("");
      case EFFORT -> plain(handling.effortDays());
    };
  }

  private static String plain(double days) {
    return Double.isNaN(days)
        ? ""
        : days == Math.rint(days) ? String.valueOf((long) days) : String.valueOf(days);
  }

  /// The finding with what was typed; what is no date or number changes nothing.
  public Finding typed(Finding finding, String text) {
    Finding.Handling was = finding.handling();
    return finding.handled(
        switch (this) {
          case OWNER -> was.ownedBy(text);
          case DECISION -> was.deciding(text);
          case EXPECTED -> was.expecting(text);
          case ROLLBACK -> was.undoneBy(text);
          case DUE -> was.dueOn(date(finding, text));
          case EFFORT -> was.taking(days(finding, text));
        });
  }

  private static Optional<LocalDate> date(Finding finding, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException unclear) {
      return finding.handling().due();
    }
  }

  private static double days(Finding finding, String text) {
    try {
      double days = text.isEmpty() ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
      return days >= 0 || text.isEmpty() ? days : finding.handling().effortDays();
    } catch (NumberFormatException unclear) {
      return finding.handling().effortDays();
    }
  }
}
