package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SqlText;
import dev.slowpath.desktop.part.WaterfallCanvas;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The evidence of one bottleneck, side by side: request, statement, plan, frames, and what its
/// removal would gain at most.
final class EvidenceCards {
  private final Palette palette;
  private final Links links;
  private final Chain chain;
  private final Bottleneck chosen;

  EvidenceCards(Palette palette, Links links, Chain chain) {
    this.palette = palette;
    this.links = links;
    this.chain = chain;
    chosen = chain.chosen();
  }

  List<VBox> all() {
    List<VBox> cards = new ArrayList<>();
    chain.request().map(this::request).map(card -> sized(card, 340, 300)).ifPresent(cards::add);
    if (chosen.where().statement().isEmpty()) {
      first(Evidence.Spans.class).map(this::spans).map(EvidenceCards::sized).ifPresent(cards::add);
    } else {
      cards.add(sized(statement()));
      cards.add(sized(plan()));
    }
    first(Evidence.ProfileFrame.class)
        .map(this::frames)
        .map(EvidenceCards::sized)
        .ifPresent(cards::add);
    first(Evidence.RecordedEvents.class)
        .map(this::events)
        .map(EvidenceCards::sized)
        .ifPresent(cards::add);
    cards.add(sized(new WhatIf(palette, chain).card()));
    return cards;
  }

  private static VBox sized(VBox card) {
    return sized(card, 230, 196);
  }

  private static VBox sized(VBox card, double usual, double least) {
    card.setPrefWidth(usual);
    card.setMinWidth(least);
    return card;
  }

  /// A card whose place leads to the file it stands in.
  private VBox located(VBox card, Locator at) {
    return Cards.leading(card, () -> links.toSource(at.source().file()));
  }

  private <E extends Evidence> Optional<E> first(Class<E> kind) {
    return chosen.evidence().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private VBox request(Chain.Request request) {
    WaterfallLayout layout = request.layout();
    WaterfallCanvas canvas = new WaterfallCanvas(palette, layout).leadingTo(links::toStatement);
    Optional<WaterfallLayout.Row> repeats =
        layout.rows().stream()
            .filter(row -> row.part() == WaterfallLayout.Part.GROUP)
            .max((one, other) -> Integer.compare(one.count(), other.count()));
    String length = Numbers.ms(layout.durationMs());
    String noun = layout.waitMs() > 0 ? "Request of median wait" : "Median request";
    String figure =
        layout.waitMs() > 0
            ? "%s + %s ms".formatted(Numbers.ms(layout.waitMs()), length)
            : length + " ms";
    Label right =
        repeats
            .map(row -> Parts.mark("repeated %s ×".formatted(row.count()), "r-repeat", "warn"))
            .orElseGet(() -> Parts.label(""));
    VBox card =
        located(
            Cards.evidence(
                "c-chart-gantt", noun, right, List.of(canvas), Places.text(request.at())),
            request.at());
    ((javafx.scene.layout.HBox) card.getChildren().getFirst())
        .getChildren()
        .add(2, Parts.label(figure, "figure", "t2"));
    return card;
  }

  /// What the spans say where there is no statement: a wait, calls, passes.
  private VBox spans(Evidence.Spans spans) {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("Found", Numbers.count(spans.count()), "times"));
    figures.add(new Figure("In requests", Numbers.count(spans.requests()), ""));
    figures.add(new Figure("Together", Numbers.count(spans.totalMs() / 1e3), "s"));
    figures.add(new Figure("Mean, each", Numbers.ms(spans.totalMs() / spans.count()), "ms"));
    figures.add(new Figure("Per request", Numbers.ms(spans.totalMs() / spans.requests()), "ms"));
    figures.add(new Figure("Load", Numbers.load(chosen.cost().load()), "s/s"));
    List<Node> body = new ArrayList<>();
    if (!chosen.where().resource().isEmpty()) {
      body.add(Parts.paragraph(chosen.where().resource(), "mono"));
    }
    body.add(new Figures(figures));
    VBox card =
        located(
            Cards.evidence(
                "s-sigma",
                "All of them",
                Parts.tag(Evidences.text(spans.join()), true),
                body,
                Places.text(spans.at())),
            spans.at());
    return chain
        .endpoint()
        .map(one -> Parts.link("Open the endpoint", () -> links.toEndpoint(one.key())))
        .map(link -> Cards.offering(card, link))
        .orElse(card);
  }

