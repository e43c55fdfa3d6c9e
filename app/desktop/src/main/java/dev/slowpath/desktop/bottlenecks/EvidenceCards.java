package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SqlText;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Place;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The evidence of one bottleneck, side by side: request, statement, plan, frame, what it would
/// gain.
final class EvidenceCards {
  private static final double WATERFALL = 330;

  private final Palette palette;
  private final Links links;
  private final Investigation investigation;
  private final Bottleneck chosen;

  EvidenceCards(Palette palette, Links links, Investigation investigation, Bottleneck chosen) {
    this.palette = palette;
    this.links = links;
    this.investigation = investigation;
    this.chosen = chosen;
  }

  List<VBox> all() {
    List<VBox> cards = new ArrayList<>();
    median().ifPresent(cards::add);
    statement().ifPresent(cards::add);
    for (Evidence evidence : chosen.evidence()) {
      switch (evidence) {
        case Evidence.PlanStep step -> cards.add(plan(step));
        case Evidence.ProfileFrame frame -> cards.add(frame(frame));
        case Evidence.Spans _, Evidence.ServerStatement _ -> {}
      }
    }
    cards.add(gain());
    for (int at = 0; at < cards.size(); at++) {
      VBox card = cards.get(at);
      HBox.setHgrow(card, Priority.ALWAYS);
      card.setPrefWidth(at == 0 && cards.size() > 1 ? WATERFALL + 26 : 230);
      card.setMinWidth(at == 0 && cards.size() > 1 ? WATERFALL + 26 : 212);
    }
    return cards;
  }

  private Optional<VBox> median() {
    Optional<WaterfallLayout> layout = BottlenecksModel.median(investigation, chosen);
    return layout.map(waterfall -> {
      VBox card =
          Cards.evidence(
              "c-chart-gantt",
              "Median request",
              Parts.label(Numbers.duration(waterfall.durationMs()), "figure"),
              List.of(new WaterfallCanvas(palette, waterfall, WATERFALL)),
              spansAt());
      return card;
    });
  }

  private String spansAt() {
    return chosen.evidence().stream()
        .filter(Evidence.Spans.class::isInstance)
        .map(evidence -> Places.text(evidence.at()))
        .findFirst()
        .orElse("");
  }

  private Optional<VBox> statement() {
    if (chosen.where().statement().isEmpty()) {
      return Optional.empty();
    }
    List<Node> body = new ArrayList<>();
    body.add(new SqlText(chosen.where().statement()));
    body.add(Parts.rule());
    String at = "";
    Node joined = Parts.tag("in the traces", false);
    for (Evidence evidence : chosen.evidence()) {
      if (evidence instanceof Evidence.Spans spans) {
        body.add(Cards.figure("Executions", Numbers.count(spans.count()), ""));
        body.add(Cards.figure("Requests", Numbers.count(spans.requests()), ""));
        body.add(
            Cards.figure("Seen by client", Numbers.ms(spans.totalMs() / spans.count()), "ms/call"));
      }
      if (evidence instanceof Evidence.ServerStatement server) {
        body.add(
            Cards.figure("In PostgreSQL", Numbers.ms(server.execMs() / server.calls()), "ms/call"));
        body.add(Cards.figure("Calls at the server", Numbers.count(server.calls()), ""));
        joined = Parts.tag(Evidences.text(server.join()), true);
        at = Places.text(server.at());
      }
    }
    body.add(Cards.figure("Load", Numbers.load(chosen.cost().load()), "s/s"));
    body.add(Parts.link("Open statement", () -> links.toStatement(chosen.where().statement())));
    return Optional.of(Cards.evidence("d-database-outline", "Statement", joined, body, at));
  }

  private VBox plan(Evidence.PlanStep step) {
    List<Node> body = new ArrayList<>();
    body.add(
        Parts.label(
            step.relation().isEmpty() ? step.type() : step.type() + " on " + step.relation(),
            "s12",
            "strong"));
    body.add(Cards.figure("Exclusive time", Numbers.ms(step.exclusiveMs()), "ms"));
    body.add(Cards.figure("Rows kept", Numbers.count(step.rows()), ""));
    body.add(Cards.figure("Removed by filter", Numbers.count(step.rowsRemoved()), ""));
    body.add(Cards.remark(Evidences.text(step)));
    body.add(
        Parts.link(
            "Open plan", () -> links.toPlan(step.at().source().file(), number(step.at().place()))));
    return Cards.evidence(
        "f-file-tree",
        "Plan",
        Parts.tag(Evidences.text(step.join()), true),
        body,
        Places.text(step.at()));
  }

  private static int number(Place place) {
    return place instanceof Place.PlanNode(int plan, int _) ? plan : 1;
  }

  private VBox frame(Evidence.ProfileFrame frame) {
    List<Node> body =
        List.of(
            Parts.paragraph(frame.frame(), "mono"),
            Cards.figure("CPU time", Numbers.ms(frame.cpuMs()), "ms"),
            Cards.figure("Samples", Numbers.count(frame.samples()), ""),
            Parts.paragraph(Evidences.text(frame), "t2", "s12"),
            Parts.link("Open flame graph", links::toProfile));
    return Cards.evidence(
        "f-fire",
        "Profile",
        Parts.tag(Evidences.text(frame.join()), true),
        body,
        Places.text(frame.at()));
  }

  private VBox gain() {
    List<Node> body = new ArrayList<>();
    EndpointKey key = chosen.where().endpoint();
    investigation.ranking().endpoints().stream()
        .filter(endpoint -> endpoint.key().equals(key))
        .findFirst()
        .ifPresent(endpoint -> {
          body.add(bar("p50", endpoint.latency().p50Ms(), chosen.bound().p50Ms()));
          body.add(bar("p95", endpoint.latency().p95Ms(), chosen.bound().p95Ms()));
        });
    Bound bound = chosen.bound();
    body.add(Parts.paragraph(Bounds.text(bound), "s12"));
    body.add(Parts.paragraph("Counted as: " + Bounds.text(bound.formula()), "t3", "s11"));
    body.add(Parts.paragraph(Costs.text(chosen.cost()), "t2", "s12"));
    body.add(Parts.rule());
    Advice advice = Advice.of(chosen);
    advice.change().forEach(line -> body.add(Parts.paragraph(line, "s12")));
    body.add(Parts.paragraph("Verify: " + advice.verify(), "t2", "s12"));
    body.add(Parts.paragraph("Undo: " + advice.undo(), "t2", "s12"));
    if (chosen.proof() instanceof Proof.Consistent) {
      body.add(Cards.remark(Proofs.text(chosen.proof(), chosen.cause())));
    }
    VBox card = Cards.evidence("t-tune-vertical", "At most", Parts.mark(chosen.proof()), body, "");
    return card;
  }

  private VBox bar(String name, double now, double gain) {
    Bar bar = new Bar(palette, 176, 8);
    double left = Math.max(0, now - gain);
    if (!Double.isNaN(now) && !Double.isNaN(gain)) {
      bar.show(
          List.of(
              new Bar.Part(left / now, Token.DB, 1), new Bar.Part(1 - left / now, Token.DB, 0.32)));
    }
    String change =
        Double.isNaN(gain) ? Numbers.ms(now) : Numbers.ms(now) + " → " + Numbers.ms(left);
    return new VBox(4, Cards.figure(name, change, "ms"), bar);
  }
}
