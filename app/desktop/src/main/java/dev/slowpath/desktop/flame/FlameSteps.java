package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.marks.FrameMarks;
import dev.slowpath.analysis.marks.Library;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ThreadState;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    /// On one call path only.
    FOCUS_PATH("Focus, on this path"),
    CALLERS("Callers of"),
    HIDE("Taken out"),
    /// On one call path only.
    HIDE_PATH("Taken out, on this path"),
    DROP("Left out"),
    /// On one call path only.
    DROP_PATH("Left out, on this path"),
    LEAF("Without callees"),
    LIBRARY("Collapsed"),
    SHOW_STACKS("Only with"),
    HIDE_STACKS("None with"),
    HIDE_FRAMES("Taken out"),
    STATE("Threads"),
    OWN_CODE("Own code only");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /// Between the functions of a path.
  static final String BELOW = "\u001F";

  /// @param frame the function that it is about, its path, a library or an expression; empty where
  ///   it is about none
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

  /// Holds the graph to samples of threads that did something; to all where it is empty.
  void state(String state) {
    steps.removeIf(step -> step.kind() == Kind.STATE);
    if (!state.isEmpty()) {
      steps.add(new Step(Kind.STATE, state));
    }
    change();
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
    String frame = step.frame().replace(BELOW, " › ");
    Label value = Parts.label(Shortened.method(lastOf(step.frame())));
    value.setMaxWidth(240);
    if (!frame.isEmpty()) {
      Parts.tip(value, frame);
    }
    Button cross =
        Parts.iconButton(
            "Take away: %s %s".formatted(key, frame).strip(),
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

  /// The steps in words, in their order.
  List<String> words() {
    return steps.stream()
        .map(
            step -> "%s %s".formatted(step.kind().word, step.frame().replace(BELOW, " › ")).strip())
        .toList();
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf(BELOW) + 1);
  }

  /// The steps as lenses on a profile, in their order.
  List<Lens> lenses(Profile profile) {
    return steps.stream().map(step -> lens(step, profile)).toList();
  }

  private static Lens lens(Step step, Profile profile) {
    String frame = step.frame();
    return switch (step.kind()) {
      case FOCUS -> new Lens.Focus(frame);
      case FOCUS_PATH -> new Lens.FocusPath(List.of(frame.split(BELOW, -1)));
      case CALLERS -> new Lens.CallersOf(frame);
      case DROP -> new Lens.Drop(frame);
      case DROP_PATH -> new Lens.DropPath(List.of(frame.split(BELOW, -1)));
      case LEAF -> new Lens.AsLeaf(frame);
      case LIBRARY -> new Lens.EntryOnly(some(profile, one -> Library.of(one).equals(frame)));
      case SHOW_STACKS -> new Lens.Passing(some(profile, matching(frame)));
      case HIDE_STACKS -> new Lens.NotPassing(some(profile, matching(frame)));
      case HIDE_FRAMES -> new Lens.Without(some(profile, matching(frame)));
      case HIDE_PATH -> new Lens.WithoutPath(List.of(frame.split(BELOW, -1)));
      case HIDE -> new Lens.Without(some(profile, one -> one.name().equals(frame)));
      case STATE -> new Lens.OnlyState(ThreadState.of(frame).orElse(ThreadState.UNKNOWN));
      case OWN_CODE -> new Lens.Without(some(profile, FrameMarks.usual()::isLibrary));
    };
  }

  private static Predicate<Frame> matching(String expression) {
    return Matches.pattern(expression, false)
        .map(pattern -> (Predicate<Frame>) frame -> pattern.matcher(frame.name()).find())
        .orElse(_ -> false);
  }

  private static Set<Frame> some(Profile profile, Predicate<Frame> wanted) {
    return profile.frames().stream().filter(wanted).collect(Collectors.toSet());
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
