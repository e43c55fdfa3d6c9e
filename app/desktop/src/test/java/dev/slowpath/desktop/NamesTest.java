package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page walked with the Tab key: what the keyboard reaches has a name to be read out.
final class NamesTest {
  private static final int MOST = 200;

  @BeforeAll
  static void start() {
    Platforms.startWithoutDisplay();
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyControlReachedByTabHasAName(Page page) {
    Shell shell =
        Platforms.onScreen(() -> {
          Shell made = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
          made.show(Sketch.investigation("/orders", "/stock"));
          made.go(page);
          return made;
        });
    try (Hands hands = new Hands(shell.scene())) {
      IdentityHashMap<Node, Integer> reached = new IdentityHashMap<>();
      List<String> nameless = new ArrayList<>();
      for (int tab = 0; tab < MOST; tab++) {
        hands.press(KeyCode.TAB);
        Node owner = hands.owner();
        if (owner == null || reached.put(owner, tab) != null) {
          break;
        }
        if (Platforms.onScreen(() -> isNameless(owner))) {
          nameless.add(owner.toString());
        }
      }
      assertTrue(reached.size() > 6, () -> "the keyboard reached only " + reached.keySet());
      assertEquals(List.of(), nameless);
    }
  }

  private static boolean isNameless(Node node) {
    boolean isPrompted =
        node instanceof TextInputControl field
            && field.getPromptText() != null
            && !field.getPromptText().isEmpty();
    return !(node instanceof ScrollPane) && !isPrompted && Hands.name(node).isBlank();
  }
}
