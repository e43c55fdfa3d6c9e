package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.desk.Board;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The files that are being read, one row each, from the first moment until all have ended well or
/// somebody has seen what did not.
final class JobBar extends VBox {
  private static final double ROW = 40;
  private static final int ROWS = 5;

  private final Label title = Parts.label("", "pane-title");
  private final Label summary = Parts.label("", "t2", "s12");
  private final Label amount = Parts.label("", "figure", "t2");
  private final Button stop;
  private final Button hide;
  private final ListView<Board.Line> rows = new ListView<>();
  // Bytes are looked up ten times a second instead of being told: a reader tells thousands.
  private final Timeline look = new Timeline(new KeyFrame(Duration.millis(100), _ -> refresh()));
  private @Nullable Board board;
  private boolean isRanked;

  JobBar() {
    getStyleClass().add("jobs");
    stop = Parts.button("Cancel all", "c-cancel", "plain", this::cancelAll);
    hide = Parts.iconButton("Hide the files read (Ctrl+J)", "c-chevron-down", this::toggle);
    HBox head = new HBox(12, title, summary, Parts.gap(), amount, stop, hide);
    head.getStyleClass().add("jobs-head");
    head.setAlignment(Pos.CENTER_LEFT);
    // Cells of one height that are used again: a folder may hold thousands of files.
    rows.setFixedCellSize(ROW);
    rows.setCellFactory(_ -> new Cell());
    rows.setAccessibleText("Files read and being read");
    getChildren().addAll(head, rows);
    look.setCycleCount(Animation.INDEFINITE);
    show(false);
  }

  /// Shows how a set of files gets on.
  void show(Board reading) {
    if (board != reading) {
      board = reading;
      isRanked = false;
      rows.getItems().clear();
      show(true);
    }
    refresh();
    boolean isEnded = reading.lines().stream().allMatch(Board.Line::isEnded);
    if (isEnded) {
      look.stop();
    } else {
      look.play();
    }
  }

  /// The set is done with: it stays only where something is to be seen.
  void ended(Board reading) {
    show(reading);
    isRanked = true;
    refresh();
    look.stop();
    boolean isFine =
        reading.lines().stream()
            .allMatch(line ->
                line.state() == Board.State.READ || line.state() == Board.State.PASSED_OVER);
    if (isFine) {
      show(false);
    }
  }

  private void refresh() {
    if (board == null) {
      return;
    }
    List<Board.Line> lines = board.lines();
    for (int at = 0; at < lines.size(); at++) {
      if (at >= rows.getItems().size()) {
        rows.getItems().addAll(lines.subList(at, lines.size()));
      } else if (!rows.getItems().get(at).equals(lines.get(at))) {
        rows.getItems().set(at, lines.get(at));
      }
    }
    double height = Math.min(ROWS, lines.size()) * ROW + 2;
    rows.setMinHeight(height);
    rows.setPrefHeight(height);
    describe(lines);
  }

  private void describe(List<Board.Line> lines) {
    boolean isEnded = lines.stream().allMatch(Board.Line::isEnded);
    String files = lines.size() == 1 ? "1 file" : Numbers.count((long) lines.size()) + " files";
    String ended = isRanked ? "Read " : "Joining and ranking ";
    title.setText((isEnded ? ended : "Reading ") + files);
    summary.setText(summary(lines));
    long size = lines.stream().mapToLong(line -> Math.max(0, line.size())).sum();
    long bytes = lines.stream().mapToLong(Board.Line::bytes).sum();
    amount.setText(
        isEnded || size == 0
            ? ""
            : Numbers.bytes((double) bytes) + " of " + Numbers.bytes((double) size));
    stop.setVisible(!isEnded);
    stop.setManaged(!isEnded);
  }

  private static String summary(List<Board.Line> lines) {
    StringBuilder words = new StringBuilder();
    add(words, lines, Board.State.READ, "read");
    add(words, lines, Board.State.REFUSED, "refused");
    add(words, lines, Board.State.CANCELLED, "cancelled");
    add(words, lines, Board.State.PASSED_OVER, "of no known format");
    return words.toString();
  }

  private static void add(
      StringBuilder words, List<Board.Line> lines, Board.State state, String name) {
    long count = lines.stream().filter(line -> line.state() == state).count();
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ").append(count).append(' ').append(name);
    }
  }

  /// Shows or hides the files read last.
  void toggle() {
    show(!isVisible() && board != null);
  }

  void cancelAll() {
    if (board != null) {
      board.cancelAll();
    }
  }

  private void show(boolean isShown) {
    setVisible(isShown);
    setManaged(isShown);
  }

  private void cancel(String file) {
    if (board != null) {
      board.cancel(file);
    }
  }

  /// A cell with its row, made once.
  private final class Cell extends ListCell<Board.Line> {
    private final JobRow row = new JobRow(JobBar.this::cancel);

    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Board.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      if (line == null || empty) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        row.show(line);
        setAccessibleText(line.file() + ", " + line.words());
        setGraphic(row);
      }
    }
  }
}
