package dev.slowpath.analysis.link;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.model.statement.StatementWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the logs of servers tell of statements in the asked time. A server may write one log in
/// several forms: what stands in two files with the same instant, duration and statement counts
/// once.
public final class LogTime {
  private final Optional<TimeRange> asked;
  private final Map<StatementLog.Statement, Sum> byStatement = new HashMap<>();
  private final Map<String, Sum> byForm = new TreeMap<>();
  private final List<Linked.KnownWait> waits = new ArrayList<>();
  private final Set<Object> earlier = new HashSet<>();
  private double thresholdMs;
  private @Nullable TimeRange range;

  private LogTime(Optional<TimeRange> asked) {
    this.asked = asked;
  }

  static LogTime of(List<Capture.OfLog> logs, Optional<TimeRange> asked) {
    LogTime time = new LogTime(asked);
    for (int at = 0; at < logs.size(); at++) {
      Capture.OfLog log = logs.get(at);
      List<Capture.OfLog> others = new ArrayList<>(logs);
      others.remove(at);
      boolean mayRepeat = others.stream().anyMatch(other -> overlap(log, other));
      time.add(log, mayRepeat ? new HashSet<>() : null);
    }
    return time;
  }

  private static boolean overlap(Capture.OfLog one, Capture.OfLog other) {
    Optional<TimeRange> range = one.log().range();
    Optional<TimeRange> of = other.log().range();
    return range.isEmpty()
        || of.isEmpty()
        || (range.get().startNs() <= of.get().endNs() && of.get().startNs() <= range.get().endNs());
  }

  /// Two of these that are equal, of different files, are one.
  private record Execution(long atNs, double ms, String form) {}

  private record Wait(long atNs, double waitedMs, String object) {}

  /// @param seen remembers each execution, where another log may hold it too: they may be millions
  private void add(Capture.OfLog of, @Nullable Set<Object> seen) {
    StatementLog log = of.log();
    log.range()
        .flatMap(this::inAsked)
        .ifPresent(one -> range = range == null ? one : range.span(one));
    thresholdMs = log.thresholdMs() > thresholdMs ? log.thresholdMs() : thresholdMs;
    for (int at = 0; at < log.size(); at++) {
      StatementLog.Statement statement = log.statement(at);
      long when = log.atNs(at);
      double ms = log.ms(at);
      if (counts(when, () -> new Execution(when, ms, statement.form().text()), seen)) {
        Locator place = new Locator(of.source(), new Place.Line(log.line(at)));
        sums(statement).forEach(sum -> sum.executed(ms, place));
      }
    }
    for (LockWait wait : log.waits()) {
      if (counts(wait.atNs(), () -> new Wait(wait.atNs(), wait.waitedMs(), wait.object()), seen)) {
        waited(of, wait);
      }
    }
    if (seen != null) {
      earlier.addAll(seen);
    }
  }

  private Optional<TimeRange> inAsked(TimeRange of) {
    return asked.isEmpty() ? Optional.of(of) : asked.get().common(of);
  }

  /// Whether something is of the asked time and of no file before; what has no time always is.
  private boolean counts(long atNs, Supplier<Object> what, @Nullable Set<Object> seen) {
    if (atNs == StatementLog.UNKNOWN) {
      return true;
    }
    if (seen != null) {
      Object one = what.get();
      seen.add(one);
      if (earlier.contains(one)) {
        return false;
      }
    }
    return asked.isEmpty() || asked.get().contains(atNs);
  }

  private List<Sum> sums(StatementLog.Statement statement) {
    return List.of(byStatement.computeIfAbsent(statement, Sum::new), named(statement));
  }

  private Sum named(StatementLog.Statement statement) {
    Sum sum = byForm.computeIfAbsent(statement.form().text(), _ -> new Sum(statement));
    if (!statement.queryId().isEmpty()) {
      sum.queryIds.add(statement.queryId());
    }
    return sum;
  }

  private void waited(Capture.OfLog of, LockWait wait) {
    String form = "";
    if (wait.statement() >= 0) {
      StatementLog.Statement statement = of.log().statements().get(wait.statement());
      Locator place = new Locator(of.source(), new Place.Line(wait.line()));
      named(statement).waited(wait.waitedMs(), place);
      form = statement.form().text();
    }
    waits.add(new Linked.KnownWait(of.source(), wait, form));
  }

