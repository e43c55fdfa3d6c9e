package dev.slowpath.desktop.endpoints;

import dev.slowpath.analysis.tail.SlowTail;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Tails;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the slowest twentieth of an endpoint's requests do that the quicker half does not: the
/// steps that take longer, and the attributes they have in common.
final class TailSection extends VBox {
  private static final int STEPS = 5;
  private static final int TRAITS = 3;

  /// What is shown as 0.1 ms at least.
  private static final double LEAST_MS = 0.05;

  TailSection(SlowTail tail) {
    super(8);
    HBox heading =
        new HBox(
            8,
            Parts.label("Beyond p95", "pane-title"),
            Parts.gap(),
            Parts.label("more than the quicker half", "t3", "s11"));
    heading.setAlignment(Pos.BASELINE_LEFT);
    getChildren().add(heading);
    List<SlowTail.Difference> longer = longer(tail);
    getChildren().add(new Figures(longer.stream().limit(STEPS).map(TailSection::figure).toList()));
    if (longer.size() > STEPS) {
      int rest = longer.size() - STEPS;
      getChildren().add(Parts.label(rest + " more: show as a table (Ctrl+T)", "t3", "s11"));
    }
    tail.traits().stream()
        .limit(TRAITS)
        .forEach(trait -> getChildren().add(Parts.paragraph(text(tail, trait), "t2", "s12")));
  }

  /// Whether any step takes longer in the slowest requests.
  static boolean isDifferent(SlowTail tail) {
    return !longer(tail).isEmpty();
  }

  private static List<SlowTail.Difference> longer(SlowTail tail) {
    return tail.differences().stream()
        .filter(one -> one.slowMs() - one.usualMs() >= LEAST_MS)
        .toList();
  }

  private static Figures.Figure figure(SlowTail.Difference one) {
    String tip =
        "%s\n%s ms on the critical path beyond p95, %s ms in the quicker half"
            .formatted(Tails.text(one.step()), Numbers.ms(one.slowMs()), Numbers.ms(one.usualMs()));
    String more = "+" + Numbers.ms(one.slowMs() - one.usualMs());
    return new Figures.Figure(Tails.brief(one.step()), more, "ms", tip);
  }

  private static String text(SlowTail tail, SlowTail.Trait trait) {
    return Numbers.share(trait.shareOfSlow()) + " " + Tails.text(tail, trait);
  }

  static Twin twin(SlowTail tail) {
    return new Twin(
        "Beyond p95 against the quicker half of " + tail.endpoint().name(),
        List.of("Step", "Service", "Quicker half ms", "Beyond p95 ms"),
        tail.differences().stream()
            .map(one ->
                List.of(
                    Tails.text(one.step()),
                    one.step().service(),
                    Numbers.ms(one.usualMs()),
                    Numbers.ms(one.slowMs())))
            .toList());
  }
}
