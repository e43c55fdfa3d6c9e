package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.model.profile.Lens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/// How a flame graph is looked at, whatever it is of: how samples are laid out, where its root is,
/// whether callers stand below callees, recursion is merged, names have their packages.
final class FlameSwitches {
  private static final String VIEW = "VIEW";

  private final Segments<FlameMode> modes;
  private final Segments<Boolean> turn;
  private final ToggleButton merge = new ToggleButton("Merge recursion");
  private final ToggleButton inverted = new ToggleButton("Callers");
  private final ToggleButton full = new ToggleButton("Full names");

  /// @param work lays the graph out anew
  /// @param turned is told whether the root is at the bottom
  FlameSwitches(Runnable work, Consumer<Boolean> turned) {
    modes = new Segments<>(FlameMode::word, _ -> work.run());
    modes.show(List.of(FlameMode.values()));
    modes.setMinWidth(Region.USE_PREF_SIZE);
    turn = new Segments<>(isFlame -> isFlame ? "Flame" : "Icicle", turned);
    turn.show(List.of(false, true));
    for (ToggleButton lens : List.of(merge, inverted, full)) {
      lens.getStyleClass().setAll("segment", "only");
      lens.setOnAction(_ -> work.run());
    }
  }

  Segments<FlameMode> modes() {
    return modes;
  }

  List<Node> others() {
    return List.of(full, merge, inverted, turn);
  }

  FlameMode mode() {
    FlameMode chosen = modes.chosen();
    return chosen == null ? FlameMode.LEFT_HEAVY : chosen;
  }

  boolean isFlame() {
    return Boolean.TRUE.equals(turn.chosen());
  }

  boolean hasFullNames() {
    return full.isSelected();
  }

  List<Lens> lenses() {
    return FlameModel.lenses(merge.isSelected(), inverted.isSelected());
  }

  /// What they change of a graph, for a picture of it.
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (inverted.isSelected()) {
      words.add("inverted: callers below callees");
    }
    if (merge.isSelected()) {
      words.add("direct recursion merged");
    }
    return words;
  }

  void turn() {
    turn.next();
  }

  void mergeRecursion() {
    merge.fire();
  }

  List<Command> commands() {
    return List.of(
        new Command("Show callers below callees", "Alt+C", inverted::fire),
        new Command("Names with their packages, or without", "Alt+L", full::fire));
  }

  /// The way it is laid out, as a line of text.
  String look() {
    return "%s\t%s\t%s".formatted(VIEW, modes.chosen(), turn.chosen());
  }

  /// Takes over what the first line of a text says.
  void look(String as) {
    String[] parts = as.lines().findFirst().orElse("").split("\t", -1);
    if (parts.length == 3 && parts[0].equals(VIEW)) {
      Arrays.stream(FlameMode.values())
          .filter(mode -> mode.name().equals(parts[1]))
          .forEach(modes::choose);
      turn.choose(Boolean.valueOf(parts[2]));
    }
  }
}
