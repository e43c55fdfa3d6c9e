package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where flame graphs are drawn: one, or of one function its callers and below them its callees.
final class FlameBoard extends VBox {
  private final Palette palette;
  private final FlameMenu.Does does;
  private final BiConsumer<FlamePicture, Integer> told;
  private List<FlamePicture> pictures = List.of();
  private List<FlameMenu> menus = List.of();

  /// @param told of each node that is newly selected or zoomed to
  FlameBoard(Palette palette, FlameMenu.Does does, BiConsumer<FlamePicture, Integer> told) {
    super(4);
    this.palette = palette;
    this.does = does;
    this.told = told;
    setPadding(new Insets(0, 8, 0, 16));
  }

  /// Draws a graph.
  void show(Subject subject, boolean isFlame) {
    FlamePicture made = make(subject);
    made.turn(isFlame);
    put(List.of(made));
    getChildren().setAll(made);
  }

  /// Draws the callers and the callees of a function.
  void show(Subject callees, Subject callers) {
    FlamePicture below = make(callees);
    Label called = Parts.label("What it calls, the callees below", "t3", "s11");
    if (callers.layout().rows() <= callers.least()) {
      put(List.of(below));
      Label none = Parts.label("Nothing calls it: samples begin with it", "t3", "s11");
      getChildren().setAll(none, below, called);
      return;
    }
    FlamePicture above = make(callers);
    above.turn(true);
    put(List.of(below, above));
    getChildren()
        .setAll(Parts.label("Who calls it, the callers above", "t3", "s11"), above, below, called);
  }

  private void put(List<FlamePicture> made) {
    FlamePicture before = main().orElse(null);
    pictures = List.copyOf(made);
    List<FlameMenu> listening = new ArrayList<>();
    for (FlamePicture one : pictures) {
      FlameMenu menu = new FlameMenu(one, does);
      menu.listen();
      listening.add(menu);
      VBox.setVgrow(one, Priority.ALWAYS);
    }
    menus = List.copyOf(listening);
    if (before != null && before.isFocused()) {
      takeOver(before);
    }
  }

  /// The focus, and what was chosen, once the new picture is on the screen.
  private void takeOver(FlamePicture before) {
    FlamePicture now = pictures.getFirst();
    now.sceneProperty()
        .addListener((_, _, scene) -> {
          if (scene != null) {
            now.requestFocus();
          }
        });
    now.chooseAs(before);
  }

  private FlamePicture make(Subject subject) {
    List<FlamePicture> self = new ArrayList<>();
    FlamePicture made =
        new FlamePicture(palette, subject, node -> self.forEach(one -> told.accept(one, node)));
    self.add(made);
    return made;
  }

  /// The pictures, the one that is searched first.
  List<FlamePicture> pictures() {
    return pictures;
  }

  /// The picture that is worked in.
  Optional<FlamePicture> main() {
    @Nullable FlamePicture focused =
        pictures.stream().filter(FlamePicture::isFocused).findFirst().orElse(null);
    return focused != null ? Optional.of(focused) : pictures.stream().findFirst();
  }

  void zoomOut() {
    main().ifPresent(picture -> picture.zoom(0));
  }

  Optional<FlameMenu> menu() {
    return main().map(picture -> menus.get(pictures.indexOf(picture)));
  }
}
