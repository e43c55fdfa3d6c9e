package dev.slowpath.desktop.part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Named figures below one another, the decimal points of each unit aligned, the units at one edge.
public final class Figures extends GridPane {

  /// A figure.
  ///
  /// @param tip how it was obtained; empty where the name says it
  public record Figure(String name, String value, String unit, String tip) {
    public Figure {
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
      Objects.requireNonNull(unit);
      Objects.requireNonNull(tip);
    }

    public Figure(String name, String value, String unit) {
      this(name, value, unit, "");
    }
  }

  public Figures(List<Figure> figures) {
    setHgap(8);
    setVgap(4);
    getColumnConstraints().addAll(names(), ends(HPos.RIGHT), ends(HPos.LEFT));
    List<String> values = aligned(figures);
    for (int row = 0; row < figures.size(); row++) {
      Figure figure = figures.get(row);
      Label name = Parts.label(figure.name(), "t2", "s12");
      Label value = Parts.label(values.get(row), "figure");
      Label unit = Parts.label(figure.unit(), "t3", "s11");
      value.setMinWidth(Region.USE_PREF_SIZE);
      unit.setMinWidth(Region.USE_PREF_SIZE);
      value.setAccessibleText(figure.name() + " " + figure.value() + " " + figure.unit());
      List<Label> row3 = new ArrayList<>(List.of(name, value, unit));
      if (!figure.tip().isEmpty()) {
        row3.forEach(label -> Parts.tip(label, figure.tip()));
      }
      addRow(row, name, value, unit);
    }
    setAlignment(Pos.TOP_LEFT);
  }

  /// Figures of one unit are compared with one another; those of another unit end at the edge.
  private static List<String> aligned(List<Figure> figures) {
    List<String> aligned = new ArrayList<>(Collections.nCopies(figures.size(), ""));
    Map<String, List<Integer>> ofUnit =
        IntStream.range(0, figures.size())
            .boxed()
            .collect(Collectors.groupingBy(row -> figures.get(row).unit()));
    ofUnit.forEach((_, rows) -> {
      List<String> padded = Aligned.of(rows.stream().map(row -> figures.get(row).value()).toList());
      for (int at = 0; at < rows.size(); at++) {
        aligned.set(rows.get(at), padded.get(at));
      }
    });
    return aligned;
  }

  private static ColumnConstraints names() {
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(60);
    return names;
  }

  private static ColumnConstraints ends(HPos side) {
    ColumnConstraints ends = new ColumnConstraints();
    ends.setHalignment(side);
    ends.setMinWidth(Region.USE_PREF_SIZE);
    return ends;
  }
}
