package dev.slowpath.workbench.desk;

import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.intake.Watch;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.PolicyWords;
import dev.slowpath.workbench.wording.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How each file that is being read gets on, from its name to its end. Written by the thread that
/// reads, looked at by the screen; thread-safe.
public final class Board implements Watch {

  /// How far a file is.
  public enum State {
    WAITING,
    READING,
    READ,
    REFUSED,
    PASSED_OVER,
    CANCELLED
  }

  /// A file.
  ///
  /// @param bytes read so far, on disk
  /// @param size on disk; -1 where it is unknown
  /// @param words what it is being done or how it ended: format and notices, or place and
  ///   expectation
  public record Line(String file, State state, long bytes, long size, String words) {

    /// How much of it is read, 0..1.
    public double share() {
      return switch (state) {
        case WAITING -> 0;
        case READING -> size <= 0 ? 0 : Math.clamp((double) bytes / size, 0, 1);
        case READ, REFUSED, PASSED_OVER, CANCELLED -> 1;
      };
    }

    public boolean isEnded() {
      return state != State.WAITING && state != State.READING;
    }
  }

  private final Cancellation whole;
  private final Consumer<Board> changed;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Cancellation> each = new LinkedHashMap<>();

  /// A board for one reading.
  ///
  /// @param whole stops all of it
  /// @param changed told whenever a file's state changes, from the thread that reads
  public Board(Cancellation whole, Consumer<Board> changed) {
    this.whole = whole;
    this.changed = changed;
  }

  /// The files in the order they are read, as they stand now.
  public synchronized List<Line> lines() {
    return new ArrayList<>(lines.values());
  }

  /// What stops one file; asked for by the intake.
  public synchronized Cancellation cancellation(String file) {
    return each.computeIfAbsent(file, _ -> whole.part());
  }

  /// Gives one file up.
  public void cancel(String file) {
    cancellation(file).cancel();
  }

  /// Gives up all that has not ended; what was read before is kept.
  public void cancelAll() {
    lines().stream().filter(line -> !line.isEnded()).forEach(line -> cancel(line.file()));
  }

  @Override
  public void found(List<String> files) {
    files.forEach(file -> put(new Line(file, State.WAITING, 0, -1, "waiting")));
    changed.accept(this);
  }

  @Override
  public void begins(String file) {
    put(new Line(file, State.READING, 0, -1, "opening"));
    changed.accept(this);
  }

  @Override
  public void reading(String file, long bytes, long size) {
    put(new Line(file, State.READING, bytes, size, "reading"));
  }

  @Override
  public synchronized void stage(String file, String stage) {
    Line line = lines.get(file);
    long size = line == null ? -1 : line.size();
    lines.put(file, new Line(file, State.READING, size, size, stage));
  }

  @Override
  public void done(Outcome outcome) {
    put(ended(outcome));
    changed.accept(this);
  }

  @Override
  public void cancelled(String file) {
    put(new Line(file, State.CANCELLED, 0, -1, "cancelled, nothing of it is kept"));
    changed.accept(this);
  }

  private synchronized void put(Line line) {
    lines.put(line.file(), line);
  }

  private static Line ended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read read ->
          new Line(read.file(), State.READ, read.bytes(), read.bytes(), words(read));
      case Outcome.Beside(String file, _, long bytes, String of) ->
          new Line(file, State.READ, bytes, bytes, "read with " + of);
      case Outcome.Ruled ruled ->
          new Line(
              ruled.file(),
              State.READ,
              ruled.bytes(),
              ruled.bytes(),
              PolicyWords.text(ruled.policy()));
      case Outcome.Refused(String file, var problem, _) ->
          new Line(file, State.REFUSED, 0, -1, Problems.text(problem));
      case Outcome.Unrecognised(String file) ->
          new Line(file, State.PASSED_OVER, 0, -1, "of no format that is known");
    };
  }

  private static String words(Outcome.Read read) {
    return switch (read.notices().size()) {
      case 0 -> read.format().name();
      case 1 -> read.format().name() + " · " + Notices.text(read.notices().getFirst());
      default -> read.format().name() + " · " + read.notices().size() + " notices";
    };
  }
}
