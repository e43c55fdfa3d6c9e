package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.Fate;
import dev.slowpath.analysis.compare.RankedBottleneck;
import dev.slowpath.analysis.compare.StatementShift;
import dev.slowpath.analysis.compare.StatementSide;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.ComparisonWords;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The tables of a comparison.
final class CompareTables {

  private CompareTables() {}

  static Table endpoints(Comparison comparison) {
    return new Table(
        List.of(
            Column.of("verdict", "verdict"),
            new Column("name", "endpoint", Cut.PATH),
            Column.of("of", "of"),
            Column.of("beforeMs", "before\nms"),
            Column.of("afterMs", "after\nms"),
            Column.of("ratio", "ratio"),
            Column.of("interval", "interval\n95 %"),
            Column.of("queriesBefore", "queries\nbefore"),
            Column.of("queriesAfter", "queries\nafter"),
            Column.of("requestsBefore", "requests\nbefore"),
            Column.of("requestsAfter", "requests\nafter")),
        comparison.endpoints().stream().map(CompareTables::row).toList());
  }

  private static List<Cell> row(EndpointChange one) {
    return List.of(
        new Cell.Words(mark(one.verdict()) + ComparisonWords.word(one.verdict()), role(one)),
        Cell.words(one.key().name()),
        Cell.quiet(ComparisonWords.text(one.by())),
        figure(one.before(), side -> one.figure(one.latency(side)), Quantity.MS),
        figure(one.after(), side -> one.figure(one.latency(side)), Quantity.MS),
        Cell.words(ComparisonWords.ratio(one.decisive().value())),
        Cell.quiet(ComparisonWords.interval(one.decisive())),
        figure(one.before(), side -> side.figures().queries().mean(), Quantity.COUNT),
        figure(one.after(), side -> side.figures().queries().mean(), Quantity.COUNT),
        figure(one.before(), side -> side.figures().requests(), Quantity.COUNT),
        figure(one.after(), side -> side.figures().requests(), Quantity.COUNT));
  }

  private static Cell figure(
      Optional<EndpointSide> side, ToDoubleFunction<EndpointSide> figure, Quantity quantity) {
    return Cell.figure(side.map(figure::applyAsDouble).orElse(Double.NaN), quantity);
  }

  static String mark(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "▲ ";
      case IMPROVED -> "▼ ";
      case NO_CHANGE -> "■ ";
      case NOT_ENOUGH_DATA -> "○ ";
    };
  }

  private static Ink.Role role(EndpointChange one) {
    return switch (one.verdict()) {
      case REGRESSED -> Ink.Role.BAD;
      case IMPROVED -> Ink.Role.GOOD;
      case NO_CHANGE -> Ink.Role.NONE;
      case NOT_ENOUGH_DATA -> Ink.Role.QUIET;
    };
  }

  static Table bottlenecks(Comparison comparison) {
    return new Table(
        List.of(
            Column.of("verdict", ""),
            new Column("title", "bottleneck", Cut.END),
            new Column("endpoint", "endpoint", Cut.PATH),
            Column.of("loadBefore", "load\nbefore"),
            Column.of("loadAfter", "load\nafter"),
            Column.of("boundP95Ms", "p95 gain\nat most"),
            Column.of("measuredP95Ms", "p95 gain\nmeasured")),
        comparison.bottlenecks().stream().map(CompareTables::row).toList());
  }

  private static List<Cell> row(BottleneckChange one) {
    Bottleneck first = one.first();
    EndpointKey endpoint = first.where().endpoint();
    boolean isMended = one.fate() == Fate.GONE || one.fate() == Fate.BETTER;
    double bound =
        one.before()
            .filter(any -> isMended)
            .map(it -> it.bottleneck().bound().p95Ms())
            .orElse(Double.NaN);
    return List.of(
        new Cell.Words(ComparisonWords.word(one.fate()), role(one.fate())),
        Cell.words(Causes.title(first.cause())),
        Cell.words(endpoint == null ? "" : endpoint.name()),
        load(one.before()),
        load(one.after()),
        Cell.figure(bound, Quantity.GAIN),
        Cell.figure(
            one.gained().map(BottleneckChange.Gained::p95Ms).orElse(Double.NaN), Quantity.GAIN));
  }

  private static Cell load(Optional<RankedBottleneck> ranked) {
    return Cell.figure(
        ranked.map(one -> one.bottleneck().cost().load()).orElse(Double.NaN), Quantity.LOAD);
  }

  static Ink.Role role(Fate fate) {
    return switch (fate) {
      case NEW, WORSE -> Ink.Role.BAD;
      case GONE, BETTER -> Ink.Role.GOOD;
      case SAME -> Ink.Role.NONE;
      case UNCLEAR, NOT_OBSERVED -> Ink.Role.QUIET;
    };
  }

  static Table statements(List<StatementShift> shifts) {
    return new Table(
        List.of(
            Column.of("verdict", ""),
            new Column("statement", "statement", Cut.SQL),
            Column.of("perSecondBefore", "a second\nbefore"),
            Column.of("perSecondAfter", "a second\nafter"),
            Column.of("meanMsBefore", "mean ms\nbefore"),
            Column.of("meanMsAfter", "mean ms\nafter"),
            Column.of("loadBefore", "load\nbefore"),
            Column.of("loadAfter", "load\nafter")),
        shifts.stream().map(CompareTables::row).toList());
  }

  private static List<Cell> row(StatementShift one) {
    return List.of(
        new Cell.Words(ComparisonWords.word(one.fate()), role(one.fate())),
        Cell.words(one.text()),
        of(one.before(), CompareTables::perSecond, Quantity.COUNT),
        of(one.after(), CompareTables::perSecond, Quantity.COUNT),
        of(one.before(), CompareTables::meanMs, Quantity.MS),
        of(one.after(), CompareTables::meanMs, Quantity.MS),
        of(one.before(), StatementSide::bestLoad, Quantity.LOAD),
        of(one.after(), StatementSide::bestLoad, Quantity.LOAD));
  }

  private static double perSecond(StatementSide side) {
    return Double.isNaN(side.load()) ? side.server().callsPerSecond() : side.perSecond();
  }

  private static double meanMs(StatementSide side) {
    return Double.isNaN(side.load()) ? side.server().meanMs() : side.meanMs();
  }

  private static Cell of(
      Optional<StatementSide> side, ToDoubleFunction<StatementSide> figure, Quantity quantity) {
    return Cell.figure(side.map(figure::applyAsDouble).orElse(Double.NaN), quantity);
  }
}
