package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameModel.Choice;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// What a flame graph is held against, and which of the two is before.
final class Comparing {
  private final DiffBar bar;
  private final Runnable changed;
  private @Nullable Base base;
  private @Nullable Base kept;
  private boolean isSwapped;

  /// @param changed when something else is to be shown
  Comparing(Runnable changed) {
    this.changed = changed;
    bar = new DiffBar(changed, this::swap, this::end);
  }

  DiffBar bar() {
    return bar;
  }

  boolean isOn() {
    return base != null;
  }

  /// Holds what is shown against something else.
  void against(Base one) {
    base = one;
    isSwapped = false;
    changed.run();
  }

  private void swap() {
    isSwapped = !isSwapped;
    changed.run();
  }

  /// Shows one profile again.
  void end() {
    if (base != null) {
      base = null;
      isSwapped = false;
      changed.run();
    }
  }

  List<Command> commands() {
    return List.of(
        new Command("Swap before and after", "Alt+X", this::swap),
        new Command("End the comparison", "Alt+E", this::end));
  }

  /// Keeps a view, to hold others against it.
  void keep(Base view) {
    kept = view;
  }

  /// What is to be laid on one another; empty where one profile is shown.
  ///
  /// @param lenses that either is seen through
  Optional<Compared.Asked> asked(
      Choice choice, Investigation investigation, Function<Base, List<Lens>> lenses) {
    Base against = base;
    if (against == null) {
      return Optional.empty();
    }
    Base now = Base.now(choice, investigation.filters());
    Base before = isSwapped ? now : against;
    Base after = isSwapped ? against : now;
    return Optional.of(
        new Compared.Asked(
            before,
            after,
            choice.metric(),
            List.of(lenses.apply(before), lenses.apply(after)),
            bar.per(),
            investigation.linked().traces()));
  }

  /// What can be held against, as a menu.
  List<MenuItem> offers(
      List<Choice> choices,
      Choice choice,
      Investigation investigation,
      Optional<SampleTimes> times) {
    List<MenuItem> items = new ArrayList<>();
    Base view = kept;
    if (view != null) {
      items.add(item("kept: " + view.name(), () -> against(view)));
    }
    for (Base one : Base.of(choices, choice, investigation.filters(), times)) {
      items.add(item(one.name(), () -> against(one)));
    }
    items.add(
        item(
            "Keep what is shown, to hold other times and threads against it",
            () -> keep(Base.now(choice, investigation.filters()))));
    return items;
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