  /// By canonical text.
  Map<String, LoggedStatement> byForm() {
    Map<String, LoggedStatement> all = new TreeMap<>();
    byForm.forEach((form, sum) -> all.put(form, sum.told()));
    return all;
  }

  /// The longest first.
  public List<Linked.KnownWait> waits() {
    return waits.stream()
        .sorted(
            Comparator.<Linked.KnownWait>comparingDouble(known -> -known.lock().waitedMs())
                .thenComparing(Linked.KnownWait::source)
                .thenComparingLong(known -> known.lock().line()))
        .toList();
  }

  /// From the first message of all logs to the last, of it what was asked for.
  public Optional<TimeRange> range() {
    return Optional.ofNullable(range);
  }

  /// The highest threshold stated, in ms; NaN where none is.
  public double thresholdMs() {
    return thresholdMs > 0 ? thresholdMs : Double.NaN;
  }

  private List<Sum> executed() {
    return byStatement.values().stream()
        .sorted(
            Comparator.<Sum>comparingDouble(sum -> -sum.totalMs)
                .thenComparing(sum -> sum.first.form())
                .thenComparing(Sum::key))
        .toList();
  }

  /// The executions as a window of statements, heaviest first: for where no snapshot tells more.
  public StatementWindow window() {
    Map<String, String> users = new TreeMap<>();
    Map<String, String> databases = new TreeMap<>();
    for (Sum sum : executed()) {
      users.put(sum.first.user(), sum.first.user());
      databases.put(sum.first.database(), sum.first.database());
    }
    TimeRange over = range;
    return new StatementWindow(
        StatementWindow.Basis.LOGGED,
        over == null ? null : instant(over.startNs()),
        over == null ? null : instant(over.endNs()),
        executed().stream().map(Sum::change).toList(),
        List.of(),
        -1,
        Double.NaN,
        Double.NaN,
        List.of(),
        new ServerFacts("", users, databases, Map.of()));
  }

  /// Its rows, each with the file that its slowest execution stands in.
  List<Linked.ServerStatement> rows() {
    StatementWindow window = window();
    return executed().stream()
        .map(sum ->
            new Linked.ServerStatement(
                sum.slowest().source(), window, sum.change(), sum.first.form()))
        .toList();
  }

  private static Instant instant(long ns) {
    return Instant.ofEpochSecond(ns / 1_000_000_000, ns % 1_000_000_000);
  }

  /// The executions of a statement, and its waits.
  private static final class Sum {
    private final StatementLog.Statement first;
    private final Set<String> queryIds = new TreeSet<>();
    private double executions;
    private double totalMs;
    private double squares;
    private double shortestMs = Double.NaN;
    private double slowestMs = Double.NaN;
    private double waits;
    private double waitedMs;
    private double longestMs;
    private @Nullable Locator slowest;
    private @Nullable Locator longest;

    Sum(StatementLog.Statement first) {
      this.first = first;
    }

    void executed(double ms, Locator place) {
      executions++;
      totalMs += ms;
      squares += ms * ms;
      shortestMs = executions == 1 ? ms : Math.min(shortestMs, ms);
      if (slowest == null || ms > slowestMs) {
        slowestMs = ms;
        slowest = place;
      }
    }

    void waited(double ms, Locator place) {
      waits++;
      waitedMs += ms;
      if (longest == null || ms > longestMs) {
        longestMs = ms;
        longest = place;
      }
    }

    Locator slowest() {
      Locator place = slowest == null ? longest : slowest;
      return Objects.requireNonNull(place, "neither an execution nor a wait");
    }

    LoggedStatement told() {
      return new LoggedStatement(
          first.form(),
          first.text(),
          executions,
          totalMs,
          shortestMs,
          slowestMs,
          waits,
          waitedMs,
          slowest(),
          new TreeSet<>(queryIds));
    }

    StatementKey key() {
      return new StatementKey(first.user(), first.database(), first.queryId(), true);
    }

    StatementChange change() {
      double mean = totalMs / executions;
      long line = slowest().place() instanceof Place.Line(long number, _) ? number : 0;
      return new StatementChange(
          key(),
          first.text(),
          StatementChange.Verdict.LOGGED,
          new Counters(Map.of(Counter.CALLS, executions, Counter.TOTAL_EXEC_MS, totalMs)),
          Math.sqrt(Math.max(0, squares / executions - mean * mean)),
          new Counters(Map.of(Counter.MIN_EXEC_MS, shortestMs, Counter.MAX_EXEC_MS, slowestMs)),
          line);
    }
  }
}