  private VBox statement() {
    List<Node> body = new ArrayList<>();
    body.add(new SqlText(chosen.where().statement()));
    body.add(Parts.rule());
    body.add(new Figures(times()));
    Optional<Evidence.ServerStatement> server = first(Evidence.ServerStatement.class);
    Optional<Evidence.LoggedExecutions> log = first(Evidence.LoggedExecutions.class);
    log.ifPresent(
        one -> body.add(Parts.paragraph("The server's log: " + Evidences.text(one), "t2", "s12")));
    if (server.isEmpty()) {
      body.add(
          Cards.remark(
              "Missing: two snapshots of pg_stat_statements around the load would tell the server's"
                  + " own time."));
    }
    VBox card =
        Cards.evidence(
            "d-database-outline",
            "Statement",
            server
                .map(one -> Parts.tag(Evidences.text(one.join()), true))
                .orElseGet(() -> Parts.tag(known(log.isPresent()), false)),
            body,
            server.map(one -> Places.text(one.at())).orElse(""));
    Cards.offering(
        card,
        Parts.link("Open the statement", () -> links.toStatement(chosen.where().statement())));
    return server.map(one -> located(card, one.at())).orElse(card);
  }

  private String known(boolean isLogged) {
    return isLogged && first(Evidence.Spans.class).isEmpty() ? "in the log" : "in the traces";
  }

  private List<Figure> times() {
    List<Figure> figures = new ArrayList<>();
    Optional<Evidence.Spans> spans = first(Evidence.Spans.class);
    double client = spans.map(one -> one.totalMs() / one.count()).orElse(Double.NaN);
    Optional<Evidence.ServerStatement> server = first(Evidence.ServerStatement.class);
    double inside = server.map(one -> one.execMs() / one.calls()).orElse(Double.NaN);
    spans.ifPresent(one ->
        figures.add(
            new Figure("Executions", Numbers.count(one.count()), "spans", "Seen by the client")));
    server.ifPresent(one ->
        figures.add(
            new Figure(
                "Calls", Numbers.count(one.calls()), "server", "Counted by pg_stat_statements")));
    figures.add(new Figure("Client", Numbers.ms(client), "ms/call", "Mean of the spans"));
    figures.add(new Figure("Server", Numbers.ms(inside), "ms/call", "Mean of pg_stat_statements"));
    if (client >= inside) {
      figures.add(
          new Figure(
              "Between",
              Numbers.ms(client - inside),
              "ms/call",
              "What the client sees less what the server takes"));
    }
    chain.statement().ifPresent(one -> figures.add(rows(one)));
    chain.statement().ifPresent(one -> figures.add(load(one)));
    return figures;
  }

  private static Figure rows(ServerStatement statement) {
    var work = statement.change().work();
    double rows = work.get(Counter.ROWS).orElse(Double.NaN);
    return new Figure(
        "Rows", Numbers.count(rows / work.get(Counter.CALLS).orElse(Double.NaN)), "per call");
  }

  private static Figure load(ServerStatement statement) {
    double ms = statement.change().work().get(Counter.TOTAL_EXEC_MS).orElse(Double.NaN);
    return new Figure("Load", Numbers.load(ms / 1e3 / statement.window().seconds()), "s/s");
  }

  private VBox plan() {
    Optional<Evidence.PlanStep> step = first(Evidence.PlanStep.class);
    if (step.isEmpty() || chain.plan().isEmpty()) {
      String explain = "EXPLAIN (ANALYZE, BUFFERS) " + chosen.where().statement() + ";";
      return Cards.missing(
          "f-file-tree",
          "Plan",
          "No plan of this statement was read. EXPLAIN (ANALYZE, BUFFERS) with usual values, or the"
              + " log of auto_explain, shows where its time goes.",
          Cards.addFiles(links::addFiles),
          Parts.copy("Copy the EXPLAIN", () -> explain));
    }
    return plan(step.get(), chain.plan().get());
  }

