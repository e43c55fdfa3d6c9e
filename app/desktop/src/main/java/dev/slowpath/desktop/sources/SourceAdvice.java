package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Parts;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Beside the files: what makes a good set, what of it is there, and what can be read.
final class SourceAdvice extends VBox {

  SourceAdvice(Links links, Set<SourcesModel.Need> met) {
    getStyleClass().addAll("side", "detail");
    setPrefWidth(300);
    setMinWidth(280);
    setMaxWidth(300);
    getChildren().add(Parts.label("What makes a good set", "pane-title"));
    for (SourcesModel.Need need : SourcesModel.Need.values()) {
      getChildren().add(need(need, met.contains(need)));
    }
    getChildren()
        .addAll(
            Parts.rule(),
            Parts.label("What can be read", "pane-title"),
            kind(
                "f-fire",
                "Profiles",
                "JFR, cProfile, py-spy, Scalene, pyinstrument, austin, speedscope, pprof, perf,"
                    + " callgrind, collapsed stacks"),
            kind(
                "c-chart-gantt",
                "Traces",
                "OpenTelemetry, Jaeger, Zipkin, Datadog, Sentry, Elastic, New Relic, X-Ray, Silk"),
            kind(
                "f-format-list-bulleted",
                "Requests",
                "access logs, HAR, JMeter, k6, Locust, any table of requests"),
            kind(
                "d-database-outline",
                "PostgreSQL",
                "pg_stat_statements, EXPLAIN, auto_explain, catalog"),
            Parts.link("All formats, and their names for --as", links::showFormats));
  }

  private static HBox need(SourcesModel.Need need, boolean isMet) {
    Label mark =
        isMet
            ? Parts.mark("", "c-check-circle-outline", "good")
            : Parts.mark("", "c-circle-outline", "same");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    Label words = Parts.paragraph(need.words(), isMet ? "t1" : "t2", "s12");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, mark, words);
    line.setAccessibleText(need.words() + (isMet ? ": there" : ": missing"));
    return line;
  }

  private static HBox kind(String icon, String name, String formats) {
    return new HBox(
        12,
        Parts.icon(icon),
        new VBox(Parts.label(name, "s12", "strong"), Parts.paragraph(formats, "t2", "s11")));
  }
}
