package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Numbers;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The search of a flame graph: a regular expression, the share it matches, and the way from match
/// to match.
final class FlameSearch extends HBox {
  private final TextField field = new TextField();

  /// What a regular expression reads as more than itself.
  private static final Pattern SIGNS = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

  private final Label found = Parts.label("", "figure");
  private final Button before =
      Parts.iconButton("Match before (Shift+Enter)", "c-chevron-up", () -> go(-1));
  private final Button next = Parts.iconButton("Next match (Enter)", "c-chevron-down", () -> go(1));
  private @Nullable FlamePicture picture;
  private @Nullable Matches matches;
  private int at = -1;

  FlameSearch() {
    super(6);
    field.setPromptText("Search frames: a regular expression  /");
    field.setAccessibleText("Search frames");
    field.getStyleClass().add("search-field");
    field.setPrefWidth(250);
    field.setMinWidth(120);
    found.setMinWidth(Region.USE_PREF_SIZE);
    field.textProperty().addListener((_, _, _) -> search());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        go(event.isShiftDown() ? -1 : 1);
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
        field.clear();
        event.consume();
      }
    });
    setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(found, before, next, field);
    tell();
  }

  void of(FlamePicture shown) {
    picture = shown;
    search();
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  /// Searches for frames of exactly one name.
  void exactly(String name) {
    field.setText("^" + SIGNS.matcher(name).replaceAll("\\\\$0") + "$");
    go(1);
  }

  String text() {
    return field.getText();
  }

  void type(String text) {
    field.setText(text);
  }

  private void search() {
    FlamePicture shown = picture;
    if (shown == null) {
      return;
    }
    Optional<Pattern> pattern = Matches.pattern(field.getText());
    field.getStyleClass().remove("wrong");
    if (pattern.isEmpty()) {
      field.getStyleClass().add("wrong");
    }
    boolean isAsked = !field.getText().isEmpty() && pattern.isPresent();
    Matches now = isAsked ? Matches.of(shown.tree(), pattern.get()) : Matches.none(shown.tree());
    matches = now;
    at = -1;
    shown.mark(now);
    tell();
  }

  private void tell() {
    Matches now = matches;
    before.setDisable(now == null || now.count() == 0);
    next.setDisable(now == null || now.count() == 0);
    if (now == null || field.getText().isEmpty()) {
      found.setText("");
      return;
    }
    String which = at < 0 ? "%d found".formatted(now.count()) : (at + 1) + " of " + now.count();
    boolean isWrong = field.getStyleClass().contains("wrong");
    found.setText(isWrong ? "no regular expression" : Numbers.share(now.share()) + " · " + which);
  }

  void go(int step) {
    Matches now = matches;
    FlamePicture shown = picture;
    if (now == null || shown == null || now.count() == 0) {
      return;
    }
    at = Math.floorMod(at < 0 && step < 0 ? -1 : at + step, now.count());
    shown.select(now.node(at));
    tell();
  }
}
