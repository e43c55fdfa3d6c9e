package dev.slowpath.desktop.part;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A switch between a few views: one of its segments is always chosen.
public final class Segments<T> extends HBox {
  private final Function<T, String> name;
  private final Consumer<T> told;
  private List<T> values = List.of();
  private @Nullable T chosen;

  public Segments(Function<T, String> name, Consumer<T> told) {
    this.name = name;
    this.told = told;
    setMinWidth(0);
    setStyle("-fx-alignment: center-left;");
  }

  /// Shows values; the one chosen before stays chosen if it is among them, else the first is.
  public void show(List<T> shown) {
    values = List.copyOf(shown);
    T before = chosen;
    chosen = before != null && values.contains(before) ? before : first();
    ToggleGroup one = new ToggleGroup();
    getChildren().clear();
    for (int at = 0; at < values.size(); at++) {
      T value = values.get(at);
      ToggleButton segment = new ToggleButton(name.apply(value));
      segment.getStyleClass().setAll("segment", place(at));
      segment.setToggleGroup(one);
      segment.setSelected(Objects.equals(value, chosen));
      segment.setOnAction(_ -> {
        segment.setSelected(true);
        choose(value);
      });
      Parts.tipWhenCut(segment);
      getChildren().add(segment);
    }
  }

  private @Nullable T first() {
    return values.isEmpty() ? null : values.getFirst();
  }

  private String place(int at) {
    if (values.size() == 1) {
      return "only";
    }
    return at == 0 ? "first" : at == values.size() - 1 ? "last" : "inner";
  }

  /// Chooses the first value that is so.
  ///
  /// @return false where none is
  public boolean chooseFirst(Predicate<T> isSo) {
    Optional<T> found = values.stream().filter(isSo).findFirst();
    found.ifPresent(this::choose);
    return found.isPresent();
  }

  /// Chooses a value as if its segment were pressed; one that is not among them is passed over.
  public void choose(T value) {
    int at = values.indexOf(value);
    if (at >= 0 && !value.equals(chosen)) {
      ((ToggleButton) getChildren().get(at)).setSelected(true);
      chosen = value;
      told.accept(value);
    }
  }

  /// Chooses the value after the chosen one.
  public void next() {
    if (values.size() > 1) {
      int at = (values.indexOf(chosen) + 1) % values.size();
      ((ToggleButton) getChildren().get(at)).fire();
    }
  }

  public @Nullable T chosen() {
    return chosen;
  }
}
