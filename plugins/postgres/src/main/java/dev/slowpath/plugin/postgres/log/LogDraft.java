package dev.slowpath.plugin.postgres.log;

import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.postgres.plans.LoggedPlan;
import dev.slowpath.plugin.reading.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what the messages of a log tell of statements: executions, plans and waits for locks.
///
/// An execution may be told of twice, by auto_explain with its plan and by
/// `log_min_duration_statement`, right after it or, of a prepared statement, right before: it
/// counts once. Under `log_duration` a duration stands alone and is that of the statement that the
/// session logged before it.
final class LogDraft {
  /// More plans than this of one log are not kept.
  private static final int MOST_PLANS = 20_000;

  private static final Pattern DURATION =
      Pattern.compile(
          "duration: (\\d{1,15}(?:\\.\\d{1,9})?) ms(?:  (plan|statement|parse|bind|execute)|$)");
  private static final Pattern WAIT =
      Pattern.compile(
          "process (\\d{1,10}) (still waiting for|acquired|failed to acquire|avoided deadlock for"
              + "|detected deadlock while waiting for) (\\S+) on (.+?)(?: by rearranging queue"
              + " order)? after (\\d{1,15}(?:\\.\\d{1,9})?) ms.*");
  private static final Pattern RELATION = Pattern.compile("in relation \"((?:[^\"]|\"\")+)\"");
  private static final Pattern THRESHOLD =
      Pattern.compile(
          "parameter \"log_min_duration_statement\" changed to \"(\\d{1,12})(us|ms|s|min|h|d)?\"");
  private static final Pattern QUERY_TEXT =
      Pattern.compile("\"?Query[ -]Text\"?(?:: |>)(.*)", Pattern.DOTALL);

  private final StatementLog.Builder log = StatementLog.builder();
  private final LogTimes times = new LogTimes();
  private final Counts counts = new Counts();
  private final List<PlanTree> plans = new ArrayList<>();
  private final LatestOf<LockWait> waiting = new LatestOf<>(log::add);
  private final LatestOf<Said> said = new LatestOf<>(_ -> {});
  private final LatestOf<Said> explained = new LatestOf<>(this::add);
  private final LatestOf<Said> unexplained = new LatestOf<>(_ -> {});
  private final Map<String, String> words = new HashMap<>();
  private final Limits limits;
  private final Progress progress;
  private long messages;
  private boolean isCut;

  LogDraft(Limits limits, Progress progress) {
    this.limits = limits;
    this.progress = progress;
  }

  /// A statement that a session was told to execute, and how long it took where that is known.
  private record Said(int statement, double ms, LogMessage.Origin origin, long line) {}

  LogTimes times() {
    return times;
  }

  /// The file ends within a message.
  void cut() {
    isCut = true;
  }

  void skipped(long lines) {
    counts.add(Notice.Kind.SKIPPED, "lines that are of no message of the server", lines);
  }

  /// How many messages were read.
  long messages() {
    return messages;
  }

  boolean isCut() {
    return isCut;
  }

  void take(LogMessage message) {
    messages++;
    if (message.origin().atNs() == StatementLog.UNKNOWN) {
      counts.count(
          Notice.Kind.UNKNOWN,
          "messages without a time (log_line_prefix lacks %m), so there is no load");
    } else {
      log.written(message.origin().atNs());
    }
    String text = message.text();
    if (text.startsWith("duration: ")) {
      duration(message);
    } else if (text.startsWith("statement: ")) {
      say(message, text.substring("statement: ".length()));
    } else if (text.startsWith("execute ") && text.indexOf(": ") > 0) {
      say(message, text.substring(text.indexOf(": ") + 2));
    } else if (text.startsWith("process ")) {
      waited(message);
    } else if (text.startsWith("parameter ")) {
      threshold(text);
    }
  }

  private void say(LogMessage message, String sql) {
    said.put(
        message.origin().session(),
        new Said(number(message, sql), Double.NaN, message.origin(), message.line()));
  }

  private int number(LogMessage message, String sql) {
    LogMessage.Origin from = message.origin();
    String queryId = from.queryId().equals("0") ? "" : from.queryId();
    return log.number(
        new StatementLog.Statement(
            CanonicalSql.of(sql), sql.strip(), queryId, from.database(), from.user()));
  }

  private void duration(LogMessage message) {
    Matcher told = DURATION.matcher(message.text());
    if (!told.lookingAt()) {
      counts.count(Notice.Kind.SKIPPED, "durations in other words than the server's");
      return;
    }
    double ms = Double.parseDouble(told.group(1));
    String kind = told.group(2) == null ? "" : told.group(2);
    switch (kind) {
      case "plan" -> plan(message, ms);
      case "" -> alone(message, ms);
      case "parse", "bind" ->
          counts.count(
              Notice.Kind.UNSUPPORTED, "durations of parse and bind, which are no executions");
      default -> execution(message, ms, message.text().substring(told.end()));
    }
  }

