package dev.slowpath.desktop.traces;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// The list of traces.
final class TracesGrid {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Grid<TracesModel.Row> grid;
  private double most = 1;

  TracesGrid(Palette palette) {
    grid =
        new Grid<TracesModel.Row>("Traces", 28)
            .words("Request", 200, row -> row.endpoint().name())
            .words("Service", 70, row -> row.endpoint().service(), "t2")
            .nodes("", 128, () -> new Bar(palette, 116, 8), this::bar)
            .figures("ms", 78, TracesModel.Row::ms, row -> Numbers.ms(row.ms()))
            .falling()
            .figures("Spans", 62, TracesModel.Row::spans, row -> count(row, TracesModel.Row::spans))
            .figures(
                "Queries",
                66,
                TracesModel.Row::queries,
                row -> count(row, TracesModel.Row::queries))
            .figures(
                "Errors", 60, TracesModel.Row::errors, row -> count(row, TracesModel.Row::errors))
            .figures("Began, UTC", 150, TracesModel.Row::startNs, TracesGrid::began);
  }

  private static String count(TracesModel.Row row, ToIntFunction<TracesModel.Row> figure) {
    return Numbers.count((long) figure.applyAsInt(row));
  }

  private static String began(TracesModel.Row row) {
    return CLOCK.format(Instant.ofEpochSecond(0, row.startNs()));
  }

  private void bar(Bar bar, TracesModel.Row row) {
    Token hue = row.errors() > 0 ? Token.ERR : Token.OWN;
    bar.show(List.of(new Bar.Part(row.ms() / most, hue, 1)));
  }

  Grid<TracesModel.Row> grid() {
    return grid;
  }

  /// Shows rows; the longest of all, whatever is left out, is as long as a bar can be.
  void show(List<TracesModel.Row> rows, double longestMs) {
    most = Math.max(1e-9, longestMs);
    grid.show(rows);
  }
}
