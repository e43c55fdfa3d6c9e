package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameModel.Choice;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The metrics to choose from: segments where their names tell them apart and there is room, else a
/// list, with the file of each where there are several.
final class MetricChooser extends HBox {
  /// So many metrics have room for their totals.
  private static final int WITH_TOTALS = 5;

  /// So many have room for their names.
  private static final int MOST = 6;

  private static final double WIDTH = 360;

  private final Segments<Choice> segments;
  private final ComboBox<Choice> list = new ComboBox<>();
  private final Runnable told;
  private boolean hasTotals;
  private boolean isListed;
  private boolean isOfOneFile;

  /// @param told when another metric is chosen
  MetricChooser(Runnable told) {
    this.told = told;
    segments = new Segments<>(this::name, _ -> told.run());
    list.setAccessibleText("Metric");
    list.setPrefWidth(WIDTH);
    list.setMinWidth(120);
    list.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice choice) {
            return choice == null ? "" : named(choice);
          }

          @Override
          public @Nullable Choice fromString(String text) {
            return null;
          }
        });
    list.setOnAction(_ -> tell());
    setMinWidth(0);
    setStyle("-fx-alignment: center-left;");
  }

  private void tell() {
    if (isListed && list.getValue() != null) {
      told.run();
    }
  }

  /// Shows metrics; the one chosen before stays chosen if it is among them, else the first is.
  void show(List<Choice> choices) {
    hasTotals = choices.size() <= WITH_TOTALS;
    long names = choices.stream().map(Choice::metric).distinct().count();
    Choice before = chosen();
    isListed = false;
    isOfOneFile =
        choices.stream()
                .filter(choice -> choice.metric() != Metric.CRITICAL_PATH)
                .map(Choice::profile)
                .distinct()
                .count()
            <= 1;
    if (names == choices.size() && choices.size() <= MOST) {
      list.getItems().clear();
      segments.show(choices);
      getChildren().setAll(segments);
      return;
    }
    list.getItems().setAll(choices);
    list.setValue(before != null && choices.contains(before) ? before : choices.getFirst());
    isListed = true;
    getChildren().setAll(list);
  }

  /// Chooses the first metric that is so.
  ///
  /// @return false where none is
  boolean chooseFirst(Predicate<Choice> isSo) {
    if (!isListed) {
      return segments.chooseFirst(isSo);
    }
    Optional<Choice> found = list.getItems().stream().filter(isSo).findFirst();
    found.ifPresent(list::setValue);
    return found.isPresent();
  }

  @Nullable Choice chosen() {
    return isListed ? list.getValue() : segments.chosen();
  }

  /// Beside many others a metric's total gives way; that of the chosen one stands with its graph.
  private String name(Choice choice) {
    return hasTotals ? withTotal(choice) : Metrics.word(choice.metric());
  }

  private static String withTotal(Choice choice) {
    Samples samples = choice.profile().profile().samples(choice.metric()).orElseThrow();
    // A plain count is of samples; there is no room for the word beside five metrics.
    String total =
        samples.unit() == Unit.SAMPLES
            ? Numbers.count(samples.total())
            : Metrics.text(samples.unit(), (double) samples.total());
    return Metrics.word(choice.metric()) + "  " + total;
  }

  /// Where a name is cut, the metric still stands there.
  private String named(Choice choice) {
    return isOfOneFile || choice.metric() == Metric.CRITICAL_PATH
        ? withTotal(choice)
        : withTotal(choice) + "  ·  " + Base.file(choice.profile());
  }
}
