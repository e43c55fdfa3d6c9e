package dev.slowpath.plugin.testkit;

import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.StatementLog;
import java.util.List;
import java.util.stream.IntStream;

/// The head of a log, its statements, executions and waits.
final class LogDump {
  private LogDump() {}

  static void write(StatementLog log, DumpText.Sections sections) {
    sections.add(
        "log",
        List.of(
            "from " + log.range().map(range -> instant(range.startNs())).orElse("?"),
            "to " + log.range().map(range -> instant(range.endNs())).orElse("?"),
            "threshold " + DumpText.number(log.thresholdMs())));
    sections.add(
        "statements", log.statements().stream().map(one -> LogDump.row(log, one)).toList());
    sections.add(
        "executions",
        IntStream.range(0, log.size())
            .mapToObj(at ->
                "line %d %s %s ms statement %d"
                    .formatted(
                        log.line(at),
                        instant(log.atNs(at)),
                        DumpText.number(log.ms(at)),
                        log.statements().indexOf(log.statement(at))))
            .toList());
    sections.add("waits", log.waits().stream().map(LogDump::row).toList());
  }

  private static String row(StatementLog log, StatementLog.Statement one) {
    return "%d %s@%s id %s '%s' '%s'"
        .formatted(
            log.statements().indexOf(one),
            one.user(),
            one.database(),
            one.queryId(),
            DumpText.escaped(one.form().text()),
            DumpText.escaped(one.text()));
  }

  private static String row(LockWait wait) {
    return "line %d %s %s ms %s %s on '%s' in '%s' statement %d"
        .formatted(
            wait.line(),
            instant(wait.atNs()),
            DumpText.number(wait.waitedMs()),
            wait.hasEnded() ? "got" : "waits for",
            wait.mode(),
            DumpText.escaped(wait.object()),
            DumpText.escaped(wait.relation()),
            wait.statement());
  }

  private static String instant(long ns) {
    return ns == StatementLog.UNKNOWN ? "?" : Long.toString(ns);
  }
}
