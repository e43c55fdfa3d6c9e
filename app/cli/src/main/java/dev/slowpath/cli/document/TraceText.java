package dev.slowpath.cli.document;

import dev.slowpath.analysis.path.ClockSkew;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.analysis.path.Operation;
import dev.slowpath.analysis.path.Step;
import dev.slowpath.analysis.tail.SlowTail;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.wording.ClockWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Tails;
import java.util.ArrayList;
import java.util.List;

/// Critical paths as a person reads them.
final class TraceText {
  private static final int OPERATIONS = 20;
  private static final int TAILS = 5;
  private static final int EACH = 3;

  private final TraceDocument document;
  private final TraceSet traces;
  private final Page page;

  TraceText(TraceDocument document, Page page) {
    this.document = document;
    traces = document.linked().traces();
    this.page = page;
  }

  void write() {
    if (traces.size() == 0) {
      page.line("No trace among the files. Add spans (otlp-json).");
      return;
    }
    if (document.trace().isPresent()) {
      sections(document.sections());
    } else {
      operations();
      document.tails().stream().limit(TAILS).forEach(this::tail);
    }
  }

  private void sections(List<CriticalPath.Section> sections) {
    long start = sections.isEmpty() ? 0 : sections.getFirst().startNs();
    double total = sections.stream().mapToLong(one -> one.endNs() - one.startNs()).sum() / 1e6;
    page.head(
        "trace %s · %s · %s sections of the critical path"
            .formatted(
                traces.trace(traces.first(document.trace().orElseThrow())).hex(),
                Numbers.duration(total),
                Numbers.count((long) sections.size())));
    ClockSkew.of(traces, document.trace().orElseThrow())
        .map(ClockWords::text)
        .ifPresent(page::quiet);
    List<List<Cell>> rows = new ArrayList<>();
    for (CriticalPath.Section section : sections) {
      Step step = Step.of(traces, section.span());
      rows.add(
          List.of(
              Cell.figure((section.startNs() - start) / 1e6, Quantity.MS),
              Cell.figure((section.endNs() - section.startNs()) / 1e6, Quantity.MS),
              Cell.words(step.name()),
              Cell.quiet(step.service()),
              Cell.quiet(step.statement())));
    }
    page.blank()
        .table(
            new Table(
                List.of(
                    Column.of("startMs", "from\nms"),
                    Column.of("ms", "ms"),
                    new Column("name", "operation", Cut.END),
                    new Column("service", "service", Cut.END),
                    new Column("statement", "statement", Cut.SQL)),
                rows));
  }

  private void operations() {
    List<Operation> all = document.paths().operations();
    page.head(
        "%s traces · %s operations, the one that is waited for longest first"
            .formatted(Numbers.count((long) traces.traces()), Numbers.count((long) all.size())));
    Table table = document.table();
    page.blank()
        .table(new Table(table.columns(), table.rows().stream().limit(OPERATIONS).toList()));
    if (all.size() > OPERATIONS) {
      page.quiet("The other %d: --format csv.".formatted(all.size() - OPERATIONS));
    }
  }

  private void tail(SlowTail tail) {
    page.blank()
        .head(
            "%s beyond p95: %s a request, the quicker half %s"
                .formatted(
                    tail.endpoint().name(),
                    Numbers.duration(tail.slowMs()),
                    Numbers.duration(tail.usualMs())));
    tail.differences().stream()
        .filter(one -> one.slowMs() > one.usualMs())
        .limit(EACH)
        .forEach(one ->
            page.labelled(
                "+" + Numbers.duration(one.slowMs() - one.usualMs()), 2, Tails.text(one.step())));
    tail.traits().stream()
        .limit(EACH)
        .forEach(
            trait -> page.labelled(Numbers.share(trait.shareOfSlow()), 2, Tails.text(tail, trait)));
  }
}
