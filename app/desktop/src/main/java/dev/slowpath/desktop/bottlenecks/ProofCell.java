package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Proofs;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// How sure a bottleneck is, and a mark where something its figures stand on was lost.
final class ProofCell extends HBox {
  private final Label proof = Parts.label("", "mark");
  private final Label losses = Parts.mark("", "a-alert-outline", "warn");

  ProofCell() {
    setSpacing(6);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(proof, losses);
  }

  void show(BottlenecksModel.Row row) {
    Label mark = Parts.mark(row.bottleneck().proof());
    proof.setText(Proofs.id(row.bottleneck().proof()));
    proof.setGraphic(mark.getGraphic());
    proof.getStyleClass().setAll(mark.getStyleClass());
    losses.setVisible(row.hasLosses());
    losses.setAccessibleText(BottlenecksModel.caveats(row));
    Parts.tip(losses, BottlenecksModel.caveats(row));
  }
}
