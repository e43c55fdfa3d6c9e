package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
  private final ToggleButton exact = new ToggleButton("Aa");
  private final BiConsumer<Kind, String> step;
  private List<FlamePicture> pictures = List.of();
  private @Nullable Matches matches;
  private final Beside searching = new Beside();
  private int at = -1;

  /// So many matches further, as soon as they are found.
  private int wanted;

  /// What stands before an expression that is a step and not a search, as in Perfetto.
  private static final Map<String, Kind> PREFIXES =
      Map.of(
          "SS:",
          Kind.SHOW_STACKS,
          "HS:",
          Kind.HIDE_STACKS,
          "HF:",
          Kind.HIDE_FRAMES,
          "SFF:",
          Kind.FOCUS,
          "P:",
          Kind.CALLERS);

  /// @param step is told of a step that was typed
  FlameSearch(BiConsumer<Kind, String> step) {
    super(6);
    this.step = step;
    field.setPromptText("Search frames: a regular expression  /");
    field.setAccessibleText("Search frames");
    field.getStyleClass().add("search-field");
    field.setPrefWidth(250);
    field.setMinWidth(120);
    found.setMinWidth(Region.USE_PREF_SIZE);
    field.textProperty().addListener((_, _, _) -> search());
    field.setOnKeyPressed(this::press);
    exact.getStyleClass().setAll("segment", "only");
    exact.setAccessibleText("Upper and lower case differ (Ctrl+I)");
    Parts.tip(exact, "Upper and lower case differ (Ctrl+I)");
    exact.setMinWidth(Region.USE_PREF_SIZE);
    exact.setOnAction(_ -> search());
    setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(found, before, next, exact, field);
    tell();
  }

  private void press(KeyEvent event) {
    boolean isUsed = true;
    if (event.getCode() == KeyCode.ENTER) {
      enter(event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      field.clear();
    } else if (event.getCode() == KeyCode.I && event.isShortcutDown()) {
      exact.fire();
    } else {
      isUsed = false;
    }
    if (isUsed) {
      event.consume();
    }
  }

  /// Takes a step where one is typed, else goes to a match.
  private void enter(int by) {
    Optional<String> prefix = prefix();
    if (prefix.isEmpty()) {
      go(by);
      return;
    }
    String about = field.getText().substring(prefix.get().length()).strip();
    Matches now = matches;
    Kind kind = PREFIXES.getOrDefault(prefix.get(), Kind.SHOW_STACKS);
    boolean isOfName = kind == Kind.FOCUS || kind == Kind.CALLERS;
    if (now == null || now.isEmpty()) {
      return;
    }
    String name = pictures.getFirst().tree().frame(now.node(0)).name();
    field.clear();
    step.accept(kind, isOfName ? name : about);
  }

  private Optional<String> prefix() {
    return PREFIXES.keySet().stream().filter(field.getText()::startsWith).findFirst();
  }

  /// Searches in pictures: matches are counted in the first, and marked in all.
  void of(List<FlamePicture> shown) {
    pictures = List.copyOf(shown);
    search();
  }

  /// Forgets what was searched for.
  ///
  /// @return false where nothing was
  boolean clear() {
    boolean isAsked = !field.getText().isEmpty();
    field.clear();
    return isAsked;
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  /// Searches for frames of exactly one name.
  void exactly(String name) {
    wanted = 1;
    String exactly = "^" + SIGNS.matcher(name).replaceAll("\\\\$0") + "$";
    if (exactly.equals(field.getText())) {
      search();
    } else {
      field.setText(exactly);
    }
  }

  String text() {
    return field.getText();
  }

  void type(String text) {
    field.setText(text);
  }

  private void search() {
    if (pictures.isEmpty()) {
      return;
    }
    String text = field.getText().substring(prefix().map(String::length).orElse(0)).strip();
    Optional<Pattern> pattern = Matches.pattern(text, exact.isSelected());
    field.getStyleClass().remove("wrong");
    if (pattern.isEmpty()) {
      field.getStyleClass().add("wrong");
    }
    List<FlamePicture> of = pictures;
    if (text.isEmpty() || pattern.isEmpty()) {
      searching.drop();
      show(of.stream().map(one -> Matches.none(one.tree())).toList());
      return;
    }
    Pattern sought = pattern.get();
    searching.show(
        () -> of.stream().map(one -> Matches.of(one.tree(), sought)).toList(), this::show);
  }

  /// Marks what was found in each picture, in their order.
  private void show(List<Matches> found) {
    for (int picture = 0; picture < found.size(); picture++) {
      pictures.get(picture).mark(found.get(picture));
    }
    matches = found.getFirst();
    at = -1;
    int further = wanted;
    wanted = 0;
    tell();
    if (further != 0) {
      go(further);
    }
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

  void go(int by) {
    Matches now = matches;
    if (now == null || pictures.isEmpty() || now.isEmpty()) {
      return;
    }
    at = Math.floorMod(at < 0 && by < 0 ? -1 : at + by, now.count());
    pictures.getFirst().select(now.node(at));
    tell();
  }
}
