package dev.slowpath.desktop.statements;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.statement.StatementChange.Verdict;
import dev.slowpath.workbench.wording.StatementWords;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// How far the figures of a row may be trusted. Most rows that scroll past have the same: nothing
/// is made anew for them.
final class VerdictMark extends HBox {
  private @Nullable Verdict shown;

  VerdictMark() {
    setAlignment(Pos.CENTER_LEFT);
  }

  void show(Verdict verdict) {
    if (verdict == shown) {
      return;
    }
    shown = verdict;
    String word = StatementWords.word(verdict);
    Label mark =
        switch (verdict) {
          case CONTINUING -> Parts.mark(word, "c-check", "good");
          case NEW -> Parts.mark(word, "p-plus", "good");
          case RESET -> Parts.mark(word, "r-restore", "warn");
          case LOWER_BOUND, UPPER_BOUND, LOGGED -> Parts.mark(word, "a-alert-outline", "warn");
          case TOTAL -> Parts.mark(word, "s-sigma", "same");
        };
    Parts.tip(mark, StatementWords.text(verdict));
    getChildren().setAll(mark);
  }
}
