package dev.slowpath.desktop.traces;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.SelfTime;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.TraceLayout;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// One span: its times, its statement, the function it names, all its attributes, and where it
/// stands in its file.
final class SpanDetail extends VBox {
  private final Palette palette;
  private final Links links;
  private final Linked linked;
  private final Set<String> frames;
  private final TraceLayout layout;
  private final TraceSet traces;
  private final int row;
  private final int span;

  /// What a detail is made from.
  ///
  /// @param frames the names of all frames that a profile knows
  record Of(Palette palette, Links links, Linked linked, Set<String> frames) {}

  SpanDetail(Of of, TraceLayout layout, int row) {
    palette = of.palette();
    links = of.links();
    linked = of.linked();
    frames = of.frames();
    this.layout = layout;
    traces = layout.traces();
    this.row = row;
    span = layout.span(row);
    getStyleClass().add("detail");
    head();
    getChildren().add(new Figures(figures()));
    statement();
    function();
    attributes();
    place();
  }

  private void head() {
    String id = HexFormat.of().toHexDigits(traces.spanId(span));
    HBox head =
        new HBox(
            8,
            Parts.label(traces.name(span), "pane-title"),
            Parts.gap(),
            Parts.copy("Copy the span's id " + id, () -> id));
    head.setAlignment(Pos.CENTER_LEFT);
    HBox of =
        new HBox(
            6,
            new Rectangle(8, 8, palette.color(Hues.of(linked.kind(span)))),
            Parts.label(String.join(" · ", said()), "t2", "s12"));
    of.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, of);
    if (traces.failed(span)) {
      getChildren().add(Parts.mark("failed", "c-close", "err"));
    }
    if (traces.parent(span) < 0 && traces.parentId(span) != 0) {
      getChildren().add(Cards.remark("Its parent is not in the files that were read."));
    }
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    said.add(Hues.name(linked.kind(span)));
    said.add(traces.service(span));
    String role = SpanText.role(traces, span);
    if (!role.isEmpty()) {
      said.add(role);
    }
    return said.stream().filter(one -> !one.isEmpty()).toList();
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    double ms = traces.durationNs(span) / 1e6;
    figures.add(
        new Figure("Begins at", Numbers.ms((traces.startNs(span) - layout.startNs()) / 1e6), "ms"));
    figures.add(new Figure("Takes", Numbers.ms(ms), "ms"));
    double self = SelfTime.ofNs(traces, linked.tree(), span) / 1e6;
    figures.add(
        new Figure(
            "By itself", Numbers.ms(self), "ms", "The time in which none of its children ran"));
    figures.add(
        new Figure(
            "On the critical path",
            Numbers.ms(layout.onPathNs(row) / 1e6),
            "ms",
            "The time of its own that the whole trace waits for"));
    figures.add(
        new Figure(
            "Spans below",
            Numbers.count((long) layout.end(row) - row - 1),
            "",
            "All that it caused"));
    if (traces.weight(span) != 1) {
      figures.add(
          new Figure(
              "Stands for",
              Numbers.count(traces.weight(span)),
              "spans",
              "Sampling or a composite"));
    }
    return figures;
  }

  private void statement() {
    String sql = SpanText.sql(traces, span);
    if (!sql.isEmpty()) {
      CanonicalSql form = CanonicalSql.of(sql);
      getChildren()
          .addAll(
              Parts.rule(),
              Cards.sql(sql),
              Parts.link("Open the statement", () -> links.toStatement(form.text())));
    }
  }

  private void function() {
    String function = SpanText.function(traces, span);
    if (!function.isEmpty()) {
      boolean isKnown = frames.contains(function);
      getChildren()
          .addAll(
              Parts.rule(),
              isKnown
                  ? Parts.link(function, () -> links.toFrame(function))
                  : Parts.paragraph(function, "mono", "s12"));
    }
  }

  private void attributes() {
    Map<String, String> all = traces.attributes(span);
    if (all.isEmpty()) {
      return;
    }
    GridPane table = new GridPane();
    table.setHgap(10);
    table.setVgap(4);
    ColumnConstraints names = new ColumnConstraints();
    names.setMaxWidth(150);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    table.getColumnConstraints().addAll(names, values);
    int at = 0;
    for (Map.Entry<String, String> one : all.entrySet()) {
      Label name = Parts.label(one.getKey(), "t2", "s11");
      name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      Label value = Parts.paragraph(one.getValue(), "mono", "s11");
      value.setMaxHeight(120);
      GridPane.setValignment(name, javafx.geometry.VPos.TOP);
      table.addRow(at++, name, value);
    }
    getChildren()
        .addAll(Parts.rule(), Parts.label(all.size() + " attributes", "pane-title"), table);
  }

  private void place() {
    String at = Places.text(traces.locator(span));
    Hyperlink link = Parts.link(at, () -> links.toSource(traces.locator(span).source().file()));
    link.getStyleClass().add("locator");
    link.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    link.setMinWidth(Region.USE_COMPUTED_SIZE);
    getChildren().addAll(Parts.rule(), link);
  }
}
