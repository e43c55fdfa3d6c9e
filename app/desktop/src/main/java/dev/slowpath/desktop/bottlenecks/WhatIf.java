package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What removing a bottleneck may gain at most: each percentile now and then, on one scale.
final class WhatIf {
  private final Palette palette;
  private final Chain chain;

  WhatIf(Palette palette, Chain chain) {
    this.palette = palette;
    this.chain = chain;
  }

  /// A percentile before and after.
  record Change(String name, double nowMs, double gainMs) {
    double thenMs() {
      return Math.max(0, nowMs - gainMs);
    }
  }

  /// What changes: the latency of the endpoint, with the wait before it where that is what goes.
  static List<Change> changes(Chain chain) {
    Bound bound = chain.chosen().bound();
    // Its own time is what stays when the wait goes.
    boolean isBefore = Bounds.isBeforeRequest(chain.chosen().cause());
    return chain
        .endpoint()
        .map(endpoint -> {
          Latency now = endpoint.latency();
          return isBefore
              ? known(
                  bound,
                  now.p50Ms() + bound.p50Ms(),
                  now.p95Ms() + bound.p95Ms(),
                  now.meanMs() + bound.meanMs())
              : known(bound, now.p50Ms(), now.p95Ms(), now.meanMs());
        })
        .orElse(List.of());
  }

  private static List<Change> known(Bound bound, double p50, double p95, double mean) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("p50", p50, bound.p50Ms()));
    changes.add(new Change("p95", p95, bound.p95Ms()));
    changes.add(new Change("mean", mean, bound.meanMs()));
    changes.removeIf(change -> Double.isNaN(change.nowMs()) || Double.isNaN(change.gainMs()));
    return changes;
  }

  VBox card() {
    List<Node> body = new ArrayList<>();
    List<Change> changes = changes(chain);
    double most = changes.stream().mapToDouble(Change::nowMs).max().orElse(1);
    if (!changes.isEmpty()) {
      body.add(new HBox(Parts.gap(), Parts.label("ms, gain at most", "t3", "s11")));
    }
    changes.forEach(change -> body.add(line(change, most)));
    Bound bound = chain.chosen().bound();
    String subject = Bounds.subject(chain.chosen().cause());
    String counted = Bounds.text(bound.formula());
    body.add(
        changes.isEmpty()
            ? Parts.paragraph(
                "Not known: nothing measured says how long requests take.", "t2", "s12")
            : Parts.paragraph(
                "Upper bound in ms of %s: %s.".formatted(subject, counted), "t3", "s11"));
    Bounds.sure(bound)
        .map(words -> Parts.paragraph("Sure of it: " + words + ".", "t3", "s11"))
        .ifPresent(body::add);
    body.add(Parts.paragraph("Costs " + Costs.text(chain.chosen().cost()) + ".", "t3", "s11"));
    return Cards.evidence(
        "t-tune-vertical", Bounds.question(chain.chosen().cause()), Parts.label(""), body, "");
  }

  private VBox line(Change change, double most) {
    Label name = Parts.label(change.name(), "s12", "strong");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label values =
        Parts.label(
            Numbers.ms(change.nowMs()) + " → " + Numbers.ms(change.thenMs()), "figure", "t2");
    Label gain = Parts.label(Numbers.gain(change.gainMs()), "figure", "link");
    gain.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, name, Parts.gap(), values, gain);
    head.setAlignment(Pos.BASELINE_LEFT);
    Bar bar = Bar.growing(palette, 8);
    Token hue = Hues.of(chain.chosen().cause().lever());
    double then = change.thenMs() / most;
    bar.show(
        List.of(new Bar.Part(then, hue, 1), new Bar.Part(change.nowMs() / most - then, hue, 0.32)));
    bar.setAccessibleText(
        "%s now %s ms, at best %s ms"
            .formatted(change.name(), Numbers.ms(change.nowMs()), Numbers.ms(change.thenMs())));
    return new VBox(4, head, bar);
  }
}
