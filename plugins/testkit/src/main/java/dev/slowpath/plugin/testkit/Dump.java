package dev.slowpath.plugin.testkit;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Imported;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A stable, readable text of what was imported, for golden files and for comparing two reads. It
/// holds no hash of the file and no folder, so equal content gives equal text.
public final class Dump {
  private static final int GOLDEN_ROWS = 40;

  private final int rowsShown;
  private final StringBuilder text = new StringBuilder();

  private Dump(int rowsShown) {
    this.rowsShown = rowsShown;
  }

  /// Everything, for comparing.
  public static String whole(Imported imported) {
    return new Dump(Integer.MAX_VALUE).imported(imported);
  }

  /// Everything of one capture, for comparing.
  public static String whole(Capture capture) {
    Dump dump = new Dump(Integer.MAX_VALUE);
    dump.capture(capture);
    return dump.text.toString();
  }

  /// The first rows of each section; of the rest how many there are and a checksum of all.
  public static String golden(Imported imported) {
    return new Dump(GOLDEN_ROWS).imported(imported);
  }

  private String imported(Imported imported) {
    imported.captures().forEach(this::capture);
    section("notices", imported.notices().stream().map(Dump::line).toList());
    return text.toString();
  }

  private static String line(Notice notice) {
    return notice.kind().id() + " " + notice.count() + ": " + DumpText.escaped(notice.detail());
  }

  private void capture(Capture capture) {
    switch (capture) {
      case Capture.OfProfile(_, var profile) -> ProfileDump.write(profile, this::section);
      case Capture.OfCallGraph(_, var graph) -> CallGraphDump.write(graph, this::section);
      case Capture.OfTraces(_, var traces) -> TracesDump.write(traces, this::section);
      case Capture.OfStatements(_, var snapshot) -> StatementsDump.write(snapshot, this::section);
      case Capture.OfLog(_, var log) -> LogDump.write(log, this::section);
      case Capture.OfPlans(_, var plans) -> PlansDump.write(plans, this::section);
      case Capture.OfCatalog(_, var catalog) -> CatalogDump.write(catalog, this::section);
      case Capture.OfRules(_, String tool, var results) ->
          section(
              "rules of " + tool, results.stream().map(one -> DumpText.escaped(one.id())).toList());
    }
  }

  private void section(String title, List<String> rows) {
    text.append("== ").append(title).append(" (").append(rows.size()).append(")\n");
    rows.stream().limit(rowsShown).forEach(row -> text.append(row).append('\n'));
    if (rows.size() > rowsShown) {
      String all = String.join("\n", rows);
      String checksum = FileSource.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
      text.append("… ").append(rows.size() - rowsShown).append(" more, checksum of all ");
      text.append(checksum).append('\n');
    }
  }
}
