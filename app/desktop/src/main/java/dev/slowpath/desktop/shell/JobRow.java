package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.desk.Board;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file that is being read: its name, how far it is, how it ended, and what gives it up.
final class JobRow extends HBox {
  private final FontIcon icon = Parts.icon("t-timer-sand");
  private final Label name = Parts.label("", "mono");
  private final ProgressBar bar = new ProgressBar(0);
  private final Label words = Parts.label("", "t2", "s11");
  private final Label amount = Parts.label("", "figure", "t2");
  private final Button cancel;
  private final Tooltip whole = new Tooltip();
  private final Tooltip path = new Tooltip();
  private String file = "";

  JobRow(Consumer<String> cancelled) {
    getStyleClass().add("job");
    setMinHeight(40);
    setMaxHeight(40);
    setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(220);
    name.setPrefWidth(260);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(4);
    bar.setMaxHeight(4);
    VBox middle = new VBox(4, bar, words);
    middle.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(middle, Priority.ALWAYS);
    amount.setMinWidth(150);
    amount.setAlignment(Pos.CENTER_RIGHT);
    cancel = Parts.iconButton("Give up", "c-close", () -> cancelled.accept(file));
    words.setTooltip(whole);
    getChildren().addAll(icon, name, middle, amount, cancel);
    name.setTooltip(path);
  }

  void show(Board.Line line) {
    if (!file.equals(line.file())) {
      file = line.file();
      name.setText(Shortened.file(file));
      path.setText(file);
      bar.setAccessibleText("Progress of " + file);
      cancel.setAccessibleText("Give up " + Shortened.file(file));
    }
    icon.setIconLiteral("mdi2" + icon(line.state()));
    String style = style(line.state());
    getStyleClass().setAll("job", style);
    bar.setProgress(line.share());
    bar.setVisible(line.state() != Board.State.PASSED_OVER);
    words.setText(line.words());
    whole.setText(line.words());
    amount.setText(amount(line));
    cancel.setVisible(!line.isEnded());
  }

  private static String amount(Board.Line line) {
    return switch (line.state()) {
      case WAITING -> "waiting";
      case READING ->
          line.size() <= 0
              ? ""
              : Numbers.bytes((double) line.bytes()) + " of " + Numbers.bytes((double) line.size());
      case READ -> Numbers.bytes((double) line.bytes());
      case REFUSED -> "refused";
      case PASSED_OVER -> "not read";
      case CANCELLED -> "cancelled";
    };
  }

  private static String icon(Board.State state) {
    return switch (state) {
      case WAITING -> "t-timer-sand";
      case READING -> "p-progress-clock";
      case READ -> "c-check-circle-outline";
      case REFUSED -> "c-close-circle-outline";
      case PASSED_OVER -> "f-file-question-outline";
      case CANCELLED -> "c-cancel";
    };
  }

  private static String style(Board.State state) {
    return switch (state) {
      case WAITING, CANCELLED, PASSED_OVER -> "idle";
      case READING -> "running";
      case READ -> "done";
      case REFUSED -> "refused";
    };
  }
}
