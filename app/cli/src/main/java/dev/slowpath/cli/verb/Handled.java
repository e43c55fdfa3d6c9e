package dev.slowpath.cli.verb;

import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Finding.Handling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options on what people decide about a finding; one that is not given changes nothing.
final class Handled {

  @Option(names = "--title", paramLabel = "TEXT", description = "What it is called.")
  private @Nullable String title;

  @Option(names = "--owner", paramLabel = "NAME", description = "Who does it.")
  private @Nullable String owner;

  @Option(
      names = "--status",
      paramLabel = "open|do|later|not-worth|done",
      description = "How far it is.")
  private @Nullable String status;

  @Option(names = "--priority", paramLabel = "high|medium|low", description = "What comes first.")
  private @Nullable String priority;

  @Option(names = "--decision", paramLabel = "TEXT", description = "What was decided.")
  private @Nullable String decision;

  @Option(
      names = "--expected",
      paramLabel = "TEXT",
      description = "The result it is to have: p95 of GET /orders under 40 ms.")
  private @Nullable String expected;

  @Option(names = "--rollback", paramLabel = "TEXT", description = "How it is undone.")
  private @Nullable String rollback;

  @Option(
      names = "--due",
      paramLabel = "DATE",
      description = "Until when (2026-12-24); - for no date.")
  private @Nullable String due;

  @Option(names = "--effort", paramLabel = "DAYS", description = "How many days of work it is.")
  private @Nullable Double effort;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Something to remember.")
  private List<String> comments = new ArrayList<>();

  @Option(names = "--link", paramLabel = "URL", description = "A ticket, change or dashboard.")
  private List<String> links = new ArrayList<>();

  /// The finding with what was given.
  Finding on(Finding finding, Instant now) {
    Finding all = title == null ? finding : finding.titled(title);
    all = all.handled(people(all.handling()));
    for (String comment : comments) {
      all = all.with(new Finding.Comment(now, System.getProperty("user.name", ""), comment));
    }
    for (String link : links) {
      all = all.linked(link);
    }
    return all;
  }

  private Handling people(Handling was) {
    Handling is = owner == null ? was : was.ownedBy(owner);
    is = status == null ? is : is.in(status(status));
    is = priority == null ? is : is.at(priority(priority));
    is = decision == null ? is : is.deciding(decision);
    is = expected == null ? is : is.expecting(expected);
    is = rollback == null ? is : is.undoneBy(rollback);
    is = due == null ? is : is.dueOn(date(due));
    return effort == null ? is : is.taking(effort);
  }

  private static Finding.Status status(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "open" -> Finding.Status.OPEN;
      case "do" -> Finding.Status.DO;
      case "later" -> Finding.Status.LATER;
      case "not-worth" -> Finding.Status.NOT_WORTH;
      case "done" -> Finding.Status.DONE;
      default ->
          throw new UsageException(
              "--status " + word + ": expected open, do, later, not-worth or done");
    };
  }

  private static Finding.Priority priority(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "high" -> Finding.Priority.HIGH;
      case "medium" -> Finding.Priority.MEDIUM;
      case "low" -> Finding.Priority.LOW;
      default -> throw new UsageException("--priority " + word + ": expected high, medium or low");
    };
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException unclear) {
      throw new UsageException("--due " + text + ": expected a date like 2026-12-24", unclear);
    }
  }
}
