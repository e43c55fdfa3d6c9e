package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameModel.Shown;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A flame graph of the window as it is saved: what is seen, and said below its title how it came
/// to be seen so.
///
/// @param picture that is looked at
/// @param filters that hold every page
/// @param how the steps and switches of the graph, in words
record Saved(FlamePicture picture, Filters filters, List<String> how) {
  Saved {
    Objects.requireNonNull(picture);
    Objects.requireNonNull(filters);
    how = List.copyOf(how);
  }

  /// Of one profile.
  FlameExport of(Shown shown) {
    Profile profile = shown.choice().profile().profile();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        FlameExport.lines(
            shown.choice().metric().id(),
            shown.tree(),
            profile.facts().getOrDefault(Profile.MODE, ""),
            profile.range()));
    filters.time().ifPresent(held -> lines.add("held to " + Instants.text(held)));
    filters.thread().ifPresent(held -> lines.add("threads whose name holds " + held));
    lines.addAll(how);
    String title = Shortened.file(shown.choice().profile().source().file());
    return new FlameExport.OfProfile(
        title, lines, picture.tree(), shown.tree().unit(), picture.window().zoomed());
  }

  /// Of two on one another.
  FlameExport of(Compared both) {
    String metric = both.afterSide().tree().metric().id();
    String before = both.before().name();
    String after = both.after().name();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        FlameExport.lines(
            told(before, FlameExport.total(metric, both.beforeSide().tree())),
            told(after, FlameExport.total(metric, both.afterSide().tree())),
            both.diff()));
    lines.addAll(how);
    return new FlameExport.OfDifference(
        "%s against %s".formatted(after, before),
        lines,
        both.diff(),
        both.unit(),
        picture.window().zoomed());
  }

  private static String told(String name, String total) {
    return "%s, %s".formatted(name, total);
  }
}
