package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.screen.Investigation;
import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The window on the platform without a display: what each page says, and where clicks lead.
final class PagesTest {
  @BeforeAll
  static void start() {
    Platforms.startWithoutDisplay();
  }

  @Test
  void homePageRanksTheRepeatedStatementFirst() {
    Set<String> words = words(Page.BOTTLENECKS, repeated());
    assertTrue(words.contains("GET /orders"), words::toString);
    assertTrue(words.stream().anyMatch(word -> word.contains("N+1")), words::toString);
    assertTrue(words.contains("Median request"), words::toString);
  }

  @Test
  void endpointTableCountsItsRequests() {
    Shell shell = Platforms.onScreen(() -> shown(Page.ENDPOINTS, repeated()));
    TableView<?> table = Platforms.onScreen(() -> find(shell.scene().getRoot()));
    assertEquals(1, table.getItems().size());
    Set<String> words = Platforms.onScreen(() -> words(shell.scene().getRoot()));
    assertTrue(words.contains("Latency, 30 requests"), words::toString);
  }

  @Test
  void sourcesNameTheFileAndWhatItHolds() {
    Set<String> words = words(Page.SOURCES, repeated());
    assertTrue(words.contains("drawn.jsonl"), words::toString);
    assertTrue(words.contains("330 spans"), words::toString);
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyPageWithoutDataSaysWhatToDo(Page page) {
    Set<String> words = words(page, Investigation.empty());
    assertTrue(
        words.contains("Add files") && (page == Page.SOURCES || words.size() > 12),
        words::toString);
  }

  @Test
  void linkToEndpointLeadsThereAndBackReturns() {
    Shell shell = Platforms.onScreen(() -> shown(Page.BOTTLENECKS, repeated()));
    Platforms.onScreen(() -> {
      shell.toEndpoint(new EndpointKey("shop", "GET /orders"));
      return 0;
    });
    assertEquals(Page.ENDPOINTS, shell.page());
    Platforms.onScreen(() -> {
      shell.back();
      return 0;
    });
    assertEquals(Page.BOTTLENECKS, shell.page());
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void pictureHasTheGroundOfItsTheme(Theme theme) {
    BufferedImage image =
        Platforms.onScreen(() -> Picture.of(new Shell(theme, 1280, 800, NoFiles.INSTANCE).scene()));
    assertEquals(1280, image.getWidth());
    assertEquals(800, image.getHeight());
    var ground = Palette.of(theme).color(Token.BG_APP);
    assertEquals(Math.round(ground.getRed() * 255), image.getRGB(100, 500) >> 16 & 255);
  }

  private static Set<String> words(Page page, Investigation investigation) {
    Shell shell = Platforms.onScreen(() -> shown(page, investigation));
    Platforms.settle(shell.scene());
    return Platforms.onScreen(() -> words(Picture.laidOut(shell.scene()).getRoot()));
  }

  private static Shell shown(Page page, Investigation investigation) {
    Shell shell = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
    shell.show(investigation);
    shell.go(page);
    Picture.of(shell.scene());
    return shell;
  }

  private static Set<String> words(Node node) {
    return node.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(one -> ((Labeled) one).getText())
        .filter(text -> text != null && !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static TableView<?> find(Parent root) {
    return (TableView<?>) root.lookup(".grid");
  }

  private static Investigation repeated() {
    return Sketch.repeated();
  }
}
