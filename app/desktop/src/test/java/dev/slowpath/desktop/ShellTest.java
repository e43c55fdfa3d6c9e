package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The frame around the pages, used as a person does: with keys and clicks.
final class ShellTest {
  private static final EndpointKey ORDERS = new EndpointKey("shop", "GET /orders");

  @BeforeAll
  static void start() {
    Platforms.startWithoutDisplay();
  }

  @Test
  void searchLeadsToAnEndpointByKeyboardAlone() {
    Shell shell = shown(Sketch.investigation("/orders", "/stock"));
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.CONTROL, KeyCode.K);
      hands.type("get /stock");
      assertTrue(hands.read().contains("GET /stock"), () -> hands.read().toString());
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.UP);
      hands.press(KeyCode.ENTER);
      assertFalse(hands.isThere(".search"));
      assertEquals(Page.ENDPOINTS, shell.page());
    }
  }

  @Test
  void searchFindsPagesCommandsStatementsAndBottlenecks() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.CONTROL, KeyCode.K);
      hands.type("product");
      assertTrue(hands.read().contains("statement"), () -> hands.read().toString());
      assertTrue(hands.read().contains("select name from product where id = ?"));
      hands.press(KeyCode.ESCAPE);
      hands.press(KeyCode.CONTROL, KeyCode.K);
      hands.type("light");
      assertTrue(hands.read().contains("command"));
      hands.press(KeyCode.ENTER);
      assertEquals(Theme.LIGHT, shell.theme());
    }
  }

  @Test
  void searchForWhatIsNotThereSaysSo() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.CONTROL, KeyCode.K);
      hands.type("zzz");
      assertTrue(hands.read().contains("Nothing matches"), () -> hands.read().toString());
      hands.press(KeyCode.ENTER);
      assertTrue(hands.isThere(".search"));
    }
  }

  @Test
  void filterHoldsEveryPageUntilItsCrossIsClicked() {
    Shell shell = shown(Sketch.investigation("/orders", "/stock"));
    try (Hands hands = new Hands(shell.scene())) {
      assertEquals("2", count(hands, Page.ENDPOINTS));
      hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
      hands.type("orders");
      hands.press(KeyCode.ENTER);
      assertEquals("1", count(hands, Page.ENDPOINTS));
      assertTrue(hands.read().contains("· held to one endpoint"), () -> hands.read().toString());
      hands.click(hands.named("Take away: Endpoint GET /orders"));
      assertEquals("2", count(hands, Page.ENDPOINTS));
      assertFalse(hands.read().contains("· held to one endpoint"));
    }
  }

  @Test
  void backAndForwardRestoreFilters() {
    Shell shell = shown(Sketch.investigation("/orders", "/stock"));
    try (Hands hands = new Hands(shell.scene())) {
      Hands.go(shell, Page.ENDPOINTS);
      Platforms.onScreen(() -> {
        shell.filter(new Filter.OfEndpoint(ORDERS));
        return 0;
      });
      Hands.go(shell, Page.STATEMENTS);
      hands.press(KeyCode.ALT, KeyCode.LEFT);
      assertEquals(Page.ENDPOINTS, shell.page());
      assertEquals("1", count(hands, Page.ENDPOINTS));
      hands.press(KeyCode.ALT, KeyCode.LEFT);
      assertEquals("2", count(hands, Page.ENDPOINTS));
      hands.press(KeyCode.ALT, KeyCode.RIGHT);
      assertEquals("1", count(hands, Page.ENDPOINTS));
    }
  }

  @Test
  void caveatsOfABottleneckAreReadInPlaceAndLeadToTheirFile() {
    Shell shell = shown(Drawn.shop());
    Hands.go(shell, Page.BOTTLENECKS);
    try (Hands hands = new Hands(shell.scene())) {
      hands.await(() -> hands.isNamed("2 caveats"));
      hands.click(hands.named("2 caveats"));
      assertTrue(
          hands.popped().stream().anyMatch(words -> words.contains("what drawn.jsonl lacks")),
          () -> hands.popped().toString());
      assertEquals(Page.BOTTLENECKS, shell.page());
      hands.pressPopped("drawn.jsonl");
      assertEquals(Page.SOURCES, shell.page());
      assertEquals("drawn.jsonl", Platforms.onScreen(() -> shell.view().chosen()));
    }
  }

  @Test
  void otherThemeKeepsWhatIsChosenAndHowItIsLookedAt() {
    Shell shell = shown(Sketch.investigation("/orders", "/stock"));
    Hands.go(shell, Page.BOTTLENECKS);
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.ALT, KeyCode.C);
      hands.await(() -> hands.readNow().contains("How to take it back"));
      Hands.go(shell, Page.ENDPOINTS);
      Platforms.onScreen(() -> {
        shell.toEndpoint(new EndpointKey("shop", "GET /stock"));
        return 0;
      });
      String chosen = Platforms.onScreen(() -> shell.view().chosen());
      Hands.go(shell, Page.BOTTLENECKS);
      hands.press(KeyCode.CONTROL, KeyCode.L);
      assertEquals(Theme.LIGHT, shell.theme());
      hands.await(() -> hands.readNow().contains("How to take it back"));
      Hands.go(shell, Page.ENDPOINTS);
      assertEquals(chosen, Platforms.onScreen(() -> shell.view().chosen()));
    }
  }

  @Test
  void mouseHasKeysForBackAndForward() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      Hands.go(shell, Page.PLANS);
      hands.click(hands.find(".nav"), MouseButton.BACK);
      assertEquals(Page.SOURCES, shell.page());
      hands.click(hands.find(".nav"), MouseButton.FORWARD);
      assertEquals(Page.PLANS, shell.page());
    }
  }

  @Test
  void typedTimeIsAFilter() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
      Platforms.onScreen(() -> {
        ((TextField) shell.scene().getRoot().lookup(".search-words")).setText("01:46:45..01:46:55");
        return 0;
      });
      hands.press(KeyCode.ENTER);
      assertTrue(
          hands.read().contains("01:46:45–01:46:55 UTC · 10 s"), () -> hands.read().toString());
    }
  }

  @Test
  void questionMarkShowsTheKeysAndEscapeHidesThem() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      hands.click(hands.named("Keys"));
      assertTrue(hands.read().contains("Search everything"), () -> hands.read().toString());
      assertTrue(hands.read().contains("Ctrl+K"));
      hands.press(KeyCode.ESCAPE);
      assertFalse(hands.isThere(".panel"));
      hands.press(KeyCode.F1);
      assertTrue(hands.isThere(".panel"));
    }
  }

  @Test
  void keyboardStaysInAPanelWhileItIsOpen() {
    Shell shell = shown(Sketch.repeated());
    try (Hands hands = new Hands(shell.scene())) {
      hands.press(KeyCode.CONTROL, KeyCode.K);
      for (int tab = 0; tab < 5; tab++) {
        hands.press(KeyCode.TAB);
        assertTrue(
            Platforms.onScreen(() -> isInside(hands.owner(), ".search")),
            () -> "the keyboard is at " + hands.owner());
      }
    }
  }

  private static boolean isInside(javafx.scene.Node node, String selector) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(selector.substring(1))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void narrowWindowShowsIconsAndKeepsTheirNames() {
    Shell shell = Platforms.onScreen(() -> new Shell(Theme.DARK, 1100, 700, NoFiles.INSTANCE));
    try (Hands hands = new Hands(shell.scene())) {
      assertFalse(hands.read().contains("Bottlenecks"), () -> hands.read().toString());
      hands.click(hands.named("Bottlenecks"));
      assertEquals(Page.BOTTLENECKS, shell.page());
    }
  }

  @Test
  void tableOfAPictureIsWalkedAndCopiedAsCsv() {
    Shell shell = shown(Sketch.repeated());
    Twin twin =
        new Twin(
            "Latency", List.of("ms", "Requests"), List.of(List.of("1", "2"), List.of("3", "4")));
    try (Hands hands = new Hands(shell.scene())) {
      Platforms.onScreen(() -> {
        shell.showTable(twin);
        return 0;
      });
      hands.settle();
      assertTrue(hands.read().contains("2 rows"), () -> hands.read().toString());
      assertTrue(hands.read().containsAll(List.of("1", "2", "3", "4")));
      hands.press(KeyCode.ESCAPE);
      assertFalse(hands.isThere(".panel"));
    }
  }

  private static String count(Hands hands, Page page) {
    String name = Hands.name(hands.named(page.title()));
    return name.substring(name.indexOf(", ") + 2);
  }

  private static Shell shown(Investigation investigation) {
    return Platforms.onScreen(() -> {
      Shell shell = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
      shell.show(investigation);
      return shell;
    });
  }
}