  private VBox plan(Evidence.PlanStep step, KnownPlan known) {
    int marked = step.at().place() instanceof Place.PlanNode(int _, int node) ? node : 1;
    PlanNode node = known.plan().node(marked);
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("Own time", Numbers.ms(step.exclusiveMs()), "ms"));
    PlanNode.Estimate estimate = node.estimate();
    if (estimate != null) {
      figures.add(new Figure("Rows est.", Numbers.count(estimate.rows()), "per loop"));
    }
    PlanNode.Actual actual = node.actual();
    if (actual != null) {
      figures.add(new Figure("Rows", Numbers.count(actual.rows()), "per loop"));
    }
    figures.add(new Figure("Filtered out", Numbers.count(step.rowsRemoved()), ""));
    var buffers = node.buffers();
    if (buffers != null) {
      figures.add(new Figure("Blocks hit", Numbers.count(buffers.sharedHit()), ""));
      figures.add(new Figure("Blocks read", Numbers.count(buffers.sharedRead()), ""));
    }
    List<Node> body = new ArrayList<>();
    body.add(Excerpts.plan(palette, known.plan(), marked));
    body.add(Parts.rule());
    String on = step.relation().isEmpty() ? "" : " on " + step.relation();
    body.add(Parts.paragraph("Node %d, %s%s".formatted(marked, step.type(), on), "s12", "strong"));
    body.add(new Figures(figures));
    body.add(Parts.paragraph(ofOneRun(known), "s11", "t2"));
    first(Evidence.CatalogTable.class)
        .map(table -> Parts.paragraph("Catalog: " + Evidences.text(table) + ".", "s12", "t2"))
        .ifPresent(body::add);
    Label join = Parts.tag(Evidences.text(step.join()), true);
    VBox card =
        located(
            Cards.evidence("f-file-tree", "Plan", join, body, Places.text(step.at())), step.at());
    return Cards.offering(
        card,
        Parts.link("Open the plan", () -> links.toPlan(known.source().file(), known.number())));
  }

  /// A plan is of one run, whose time need not be that of the others.
  private String ofOneRun(KnownPlan known) {
    double run = known.plan().executionMs();
    Optional<Evidence.ServerStatement> server = first(Evidence.ServerStatement.class);
    if (Double.isNaN(run) || server.isEmpty()) {
      return "A plan shows one run, not the mean of all.";
    }
    Evidence.ServerStatement all = server.get();
    return "This run took %s ms, the server's %s calls %s ms in the mean: a plan shows one run, with its own values."
        .formatted(
            Numbers.ms(run), Numbers.count(all.calls()), Numbers.ms(all.execMs() / all.calls()));
  }

  private VBox frames(Evidence.ProfileFrame frame) {
    List<Node> body = new ArrayList<>();
    chain
        .frames()
        .ifPresent(found -> body.add(Excerpts.frames(palette, found.layout(), found.node())));
    body.add(Parts.paragraph(frame.frame(), "mono"));
    body.add(
        new Figures(
            List.of(
                new Figure("CPU time", Numbers.ms(frame.cpuMs()), "ms"),
                new Figure("Samples", Numbers.count(frame.samples()), ""))));
    VBox card =
        located(
            Cards.evidence(
                "f-fire",
                "Profile",
                Parts.tag(Evidences.text(frame.join()), true),
                body,
                Places.text(frame.at())),
            frame.at());
    return Cards.offering(
        card, Parts.link("Open in the flame graph", () -> links.toFrame(frame.frame())));
  }

  private VBox events(Evidence.RecordedEvents events) {
    List<Node> body = new ArrayList<>();
    body.add(Parts.paragraph(events.about(), "mono"));
    if (!events.frame().isEmpty()) {
      body.add(Parts.paragraph("in " + events.frame(), "mono", "t2"));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("Events", Numbers.count(events.count()), ""));
    if (!Double.isNaN(events.totalMs())) {
      figures.add(new Figure("In all", Numbers.ms(events.totalMs()), "ms"));
      figures.add(new Figure("Longest", Numbers.ms(events.longestMs()), "ms"));
    }
    body.add(new Figures(figures));
    return located(
        Cards.evidence(
            "f-fire",
            "Recording",
            Parts.tag(Evidences.text(events.join()), true),
            body,
            Places.text(events.at())),
        events.at());
  }
}
