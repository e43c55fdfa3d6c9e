package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.marks.FrameMarks;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// The steps by which a flame graph was narrowed and simplified, in their order: each a chip with a
/// cross to take it back.
final class FlameSteps extends FlowPane {

  /// What a step does to the graph.
  enum Kind {
    FOCUS("Focus"),
    CALLERS("Callers of"),
    HIDE("Taken out"),
    DROP("Left out"),
    OWN_CODE("Own code only");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /// @param frame the function that it is about; empty where it is about none
  private record Step(Kind kind, String frame) {
    Step {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(frame);
    }

    /// The step that a line of `look` says; empty where it says none that is known.
    static Optional<Step> of(String line) {
      int tab = line.indexOf('\t');
      return Arrays.stream(Kind.values())
          .filter(kind -> tab > 0 && kind.name().equals(line.substring(0, tab)))
          .map(kind -> new Step(kind, line.substring(tab + 1)))
          .findFirst();
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final Runnable changed;

  FlameSteps(Runnable changed) {
    super(8, 4);
    this.changed = changed;
    setPadding(new Insets(0, 16, 8, 16));
    show();
  }

  /// Adds a step, unless it is there.
  void add(Kind kind, String frame) {
    Step step = new Step(kind, kind == Kind.OWN_CODE ? "" : frame);
    if (!steps.contains(step)) {
      steps.add(step);
      change();
    }
  }

  /// Takes the last step back.
  void undo() {
    if (!steps.isEmpty()) {
      steps.removeLast();
      change();
    }
  }

  private void change() {
    show();
    changed.run();
  }

  private void show() {
    getChildren().setAll(steps.stream().map(this::chip).toList());
    setVisible(!steps.isEmpty());
    setManaged(!steps.isEmpty());
  }

  private HBox chip(Step step) {
    String key = step.kind().word;
    Label value = Parts.label(Shortened.method(step.frame()));
    value.setMaxWidth(240);
    if (!step.frame().isEmpty()) {
      Parts.tip(value, step.frame());
    }
    Button cross =
        Parts.iconButton(
            "Take away: %s %s".formatted(key, step.frame()).strip(),
            "c-close",
            () -> {
              steps.remove(step);
              change();
            });
    cross.getStyleClass().setAll("chip-cross");
    HBox chip = new HBox(Parts.label(key, "chip-key"), value, cross);
    chip.getStyleClass().addAll("chip", "whole");
    return chip;
  }

  /// The steps as lenses on a profile, in their order.
  List<Lens> lenses(Profile profile) {
    return steps.stream().map(step -> lens(step, profile)).toList();
  }

  private static Lens lens(Step step, Profile profile) {
    return switch (step.kind()) {
      case FOCUS -> new Lens.Focus(step.frame());
      case CALLERS -> new Lens.CallersOf(step.frame());
      case DROP -> new Lens.Drop(step.frame());
      case HIDE -> without(profile, frame -> frame.name().equals(step.frame()));
      case OWN_CODE -> without(profile, FrameMarks.usual()::isLibrary);
    };
  }

  private static Lens without(Profile profile, Predicate<Frame> frames) {
    return new Lens.Without(profile.frames().stream().filter(frames).collect(Collectors.toSet()));
  }

  /// The steps as text, a line each.
  String look() {
    return steps.stream()
        .map(step -> step.kind().name() + "\t" + step.frame())
        .collect(Collectors.joining("\n"));
  }

  /// Takes over the steps that a text says.
  void look(String as) {
    steps.clear();
    as.lines().forEach(line -> Step.of(line).ifPresent(steps::add));
    change();
  }
}
