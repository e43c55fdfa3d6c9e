package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.quality.Recorded;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PolicyWords;
import dev.slowpath.workbench.wording.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What each file is.
public record InspectDocument(List<Outcome> outcomes) implements Document {

  public InspectDocument {
    outcomes = List.copyOf(outcomes);
  }

  @Override
  public void json(Json json) {
    json.document(() -> SourceList.json(json, outcomes));
  }

  @Override
  public void text(Page page) {
    List<Outcome> known =
        outcomes.stream().filter(one -> !(one instanceof Outcome.Unrecognised)).toList();
    if (!known.isEmpty()) {
      files(page, known);
    }
    String unknown =
        outcomes.stream()
            .filter(Outcome.Unrecognised.class::isInstance)
            .map(Outcome::file)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      page.blank().labelled("not read", 0, "of no format that is known: " + unknown);
    }
    notices(page);
  }

  /// A row for each file, and below it what it holds.
  private static void files(Page page, List<Outcome> known) {
    Table table = new InspectDocument(known).table().without(Set.of("facts", "to"));
    List<String> lines = TextTable.lines(table, page.width(), page.ink());
    int heads = lines.size() - known.size();
    lines.subList(0, heads).forEach(page::line);
    for (int at = 0; at < known.size(); at++) {
      page.line(lines.get(heads + at));
      page.labelled("", 0, facts(known.get(at)));
    }
  }

  private static String facts(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read read -> {
        String time =
            Recorded.of(read)
                .filter(range -> range.seconds() > 0)
                .map(range -> Numbers.duration(range.seconds() * 1e3) + ", ")
                .orElse("");
        yield time + read.captures().stream().map(Facts::text).collect(Collectors.joining("; "));
      }
      case Outcome.Beside beside -> "the statement of " + beside.of();
      case Outcome.Ruled ruled -> PolicyWords.text(ruled.policy());
      case Outcome.Refused refused -> "at " + Problems.text(refused.problem());
      case Outcome.Unrecognised _ -> "";
    };
  }

  private void notices(Page page) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Read read && !read.notices().isEmpty()) {
        page.blank().head(read.file());
        for (Notice notice : read.notices()) {
          page.labelled("notice", 2, Notices.text(notice));
        }
      }
    }
  }

  @Override
  public Table table() {
    return new Table(
        List.of(
            new Column("file", "file", Cut.PATH),
            Column.of("format", "format"),
            Column.of("kind", "kind"),
            Column.of("records", "records"),
            Column.of("skipped", "skipped"),
            Column.of("from", "from, UTC"),
            Column.of("to", "to"),
            new Column("facts", "what it holds", Cut.END)),
        outcomes.stream().map(InspectDocument::row).toList());
  }

  private static List<Cell> row(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read read -> {
        Optional<TimeRange> range = Recorded.of(read);
        yield List.of(
            Cell.words(read.file()),
            Cell.words(read.format().id()),
            Cell.words(String.join(", ", SourceList.kinds(read))),
            Cell.figure((double) SourceList.records(read), Quantity.COUNT),
            Cell.figure((double) SourceList.skipped(read), Quantity.COUNT),
            Cell.quiet(range.map(one -> text(one.startNs())).orElse(Numbers.UNKNOWN)),
            Cell.quiet(range.map(one -> text(one.endNs())).orElse(Numbers.UNKNOWN)),
            Cell.words(facts(read)));
      }
      case Outcome.Beside beside -> unread(beside.file(), "read", facts(beside), Ink.Role.QUIET);
      case Outcome.Ruled ruled -> unread(ruled.file(), "rules", facts(ruled), Ink.Role.QUIET);
      case Outcome.Refused refused ->
          unread(refused.file(), "refused", facts(refused), Ink.Role.BAD);
      case Outcome.Unrecognised unrecognised ->
          unread(unrecognised.file(), "not read", "of no format that is known", Ink.Role.QUIET);
    };
  }

  private static String text(long epochNs) {
    return Times.text(Times.instant(epochNs));
  }

  private static List<Cell> unread(String file, String status, String why, Ink.Role role) {
    return List.of(
        Cell.words(file),
        new Cell.Words(status, role),
        Cell.words(""),
        Cell.figure(Double.NaN, Quantity.COUNT),
        Cell.figure(Double.NaN, Quantity.COUNT),
        Cell.quiet(Numbers.UNKNOWN),
        Cell.quiet(Numbers.UNKNOWN),
        Cell.words(why));
  }
}
