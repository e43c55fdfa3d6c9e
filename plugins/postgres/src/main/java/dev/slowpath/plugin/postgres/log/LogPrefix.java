package dev.slowpath.plugin.postgres.log;

import dev.slowpath.model.statement.StatementLog;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells from what `log_line_prefix` put before a message who wrote it and when. The file does not
/// say what the prefix is, so its parts are known by their looks: a time (`%m`, `%t`, `%n`), a
/// process in brackets or behind the time (`%p`) or a session (`%c`), user and database as
/// `user=…,db=…` or `user@database`, and a query id (`%Q`) by its length.
final class LogPrefix {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?"
              + "(?: ?(?:[A-Z]{2,5}\\b|[+-]\\d\\d(?::?\\d\\d)?\\b|Z\\b))?");
  private static final Pattern EPOCH = Pattern.compile("(?<!\\d)(1\\d{9})\\.(\\d{3})(?!\\d)");
  private static final Pattern PROCESS = Pattern.compile("\\[(\\d{1,9})(?:-\\d{1,9})?\\]");
  private static final Pattern SESSION = Pattern.compile("\\b[0-9a-f]{8}\\.([0-9a-f]{1,8})\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.=:-])(\\d{1,9})(?![\\w.:-])");
  private static final Pattern USER = Pattern.compile("\\buser=([^,;\\s\\]]*)");
  private static final Pattern DATABASE = Pattern.compile("\\b(?:db|database)=([^,;\\s\\]]*)");
  private static final Pattern BOTH =
      Pattern.compile("([^\\s@:,=\\[\\]()]+)@([^\\s@:,=\\[\\]()]+)");
  private static final int SHORTEST_QUERY_ID = 15;
  private static final Pattern QUERY_ID = Pattern.compile("(?<![\\w.-])(-?\\d{15,19})(?![\\w.])");

  private LogPrefix() {}

  static LogMessage.Origin read(String prefix, LogTimes times) {
    Matcher time = TIME.matcher(prefix);
    Matcher epoch = EPOCH.matcher(prefix);
    long at = StatementLog.UNKNOWN;
    String rest = prefix;
    if (time.find()) {
      at = times.read(time.group());
      rest = prefix.substring(time.end());
    } else if (epoch.find()) {
      at =
          Long.parseLong(epoch.group(1)) * 1_000_000_000
              + Long.parseLong(epoch.group(2)) * 1_000_000;
      rest = prefix.substring(epoch.end());
    }
    // Looking for the letter that a part must have is a small share of looking for the part.
    boolean isNamed = rest.indexOf('=') >= 0;
    String user = isNamed ? found(USER, rest) : "";
    String database = isNamed ? found(DATABASE, rest) : "";
    Matcher both = BOTH.matcher(rest);
    boolean areTogether =
        (user.isEmpty() || database.isEmpty()) && rest.indexOf('@') > 0 && both.find();
    return new LogMessage.Origin(
        at,
        session(rest),
        user.isEmpty() && areTogether ? both.group(1) : user,
        database.isEmpty() && areTogether ? both.group(2) : database,
        rest.length() < SHORTEST_QUERY_ID ? "" : found(QUERY_ID, rest));
  }

  private static String session(String rest) {
    String process = rest.indexOf('[') < 0 ? "" : found(PROCESS, rest);
    String session = process.isEmpty() && rest.indexOf('.') > 0 ? found(SESSION, rest) : process;
    return session.isEmpty() ? found(NUMBER, rest) : session;
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
