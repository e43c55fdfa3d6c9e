package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameModel.Choice;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.layout.SampleTimes.Group;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Below a flame graph: when its samples were taken, and whose they are.
final class TimePanel extends VBox {
  private static final int PARTS = 60;
  private static final int NAMED = 5;

  /// As many have room beside the head of a narrow window, each with its whole name or most of it.
  private static final int IN_KEY = 3;

  private static final double NAME = 110;

  private final TimeStrip strip;
  private final Segments<Boolean> kinds;
  private final HBox groups = new HBox(12);
  private final Beside working = new Beside();
  private final Palette palette;
  private final Consumer<SampleTimes> told;
  private @Nullable SampleTimes times;

  /// @param chosen is told a stretch of time
  /// @param told of the times as soon as they are known
  TimePanel(Palette palette, Consumer<TimeRange> chosen, Consumer<SampleTimes> told) {
    this.palette = palette;
    this.told = told;
    strip = new TimeStrip(palette, chosen);
    kinds = new Segments<>(isMap -> isMap ? "Heat map" : "Timeline", strip::asMap);
    kinds.show(List.of(false, true));
    kinds.setMinWidth(Region.USE_PREF_SIZE);
    groups.setAlignment(Pos.CENTER_LEFT);
    groups.setMinWidth(0);
    Label hint = Parts.label("Drag for a stretch", "t3", "s11");
    Parts.tip(hint, "Drag, or Shift and arrows and Enter, to hold every page to a stretch of time");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(12, kinds, groups, Parts.gap(), hint);
    head.setAlignment(Pos.CENTER_LEFT);
    setSpacing(6);
    setPadding(new Insets(8, 16, 4, 16));
    getChildren().addAll(head, strip);
    hide();
  }

  private void hide() {
    times = null;
    setVisible(false);
    setManaged(false);
  }

  /// Shows when the samples of a metric were taken; nothing where they do not tell.
  void show(Choice choice, Optional<TimeRange> held) {
    working.show(
        () -> SampleTimes.of(choice.profile().profile(), choice.metric()),
        found -> found.ifPresentOrElse(all -> show(all, held), this::hide));
  }

  private void show(SampleTimes all, Optional<TimeRange> held) {
    told.accept(all);
    times = all;
    setVisible(all.isTimed());
    setManaged(all.isTimed());
    if (!all.isTimed()) {
      return;
    }
    strip.show(all, held);
    groups.getChildren().clear();
    for (int at = 0; at < Math.min(IN_KEY, all.groups().size()); at++) {
      groups.getChildren().add(key(all, at));
    }
    int more = all.groups().size() - IN_KEY;
    if (more > 0) {
      groups.getChildren().add(Parts.label("%d more".formatted(more), "t3", "s11"));
    }
  }

  private HBox key(SampleTimes all, int at) {
    Group group = all.groups().get(at);
    Rectangle swatch =
        new Rectangle(
            8, 8, palette.color(TimeStrip.HUES.get(Math.min(at, TimeStrip.HUES.size() - 1))));
    double share = group.weight() / (double) Math.max(1, all.total());
    Label name = Parts.label(group.name(), "t2", "s11");
    name.setMaxWidth(NAME);
    Parts.tip(name, "%s: %s of all".formatted(group.name(), Numbers.share(share)));
    HBox key = new HBox(6, swatch, name);
    key.setAlignment(Pos.CENTER_LEFT);
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  /// Shows the timeline or the map, whichever is not shown.
  void next() {
    kinds.next();
  }

  /// The timeline as a table.
  List<Twin> twins() {
    SampleTimes all = times;
    if (all == null || !all.isTimed()) {
      return List.of();
    }
    long[][] parts = all.parts(PARTS);
    List<String> columns = new ArrayList<>(List.of("Second"));
    all.groups().stream().limit(NAMED).map(Group::name).forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      List<String> row = new ArrayList<>();
      row.add(Numbers.count(Math.rint(part * all.range().seconds() / PARTS * 10) / 10));
      for (int group = 0; group < columns.size() - 1; group++) {
        row.add(Numbers.count((double) parts[group][part]));
      }
      rows.add(row);
    }
    return List.of(new Twin("Samples over time, by threads", columns, rows));
  }
}
