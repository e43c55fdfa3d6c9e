package dev.slowpath.desktop.meeting;

import dev.slowpath.desktop.page.Book;
import dev.slowpath.desktop.part.Entry;
import dev.slowpath.desktop.part.Handled;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Finding.Status;
import dev.slowpath.workbench.screen.Investigation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A meeting: one finding a page in large type, decisions and owners typed on the spot. Everything
/// is done with the keyboard; what is typed is kept at once.
public final class MeetingView extends BorderPane {
  private static final List<Handled> WRITTEN =
      List.of(Handled.OWNER, Handled.EXPECTED, Handled.ROLLBACK, Handled.DUE);

  private final Book book;
  private final Runnable end;
  private final Palette palette;
  private final Label name = Parts.label("", "meeting-quiet");
  private final Label number = Parts.label("", "meeting-figure");
  private final MeetingClock clock = new MeetingClock();
  private final VBox middle = new VBox(18);
  private final Map<Handled, Entry> entries = new EnumMap<>(Handled.class);
  private final Map<Status, ToggleButton> decisions = new EnumMap<>(Status.class);
  // The letter that leads to a line is not to be typed into it.
  private boolean isLeading;
  private MeetingModel model = MeetingModel.of(Investigation.empty(), 0);

  /// @param end leaves the meeting
  public MeetingView(Palette palette, Book book, Runnable end) {
    this.palette = palette;
    this.book = book;
    this.end = end;
    getStyleClass().add("meeting");
    setFocusTraversable(true);
    middle.getStyleClass().add("meeting-middle");
    setTop(top());
    setCenter(middle);
    setBottom(new VBox(written(), decided()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (isLeading) {
            event.consume();
          }
        });
    addEventFilter(KeyEvent.KEY_RELEASED, _ -> isLeading = false);
    clock.start();
  }

  private HBox top() {
    HBox top =
        new HBox(
            16,
            name,
            Parts.gap(),
            clock.label(),
            number,
            Parts.iconButton("Back (Left)", "a-arrow-left", () -> step(-1)),
            Parts.iconButton("Next (Right)", "a-arrow-right", () -> step(1)),
            Parts.iconButton("End the meeting (Esc)", "c-close", this::leave));
    top.getStyleClass().add("meeting-top");
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
  }

  private GridPane written() {
    GridPane grid = new GridPane(24, 4);
    grid.getStyleClass().add("meeting-written");
    int column = 0;
    for (Handled one : WRITTEN) {
      Entry entry = new Entry(one.title(), text -> typed(one, text));
      entry.setPromptText(one.prompt());
      entry.getStyleClass().add("meeting-entry");
      entries.put(one, entry);
      grid.add(Parts.label(one.title(), "meeting-quiet"), column, 0);
      grid.add(entry, column++, 1);
      ColumnConstraints width = new ColumnConstraints();
      boolean isLong = one == Handled.EXPECTED || one == Handled.ROLLBACK;
      width.setPercentWidth(isLong ? 34 : 16);
      grid.getColumnConstraints().add(width);
    }
    return grid;
  }

  private HBox decided() {
    HBox decided = new HBox(12, Parts.label("Decision", "meeting-strong"));
    decision(decided, Status.DO, "Do it", "D");
    decision(decided, Status.LATER, "Later", "L");
    decision(decided, Status.NOT_WORTH, "Not worth it", "N");
    Entry entry = new Entry("Decision", text -> typed(Handled.DECISION, text));
    entry.setPromptText("what was decided, Enter keeps it");
    entry.getStyleClass().add("meeting-entry");
    entries.put(Handled.DECISION, entry);
    HBox.setHgrow(entry, Priority.ALWAYS);
    decided.getChildren().add(entry);
    decided.getStyleClass().add("meeting-decided");
    decided.setAlignment(Pos.CENTER_LEFT);
    return decided;
  }

  private void decision(HBox row, Status status, String words, String key) {
    ToggleButton button = new ToggleButton(words, Parts.label(key, "key"));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.getStyleClass().setAll("meeting-decision");
    button.setAccessibleText(words + " (" + key + ")");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> decide(status));
    decisions.put(status, button);
    row.getChildren().add(button);
  }

  /// Shows an investigation's findings, at the one shown before.
  public void show(Investigation investigation) {
    model = MeetingModel.of(investigation, model.at());
    shown(false);
  }

  private void shown(boolean isOther) {
    name.setText(model.name());
    number.setText(model.number());
    model
        .finding()
        .ifPresent(finding -> {
          middle.getChildren().setAll(new MeetingPage(palette, finding));
          entries.forEach((one, entry) -> {
            if (isOther) {
              entry.replace(one.text(finding));
            } else {
              entry.show(one.text(finding));
            }
          });
          decisions.forEach(
              (status, button) -> button.setSelected(finding.handling().status() == status));
        });
    if (model.finding().isEmpty()) {
      middle.getChildren().setAll(Parts.label("No finding is left", "meeting-title"));
    }
  }

  private void step(int by) {
    requestFocus();
    model = model.step(by);
    shown(true);
  }

  private void typed(Handled what, String text) {
    model
        .finding()
        .ifPresent(was -> {
          Finding is = what.typed(was, text);
          if (!is.equals(was)) {
            keep(is, what.title() + " changed");
          } else {
            entry(what).replace(what.text(was));
          }
        });
  }

  private void decide(Status status) {
    model.finding().ifPresent(was -> keep(was.handled(was.handling().in(status)), status.word()));
  }

  private void keep(Finding finding, String words) {
    model = model.with(finding);
    shown(false);
    book.change(finding, finding.id() + ": " + words);
  }

  private void pressed(KeyEvent event) {
    isLeading = false;
    boolean isTyping = event.getTarget() instanceof TextInputControl;
    if (event.getCode() == KeyCode.ESCAPE) {
      if (isTyping) {
        requestFocus();
      } else {
        leave();
      }
      event.consume();
    } else if (!isTyping && !event.isShortcutDown() && !event.isAltDown()) {
      done(event.getCode(), event);
    }
  }

  private void done(KeyCode code, KeyEvent event) {
    switch (code) {
      case LEFT, PAGE_UP -> step(-1);
      case RIGHT, PAGE_DOWN, SPACE -> step(1);
      case D -> decide(Status.DO);
      case L -> decide(Status.LATER);
      case N -> decide(Status.NOT_WORTH);
      case O -> write(Handled.OWNER);
      case W -> write(Handled.DECISION);
      case E -> write(Handled.EXPECTED);
      case R -> write(Handled.ROLLBACK);
      case U -> write(Handled.DUE);
      case T -> clock.restart();
      case Z -> book.undo();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void write(Handled what) {
    isLeading = true;
    entry(what).requestFocus();
    entry(what).end();
  }

  private Entry entry(Handled what) {
    return Objects.requireNonNull(entries.get(what), what.title());
  }

  private void leave() {
    // What is being typed is kept when the keyboard leaves its line.
    requestFocus();
    clock.stop();
    end.run();
  }
}
