package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.flame.Doubt;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.analysis.flame.Side;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Above the difference of two profiles: why they may not be comparable, which they are, what both
/// are divided by, and which is taken as before.
final class DiffBar extends VBox {
  private final VBox doubts = new VBox(4);
  private final Label before = Parts.label("", "s12");
  private final Label after = Parts.label("", "s12");
  private final Segments<Per> per;
  private boolean isFilling;

  /// @param changed when something else is to be divided by
  /// @param swap takes the one as the other
  /// @param end shows one profile again
  DiffBar(Runnable changed, Runnable swap, Runnable end) {
    super(6);
    per =
        new Segments<>(
            FlameDiffWords::word,
            _ -> {
              if (!isFilling) {
                changed.run();
              }
            });
    Button turn = Parts.button("Swap", "s-swap-horizontal", "plain", swap);
    Parts.tip(turn, "Take before as after (Alt+X)");
    Button close = Parts.iconButton("End the comparison (Alt+E)", "c-close", end);
    close.setMinWidth(Region.USE_PREF_SIZE);
    before.setMinWidth(60);
    after.setMinWidth(60);
    HBox both =
        new HBox(
            8,
            key("Before"),
            before,
            turn,
            key("After"),
            after,
            Parts.gap(),
            key("Per"),
            per,
            close);
    per.setMinWidth(Region.USE_PREF_SIZE);
    both.setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 8, 16));
    getChildren().addAll(doubts, both);
    hide();
  }

  private static Label key(String word) {
    Label key = Parts.label(word, "chip-key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }

  private void open() {
    setVisible(true);
    setManaged(true);
  }

  /// Says that there is nothing to compare.
  void none(Base of, Base other) {
    open();
    per.show(List.of());
    before.setText(of.name());
    after.setText(other.name());
    doubts.getChildren().setAll(warned("One of them has no samples of this to compare"));
  }

  void show(Compared both) {
    open();
    fill(before, both.before(), both.beforeSide(), both);
    fill(after, both.after(), both.afterSide(), both);
    isFilling = true;
    per.show(both.pers());
    per.choose(both.diff().per());
    isFilling = false;
    List<Node> said = new ArrayList<>();
    for (Doubt doubt : both.diff().doubts()) {
      said.add(warned(FlameDiffWords.text(doubt)));
    }
    doubts.getChildren().setAll(said);
    doubts.setManaged(!said.isEmpty());
  }

  private static void fill(Label label, Base base, Side side, Compared both) {
    Unit unit = side.tree().unit();
    String total = Metrics.text(unit, (double) side.tree().total(0));
    label.setText(base.name());
    Parts.tip(
        label,
        "%s: %s in %s samples, %s recorded, %s"
            .formatted(
                base.profile().source().file(),
                total,
                Numbers.count(side.tree().samples()),
                Numbers.duration(side.during().seconds() * 1e3),
                FlameDiffWords.text(both.diff().per())));
  }

  private static HBox warned(String words) {
    Label text = Parts.paragraph(words, "t2", "s12");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(8, Parts.icon("a-alert-outline"), text);
    row.getStyleClass().add("warned");
    return row;
  }

  /// What is to be divided by; empty where nobody has said.
  Optional<Per> per() {
    @Nullable Per chosen = per.chosen();
    return Optional.ofNullable(chosen);
  }
}
