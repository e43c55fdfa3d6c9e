package dev.slowpath.model.statement;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the log of a server tells of statements: executions with their durations, in the order of
/// the file, and waits for locks. A log with a threshold holds the slow executions only, so all
/// that is made of it is a lower bound.
///
/// Memory grows with executions by 28 bytes each; texts are kept once for each canonical form.
public final class StatementLog {
  /// An instant that the file does not tell.
  public static final long UNKNOWN = Long.MIN_VALUE;

  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};
  private static final int[] NO_INTS = {};

  /// A statement of one user in one database.
  ///
  /// @param form what it is joined by
  /// @param text as it was first written
  /// @param queryId empty where not told
  /// @param database empty where not told
  /// @param user empty where not told
  public record Statement(
      CanonicalSql form, String text, String queryId, String database, String user) {
    public Statement {
      Objects.requireNonNull(form);
      Objects.requireNonNull(text);
      Objects.requireNonNull(queryId);
      Objects.requireNonNull(database);
      Objects.requireNonNull(user);
    }
  }

  private final long[] at;
  private final double[] ms;
  private final int[] statement;
  private final long[] line;
  private final List<Statement> statements;
  private final List<LockWait> waits;
  private final double thresholdMs;
  private final @Nullable TimeRange range;

  private StatementLog(Builder builder) {
    // One column after another, each given up by the builder: never all of them twice.
    at = Arrays.copyOf(builder.at, builder.size);
    builder.at = NO_LONGS;
    ms = Arrays.copyOf(builder.ms, builder.size);
    builder.ms = NO_DOUBLES;
    statement = Arrays.copyOf(builder.statement, builder.size);
    builder.statement = NO_INTS;
    line = Arrays.copyOf(builder.line, builder.size);
    builder.line = NO_LONGS;
    statements = List.copyOf(builder.statements);
    waits = List.copyOf(builder.waits);
    thresholdMs = builder.thresholdMs;
    range = builder.first == UNKNOWN ? null : new TimeRange(builder.first, builder.last);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// How many executions it holds.
  public int size() {
    return at.length;
  }

  /// When an execution ended, ns since the epoch; `UNKNOWN` where the file does not tell.
  public long atNs(int execution) {
    return at[execution];
  }

  /// How long it took.
  public double ms(int execution) {
    return ms[execution];
  }

  public Statement statement(int execution) {
    return statements.get(statement[execution]);
  }

  /// The line in the file that tells of it.
  public long line(int execution) {
    return line[execution];
  }

  /// Every statement, in the order of the file.
  public List<Statement> statements() {
    return statements;
  }

  /// In the order of the file.
  public List<LockWait> waits() {
    return waits;
  }

  /// `log_min_duration_statement` in ms, where the log tells that it was changed; else NaN.
  public double thresholdMs() {
    return thresholdMs;
  }

  /// The shortest execution that it holds; NaN if it holds none.
  public double shortestMs() {
    return Arrays.stream(ms).min().orElse(Double.NaN);
  }

  public double totalMs() {
    return Arrays.stream(ms).sum();
  }

  /// From its first message to its last, of whatever kind.
  public Optional<TimeRange> range() {
    return Optional.ofNullable(range);
  }

  /// Collects a log.
  public static final class Builder {
    private static final int FIRST = 64;

    private long[] at = new long[FIRST];
    private double[] ms = new double[FIRST];
    private int[] statement = new int[FIRST];
    private long[] line = new long[FIRST];
    private int size;
    private final Map<Known, Integer> numbers = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<LockWait> waits = new ArrayList<>();
    private double thresholdMs = Double.NaN;
    private long first = UNKNOWN;
    private long last = UNKNOWN;

    private record Known(CanonicalSql form, String queryId, String database, String user) {}

    private Builder() {}

    /// The number of a statement, which is kept once.
    public int number(Statement one) {
      Known known = new Known(one.form(), one.queryId(), one.database(), one.user());
      return numbers.computeIfAbsent(
          known,
          _ -> {
            statements.add(one);
            return statements.size() - 1;
          });
    }

    /// Adds an execution of the statement of that number.
    public Builder add(long atNs, double durationMs, int number, long atLine) {
      if (size == at.length) {
        int room = size + (size >> 1);
        at = Arrays.copyOf(at, room);
        ms = Arrays.copyOf(ms, room);
        statement = Arrays.copyOf(statement, room);
        line = Arrays.copyOf(line, room);
      }
      at[size] = atNs;
      ms[size] = durationMs;
      statement[size] = number;
      line[size] = atLine;
      size++;
      return this;
    }

    public Builder add(LockWait wait) {
      waits.add(wait);
      return this;
    }

    /// Says that a message was written at an instant.
    public Builder written(long atNs) {
      first = first == UNKNOWN ? atNs : Math.min(first, atNs);
      last = last == UNKNOWN ? atNs : Math.max(last, atNs);
      return this;
    }

    public Builder threshold(double stated) {
      thresholdMs = stated;
      return this;
    }

    /// The log, once: the builder gives up what it holds.
    public StatementLog build() {
      return new StatementLog(this);
    }
  }
}
