package dev.slowpath.desktop.endpoints;

import dev.slowpath.desktop.part.Aligned;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;

/// Kinds of time with their colours, milliseconds and shares, figures aligned.
final class KindTable extends GridPane {

  KindTable(Palette palette, List<EndpointsModel.KindShare> kinds) {
    setHgap(8);
    setVgap(4);
    ColumnConstraints swatch = new ColumnConstraints(8);
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    ColumnConstraints share = new ColumnConstraints(56);
    share.setHalignment(HPos.RIGHT);
    getColumnConstraints().addAll(swatch, name, figure, share);
    List<String> figures =
        Aligned.of(kinds.stream().map(kind -> Numbers.ms(kind.meanMs())).toList());
    for (int row = 0; row < kinds.size(); row++) {
      EndpointsModel.KindShare kind = kinds.get(row);
      Label words = Parts.label(Hues.name(kind.kind()), "t2", "s12");
      addRow(
          row,
          new Rectangle(8, 8, palette.color(Hues.of(kind.kind()))),
          words,
          Parts.label(figures.get(row), "figure"),
          Parts.label(Numbers.share(kind.share()), "figure", "t3"));
    }
  }
}
