package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.page.Command;
import java.util.List;
import java.util.function.Consumer;

/// What can be done with the chosen function and the way a graph is laid out, from anywhere on the
/// page.
final class FlameCommands {

  private FlameCommands() {}

  /// @param take takes a step with the chosen function
  static List<Command> of(FlameMenu.Does does, FlameSearch search, Consumer<Kind> take) {
    return List.of(
        new Command("Search the frames", "/", search::focus),
        new Command("Search the frames: also", "F3", search::focus),
        new Command("Go to the next match", "Alt+N", () -> search.go(1)),
        new Command("Go to the match before", "Alt+P", () -> search.go(-1)),
        new Command("Samples in the order of time", "Alt+1", () -> does.mode(FlameMode.TIME_ORDER)),
        new Command("Equal paths merged", "Alt+2", () -> does.mode(FlameMode.LEFT_HEAVY)),
        new Command(
            "The chosen function between callers and callees",
            "Alt+3",
            () -> does.mode(FlameMode.SANDWICH)),
        new Command("Turn the graph over", "Alt+I", does::turn),
        new Command("Merge or split recursion", "Alt+R", does::mergeRecursion),
        new Command("Focus on the chosen function", "Alt+F", () -> take.accept(Kind.FOCUS)),
        new Command(
            "Show the callers of the chosen function", "Alt+B", () -> take.accept(Kind.CALLERS)),
        new Command("Take the chosen function out", "Alt+M", () -> take.accept(Kind.HIDE)),
        new Command(
            "Collapse the library of the chosen function",
            "Alt+G",
            () -> take.accept(Kind.LIBRARY)),
        new Command(
            "Leave out all samples with the chosen function",
            "Alt+D",
            () -> take.accept(Kind.DROP)),
        new Command("Show own code only", "Alt+O", () -> take.accept(Kind.OWN_CODE)));
  }
}
