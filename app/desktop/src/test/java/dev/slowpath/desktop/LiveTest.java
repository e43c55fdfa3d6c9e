package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A window that works with a live system, by keyboard.
final class LiveTest implements Asker, Pasteboard {
  private static final String SQL = "select name from product where id = $1";

  private final Window window = started();
  private final Hands hands = new Hands(window.shell().scene());

  private Window started() {
    Platforms.startWithoutDisplay();
    return Platforms.onScreen(() ->
        new Window(
            new Window.Around(
                Importers.discover(List.of()), Platform::runLater, this, this, () -> {}),
            WindowState.FIRST));
  }

  @AfterEach
  void end() {
    hands.close();
    window.end();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Optional<Path> place(String what, String name, String ending) {
    return Optional.empty();
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }

  @Override
  public void put(String text) {}

  private void awaitWords(String words) {
    hands.await(() ->
        Hands.words(window.shell().scene().getRoot()).stream()
            .anyMatch(one -> one.contains(words)));
  }

  private boolean isOpen() {
    return hands.isThere(".panel");
  }

  private void openForm() {
    hands.press(KeyCode.CONTROL, KeyCode.D);
    assertTrue(hands.read().contains("Connect to Drawn"), () -> hands.read().toString());
  }

  private void fill(String name, String words) {
    hands.click(hands.find("#field-" + name));
    hands.press(KeyCode.CONTROL, KeyCode.A);
    hands.type(words);
  }

  private void connected() {
    openForm();
    hands.press(KeyCode.ENTER);
    awaitWords("1 source read, 1 notice");
    assertFalse(isOpen(), "what was captured is what is seen");
  }

  private void explain() {
    Platforms.onScreen(() -> {
      window.shell().servers().explain(SQL, "");
      return 0;
    });
    // Before it is laid out a form has no default button.
    hands.settle();
  }

  @Test
  void whatIsCapturedIsReadAtOnce() {
    connected();
    assertTrue(hands.read().contains("GET /orders"), () -> hands.read().toString());
  }

  @Test
  void aRefusalIsToldInTheFormWithWhatMendsIt() {
    openForm();
    fill("host", "closed");
    hands.press(KeyCode.ENTER);
    awaitWords("nobody is there; check the host");
    assertTrue(isOpen());
    assertEquals("Host", Hands.name(hands.owner()));
    hands.press(KeyCode.ESCAPE);
    assertFalse(isOpen());
  }

  @Test
  void aPasswordIsAskedForAndLetsIn() {
    openForm();
    fill("host", "secret");
    hands.press(KeyCode.ENTER);
    awaitWords("the server asks for a password");
    assertEquals("Password", Hands.name(hands.owner()));
    hands.type("open");
    hands.press(KeyCode.ENTER);
    awaitWords("1 source read, 1 notice");
  }

  @Test
  void repeatedCaptureIsCancelledAndWhatWasKeptIsRead() {
    openForm();
    fill("count", "3");
    hands.press(KeyCode.ENTER);
    awaitWords("Snapshot 1 of 3, at 2026-11-21T09:00:00Z");
    hands.press(KeyCode.SPACE);
    awaitWords("1 source read, 1 notice");
    assertTrue(hands.read().contains("Cancelled"), () -> hands.read().toString());
    fill("count", "0");
    hands.press(KeyCode.ENTER);
    awaitWords("Snapshots and seconds are whole numbers of 1 or more");
  }

  @Test
  void aCaptureGoesOnWhileItsFormIsClosed() {
    openForm();
    fill("count", "2");
    fill("every", "1");
    hands.press(KeyCode.ENTER);
    awaitWords("Snapshot 1 of 2");
    hands.press(KeyCode.ESCAPE);
    assertFalse(isOpen());
    awaitWords("1 source read, 1 notice");
  }

  @Test
  void thePlanOfAStatementIsAskedWithSampledValuesAndOpened() {
    connected();
    explain();
    awaitWords("$1 integer");
    hands.click(hands.named("Sampled values"));
    awaitWords("$1: most common of product.id");
    hands.click(hands.named("Ask for the plan"));
    hands.await(() -> window.shell().page() == Page.PLANS);
    awaitWords("2 sources read, 2 notices");
    Hands.go(window.shell(), Page.ENDPOINTS);
    awaitWords("GET /planned7");
  }

  @Test
  void nothingIsRunBeforeItIsConfirmed() {
    connected();
    explain();
    awaitWords("$1 integer");
    fill("1", "5");
    hands.click(hands.named("Run it to measure"));
    hands.click(hands.named("Ask for the plan"));
    awaitWords("This really runs the statement on drawn://here");
    assertEquals("Do not run it", Hands.name(hands.owner()));
    hands.press(KeyCode.SPACE);
    assertTrue(isOpen());
    hands.click(hands.named("Ask for the plan"));
    hands.click(hands.named("Yes, run it"));
    awaitWords("2 sources read, 2 notices");
    Hands.go(window.shell(), Page.ENDPOINTS);
    awaitWords("GET /run5");
  }

  @Test
  void theServersObjectionIsToldInTheForm() {
    connected();
    explain();
    awaitWords("$1 integer");
    fill("1", "wrong");
    hands.press(KeyCode.ENTER);
    awaitWords("invalid input; give other values");
    assertTrue(isOpen());
  }

  @Test
  void whoeverIsNotConnectedIsConnectedFirst() {
    explain();
    assertTrue(hands.read().contains("Connect to Drawn"), () -> hands.read().toString());
    hands.press(KeyCode.ENTER);
    awaitWords("EXPLAIN on drawn://here");
  }

  /// Words that are cut or stand outside of the window: the forms are read in full.
  private List<String> unread() {
    Scene scene = window.shell().scene();
    return Platforms.onScreen(() ->
        scene.getRoot().lookupAll(".panel .label, .panel .button, .panel .check-box").stream()
            .map(Labeled.class::cast)
            .filter(Node::isVisible)
            .filter(one -> one.isTextTruncated() || !isInside(scene, one))
            .map(Labeled::getText)
            .toList());
  }

  private static boolean isInside(Scene scene, Node one) {
    Bounds bounds = one.localToScene(one.getLayoutBounds());
    return bounds.getMinX() >= 0
        && bounds.getMinY() >= 0
        && bounds.getMaxX() <= scene.getWidth()
        && bounds.getMaxY() <= scene.getHeight();
  }

  @Test
  void theFormsAreReadInFullInBothThemesWhateverTheySay() {
    openForm();
    fill("host", "closed");
    hands.press(KeyCode.ENTER);
    awaitWords("nobody is there; check the host");
    assertTrue(hands.isThere(".panel .note"), "a refusal is seen");
    assertEquals(List.of(), unread());
    fill("host", "here");
    hands.press(KeyCode.ENTER);
    awaitWords("1 source read, 1 notice");
    explain();
    awaitWords("$1 integer");
    hands.click(hands.named("Run it to measure"));
    hands.click(hands.named("Ask for the plan"));
    assertEquals(List.of(), unread());
    Platforms.onScreen(() -> {
      window.shell().otherTheme();
      return 0;
    });
    hands.settle();
    assertEquals(List.of(), unread());
  }
}
