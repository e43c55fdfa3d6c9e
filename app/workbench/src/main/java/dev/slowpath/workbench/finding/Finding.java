package dev.slowpath.workbench.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A bottleneck that somebody kept: who does what about it until when, and what it measured on the
/// day it was kept, which never changes.
///
/// @param id `F1`, `F2` and on within its investigation
/// @param frozen what was measured when it was kept
/// @param handling what people decided
/// @param links to tickets, changes, dashboards
/// @param checks against newer captures, the last one last
public record Finding(
    String id,
    Instant kept,
    String title,
    Frozen frozen,
    Handling handling,
    List<Comment> comments,
    List<String> links,
    List<Check> checks) {

  public Finding {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kept);
    Objects.requireNonNull(title);
    Objects.requireNonNull(frozen);
    Objects.requireNonNull(handling);
    comments = List.copyOf(comments);
    links = List.copyOf(links);
    checks = List.copyOf(checks);
  }

  /// How far it is.
  public enum Status {
    OPEN("open"),
    /// Somebody does it.
    DO("do it"),
    LATER("later"),
    /// The gain is not worth the work.
    NOT_WORTH("not worth it"),
    DONE("done");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /// The word on screen.
    public String word() {
      return word;
    }

    /// Whether something is still to be done.
    public boolean isToDo() {
      return this == OPEN || this == DO || this == LATER;
    }
  }

  /// What comes first.
  public enum Priority {
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String word;

    Priority(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// What people decided; empty is undecided.
  ///
  /// @param expected the result it is to have, in words that can be checked
  /// @param rollback how it is undone
  /// @param effortDays NaN where nobody estimated it
  public record Handling(
      String owner,
      Status status,
      Priority priority,
      String decision,
      String expected,
      String rollback,
      Optional<LocalDate> due,
      double effortDays) {
    public static final Handling NONE =
        new Handling("", Status.OPEN, Priority.MEDIUM, "", "", "", Optional.empty(), Double.NaN);

    public Handling {
      Objects.requireNonNull(owner);
      Objects.requireNonNull(status);
      Objects.requireNonNull(priority);
      Objects.requireNonNull(decision);
      Objects.requireNonNull(expected);
      Objects.requireNonNull(rollback);
      Objects.requireNonNull(due);
    }

    public Handling ownedBy(String who) {
      return new Handling(who, status, priority, decision, expected, rollback, due, effortDays);
    }

    public Handling in(Status now) {
      return new Handling(owner, now, priority, decision, expected, rollback, due, effortDays);
    }

    public Handling at(Priority now) {
      return new Handling(owner, status, now, decision, expected, rollback, due, effortDays);
    }

    public Handling deciding(String what) {
      return new Handling(owner, status, priority, what, expected, rollback, due, effortDays);
    }

    public Handling expecting(String result) {
      return new Handling(owner, status, priority, decision, result, rollback, due, effortDays);
    }

    public Handling undoneBy(String how) {
      return new Handling(owner, status, priority, decision, expected, how, due, effortDays);
    }

    public Handling dueOn(Optional<LocalDate> day) {
      return new Handling(owner, status, priority, decision, expected, rollback, day, effortDays);
    }

    public Handling taking(double days) {
      return new Handling(owner, status, priority, decision, expected, rollback, due, days);
    }
  }

  /// Something said about it.
  public record Comment(Instant at, String who, String text) {
    public Comment {
      Objects.requireNonNull(at);
      Objects.requireNonNull(who);
      Objects.requireNonNull(text);
    }
  }

  public Finding titled(String other) {
    return new Finding(id, kept, other, frozen, handling, comments, links, checks);
  }

  public Finding handled(Handling other) {
    return new Finding(id, kept, title, frozen, other, comments, links, checks);
  }

  public Finding with(Comment comment) {
    return new Finding(id, kept, title, frozen, handling, and(comments, comment), links, checks);
  }

  public Finding linked(String link) {
    return new Finding(id, kept, title, frozen, handling, comments, and(links, link), checks);
  }

  public Finding checked(Check check) {
    return new Finding(id, kept, title, frozen, handling, comments, links, and(checks, check));
  }

  private static <T> List<T> and(List<T> list, T last) {
    List<T> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }
}
