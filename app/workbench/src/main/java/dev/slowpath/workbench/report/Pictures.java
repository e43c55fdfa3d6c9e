package dev.slowpath.workbench.report;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.ForestLayout;
import dev.slowpath.workbench.layout.PlanLayout;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The pictures of a report, of the same layouts as those of the window.
final class Pictures {
  private static final double WIDTH = 720;
  private static final double LABELS = 250;
  private static final double ROW = 16;
  private static final int MOST_ROWS = 24;
  private static final int MOST_STEPS = 40;

  private final Mask mask;

  Pictures(Mask mask) {
    this.mask = mask;
  }

  /// The median request that shows a bottleneck.
  Optional<String> waterfall(Linked linked, Bottleneck bottleneck) {
    TraceSet traces = linked.traces();
    List<Integer> sorted =
        requests(linked, bottleneck).stream()
            .sorted(Comparator.<Integer>comparingLong(traces::durationNs).thenComparing(one -> one))
            .toList();
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    int entry = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(drawn(traces, WaterfallLayout.of(traces, linked.tree(), entry)));
  }

  private static List<Integer> requests(Linked linked, Bottleneck bottleneck) {
    EndpointKey endpoint = bottleneck.where().endpoint();
    if (endpoint == null) {
      return List.of();
    }
    List<Integer> held = new ArrayList<>();
    for (StatementUse use : linked.uses()) {
      boolean isIt = use.statement().text().equals(bottleneck.where().statement());
      if (isIt && use.endpoint().equals(endpoint)) {
        use.perRequest().forEach(one -> held.add(one.request()));
      }
    }
    return held.isEmpty() ? linked.requests().byEndpoint().getOrDefault(endpoint, List.of()) : held;
  }

  private String drawn(TraceSet traces, WaterfallLayout layout) {
    Svg svg = new Svg("The median request, " + Numbers.duration(layout.durationMs()), WIDTH);
    double scale = (WIDTH - LABELS - 60) / Math.max(1e-9, layout.durationMs());
    double y = 0;
    for (WaterfallLayout.Row row : layout.rows().stream().limit(MOST_ROWS).toList()) {
      double x = LABELS + Math.max(0, row.fromMs()) * scale;
      double indent = 8.0 * row.depth();
      svg.text(indent, y + 11, LABELS - indent - 8, label(traces, row), "l");
      svg.rectangle(x, y + 3, (row.toMs() - row.fromMs()) * scale, 10, "k-" + row.kind().id());
      svg.text(
          Math.min(x + (row.toMs() - row.fromMs()) * scale + 4, WIDTH - 56),
          y + 11,
          56,
          Numbers.ms(row.sumMs()),
          "f");
      y += ROW;
    }
    if (layout.rows().size() > MOST_ROWS) {
      svg.text(0, y + 11, WIDTH, (layout.rows().size() - MOST_ROWS) + " more rows", "f");
    }
    return svg.toString();
  }

  private String label(TraceSet traces, WaterfallLayout.Row row) {
    return switch (row.part()) {
      case MEMBER -> mask.values(row.label());
      case WAIT, SPAN, GROUP, MORE -> {
        boolean isSql = traces.firstOf(row.span(), Marks.SQL_TEXT).isPresent();
        String label = mask.text(isSql ? mask.sql(row.label()) : row.label());
        yield row.count() > 1 ? row.count() + " × " + label : label;
      }
    };
  }

  /// The plan of a bottleneck's statement: each step as wide as its time.
  Optional<String> plan(Linked linked, Bottleneck bottleneck) {
    String statement = bottleneck.where().statement();
    List<KnownPlan> known =
        statement.isEmpty() ? List.of() : linked.plansOf(CanonicalSql.of(statement));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    PlanLayout layout = PlanLayout.of(known.getFirst().plan());
    if (layout.steps().isEmpty()) {
      return Optional.empty();
    }
    Svg svg = new Svg("The plan, each step as wide as its time", WIDTH);
    for (PlanLayout.Step step : layout.steps().stream().limit(MOST_STEPS).toList()) {
      double x = step.from() * WIDTH;
      double wide = step.share() * WIDTH;
      String heat = step.heat() > 0.5 ? "h3" : step.heat() > 0.1 ? "h2" : "h1";
      svg.rectangle(x, step.row() * 20.0, wide - 1, 18, heat);
      svg.text(x + 4, step.row() * 20.0 + 13, wide - 8, step.name(), "l");
    }
    return Optional.of(svg.toString());
  }

  /// Every endpoint's ratio with its interval.
  String forest(Comparison comparison) {
    Svg svg = new Svg("Ratio of each endpoint, after to before, with its 95 % interval", WIDTH);
    double plot = WIDTH - LABELS - 130;
    double bottom = 18 + comparison.endpoints().size() * ROW;
    double from = LABELS + ForestLayout.bandFrom() * plot;
    svg.rectangle(from, 14, LABELS + ForestLayout.bandTo() * plot - from, bottom - 14, "band");
    for (ForestLayout.Tick tick : ForestLayout.ticks()) {
      svg.text(LABELS + tick.at() * plot - 3, 10, 44, tick.text(), "f");
    }
    double y = 18;
    for (EndpointChange one : comparison.endpoints()) {
      svg.text(0, y + 11, LABELS - 8, mask.text(one.key().name()), "l");
      ForestLayout.Row row = ForestLayout.row(one.decisive());
      String style = "v-" + one.verdict().id();
      if (row.hasInterval()) {
        svg.line(LABELS + row.from() * plot, y + 8, LABELS + row.to() * plot, style);
      }
      svg.rectangle(LABELS + row.at() * plot - 3, y + 5, 6, 6, style);
      svg.text(
          WIDTH - 126,
          y + 11,
          126,
          ComparisonWords.ratio(one.decisive().value())
              + "  "
              + ComparisonWords.interval(one.decisive()),
          "f");
      y += ROW;
    }
    return svg.toString();
  }
}