  /// A duration with its statement behind it.
  private void execution(LogMessage message, double ms, String rest) {
    int colon = rest.indexOf(": ");
    int statement = number(message, colon < 0 ? rest : rest.substring(colon + 2));
    Said before = explained.remove(message.origin().session());
    Said execution = new Said(statement, ms, message.origin(), message.line());
    said.remove(message.origin().session());
    if (before == null || before.statement() != statement) {
      addPlanned(before);
      unexplained.put(message.origin().session(), execution);
    }
    add(execution);
  }

  /// Adds what only a plan tells of.
  private void addPlanned(@Nullable Said execution) {
    if (execution != null) {
      add(execution);
    }
  }

  /// A duration of the statement that the session logged before.
  private void alone(LogMessage message, double ms) {
    Said before = said.remove(message.origin().session());
    if (before == null) {
      counts.count(Notice.Kind.UNKNOWN, "durations that nothing says the statement of");
      return;
    }
    explained.remove(message.origin().session());
    add(new Said(before.statement(), ms, message.origin(), before.line()));
  }

  private void add(Said execution) {
    log.add(execution.origin().atNs(), execution.ms(), execution.statement(), execution.line());
  }

  private void plan(LogMessage message, double ms) {
    LoggedPlan.Read read = LoggedPlan.read(message.text(), message.line(), limits, progress);
    if (read.plans().isEmpty()) {
      counts.count(Notice.Kind.SKIPPED, "plans of auto_explain that cannot be read: " + read.why());
    }
    if (plans.size() < MOST_PLANS) {
      plans.addAll(read.plans());
    } else {
      counts.count(Notice.Kind.LOST, "plans beyond the first " + MOST_PLANS + ", not kept");
    }
    String sql =
        read.plans().stream()
            .map(PlanTree::statement)
            .findFirst()
            .orElseGet(() -> queryText(message.text()));
    if (!sql.isEmpty()) {
      planned(new Said(number(message, sql), ms, message.origin(), message.line()));
    }
  }

  private void planned(Said execution) {
    String session = execution.origin().session();
    Said told = unexplained.remove(session);
    if (told == null || told.statement() != execution.statement()) {
      addPlanned(explained.put(session, execution));
    }
  }

  private static String queryText(String text) {
    Matcher query = QUERY_TEXT.matcher(text);
    return query.find() ? query.group(1).lines().findFirst().orElse("").strip() : "";
  }

  private void waited(LogMessage message) {
    Matcher wait = WAIT.matcher(message.text());
    if (!wait.matches()) {
      return;
    }
    Matcher relation = RELATION.matcher(message.context());
    boolean isRow = relation.find();
    String key = wait.group(1) + " " + wait.group(3) + " " + wait.group(4);
    LockWait told =
        new LockWait(
            message.origin().atNs(),
            Double.parseDouble(wait.group(5)),
            wait.group(2).equals("acquired"),
            shared(wait.group(3)),
            wait.group(4),
            isRow ? shared(relation.group(1).replace("\"\"", "\"")) : "",
            message.statement().isEmpty() ? -1 : number(message, message.statement()),
            message.line());
    if (told.hasEnded()) {
      waiting.remove(key);
      log.add(told);
    } else {
      LockWait before = waiting.get(key);
      if (before != null && before.waitedMs() > told.waitedMs()) {
        log.add(before);
      }
      waiting.put(key, told);
    }
  }

  /// One text for all that are equal: of modes and tables there are few, of waits there may be
  /// many.
  private String shared(String word) {
    String known = words.putIfAbsent(word, word);
    return known == null ? word : known;
  }

  private void threshold(String text) {
    Matcher changed = THRESHOLD.matcher(text);
    if (changed.find()) {
      double unit =
          switch (changed.group(2) == null ? "ms" : changed.group(2)) {
            case "us" -> 1e-3;
            case "s" -> 1e3;
            case "min" -> 60e3;
            case "h" -> 3600e3;
            case "d" -> 24 * 3600e3;
            default -> 1;
          };
      log.threshold(Double.parseDouble(changed.group(1)) * unit);
    }
  }

  List<PlanTree> plans() {
    return plans;
  }

  /// The log, once; what was under way when it ended is in it.
  StatementLog finished() {
    explained.left().stream().sorted(Comparator.comparingLong(Said::line)).forEach(this::add);
    waiting.left().forEach(log::add);
    return log.build();
  }

  List<Notice> notices(StatementLog of) {
    counts.add(
        Notice.Kind.ASSUMED, "times without a zone that is known, read as UTC", times.zoneless());
    if (isCut) {
      counts.count(
          Notice.Kind.TRUNCATED,
          "the last message does not end: it is left out, the log may be cut");
    }
    if (of.size() == 0 && of.waits().isEmpty() && plans.isEmpty()) {
      counts.count(
          Notice.Kind.UNKNOWN,
          "no duration and no wait for a lock in this log: set log_min_duration_statement and"
              + " log_lock_waits");
    }
    return counts.notices();
  }
}
