package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.wording.Instants;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One file: how it ended, the time it tells of, what it holds; opened, all that is known of it.
final class SourceRow extends VBox {
  static final double NAME = 214;
  static final double HELD = 124;
  static final double GAP = 16;
  static final double ICON = 14;

  /// A moment is shown as wide as this share of the axis.
  private static final double MOMENT = 0.006;

  private final SourceItem.File item;
  private final SourcesModel.Row row;
  private final Links links;
  private final VBox more = new VBox(4);
  private final Button opener;

  /// @param toggle asked to open or close a file's row
  SourceRow(SourceItem.File item, Palette palette, Links links, Consumer<String> toggle) {
    this.item = item;
    this.row = item.row();
    this.links = links;
    opener =
        Parts.iconButton(
            "More of " + row.name(), "c-chevron-right", () -> toggle.accept(row.file()));
    getStyleClass().add("source-row");
    HBox line = line(item.axis(), palette);
    line.setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
        toggle.accept(row.file());
      }
    });
    getChildren().add(line);
    more.setPadding(new Insets(4, 0, 8, ICON + GAP));
  }

  /// Whether it is the row of a file, opened or not.
  boolean shows(SourceItem.File file) {
    return item.opened(false).equals(file.opened(false));
  }

  /// Shows all that is known of the file, or one line.
  void open(boolean opens) {
    if (opens == getChildren().contains(more)) {
      return;
    }
    if (opens) {
      more.getChildren().setAll(details());
      getChildren().add(more);
    } else {
      getChildren().remove(more);
    }
    opener.setGraphic(Parts.icon(opens ? "c-chevron-down" : "c-chevron-right"));
    opener.setAccessibleText((opens ? "Less of " : "More of ") + row.name());
  }

  private HBox line(Optional<TimeRange> axis, Palette palette) {
    Node state =
        switch (row.state()) {
          case READ -> Parts.mark("", "c-check-circle-outline", "good");
          case ASKS -> Parts.mark("", "f-file-question-outline", "warn");
          case REFUSED -> Parts.mark("", "c-close-circle-outline", "err");
        };
    Label file = Parts.label(row.name(), "mono");
    VBox name = new VBox(file, Parts.label(row.format(), "t2", "s11"));
    width(name, NAME);
    Label sentence = Parts.label(row.sentence(), "t2", "s11");
    VBox middle = new VBox(6, sentence);
    middle.setAlignment(Pos.CENTER_LEFT);
    axis.flatMap(all -> row.range().map(own -> bar(own, all, palette)))
        .ifPresent(bar -> middle.getChildren().addFirst(bar));
    HBox.setHgrow(middle, Priority.ALWAYS);
    middle.setMinWidth(0);
    HBox line = new HBox(GAP, state, name, middle, held(), opener);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node held() {
    if (row.candidates().isEmpty()) {
      Label held = Parts.label(row.held(), "figure");
      width(held, HELD);
      held.setAlignment(Pos.CENTER_RIGHT);
      return held;
    }
    HBox choices = new HBox(8);
    for (Format format : row.candidates()) {
      Button choice =
          Parts.button(
              "Read as " + format.name(),
              "f-file-check-outline",
              "plain",
              () -> links.readAs(row.file(), format.id()));
      choice.getStyleClass().add("small");
      choices.getChildren().add(choice);
    }
    choices.setAlignment(Pos.CENTER_RIGHT);
    return choices;
  }

  private Bar bar(TimeRange own, TimeRange all, Palette palette) {
    double whole = Math.max(1, all.endNs() - all.startNs());
    double length = Math.max(MOMENT, (own.endNs() - own.startNs()) / whole);
    double before = Math.clamp((own.startNs() - all.startNs()) / whole, 0, 1 - length);
    Bar bar = Bar.growing(palette, 4);
    bar.show(List.of(new Bar.Part(before, Token.TRACK, 1), new Bar.Part(length, Token.GOOD, 1)));
    bar.setAccessibleText(row.name() + " tells of " + Instants.text(own));
    return bar;
  }

  private List<Node> details() {
    List<Node> lines = new java.util.ArrayList<>();
    if (row.state() == SourcesModel.State.REFUSED) {
      lines.add(Parts.paragraph(row.sentence(), "s12"));
    }
    for (String remark : row.remarks()) {
      Label words = Parts.paragraph(remark, "s12");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(8, Parts.mark("", "a-alert-outline", "warn"), words);
      lines.add(line);
    }
    lines.add(known("Path", row.file()));
    row.range().ifPresent(range -> lines.add(known("Tells of", Instants.text(range))));
    if (!row.mode().isEmpty()) {
      lines.add(known("Sampled", row.mode()));
    }
    if (!row.address().isEmpty()) {
      lines.add(known("SHA-256", row.address()));
    }
    for (SourcesModel.Companion with : row.companions()) {
      lines.add(known("With it", with.file()));
      lines.add(known("SHA-256", with.address()));
    }
    return lines;
  }

  private static HBox known(String what, String value) {
    Label name = Parts.label(what, "t3", "s11");
    width(name, 64);
    Label words = Parts.locator(value);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, name, words, Parts.copy("Copy: " + what, () -> value));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  static void width(Region part, double width) {
    part.setMinWidth(width);
    part.setPrefWidth(width);
    part.setMaxWidth(width);
  }
}
