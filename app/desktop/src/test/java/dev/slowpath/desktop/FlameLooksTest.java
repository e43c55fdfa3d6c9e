package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.flame.FlameView;
import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Frame;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// How a flame graph looks: its colours, what it says of lost samples, its menu, its extremes.
final class FlameLooksTest {

  @Test
  void aFrameKeepsItsColourInEveryProfileAndSession() {
    Palette palette = Palette.of(Theme.DARK);
    Frame one = new Frame("shop.Page.render", "Page.java", 7, Frame.Kind.COMPILED);
    Frame other = new Frame("shop.Page.render", "", 0, Frame.Kind.COMPILED);
    assertEquals(new FramePaint(palette).color(one), new FramePaint(palette).color(other));
    assertFalse(
        new FramePaint(palette)
            .color(one)
            .equals(new FramePaint(palette).color(Frame.named("shop.Db.read", one.kind()))));
  }

  @Test
  void everyColourOfFramesAndDifferencesHasAnInkThatIsReadable() {
    for (Theme theme : Theme.values()) {
      Palette palette = Palette.of(theme);
      FramePaint paint = new FramePaint(palette);
      for (Frame.Kind kind : Frame.Kind.values()) {
        // Names of one letter have all the shades there are.
        for (char name = 'a'; name <= 'z'; name++) {
          Color ground = paint.color(Frame.named(String.valueOf(name), kind));
          double ratio = Palette.contrast(paint.ink(ground), ground);
          assertTrue(ratio >= 4.5, () -> theme + ": " + kind + " is " + ratio);
        }
      }
      for (Token token : List.of(Token.MORE, Token.LESS, Token.AGG)) {
        Color ground = palette.color(token);
        double ratio = Palette.contrast(paint.ink(ground), ground);
        assertTrue(ratio >= 4.5, () -> theme + ": " + token + " is " + ratio);
      }
    }
  }

  @Test
  void whatWasLostAndCutIsSaidAndSeen() {
    Stage lossy = Stage.of(FlameView::new, Drawn.lossy());
    assertTrue(lossy.says("4 samples · 3 lost · 2 cut"), () -> lossy.words().toString());
    assertEquals("[no stack]", lossy.view().twins().getFirst().rows().getFirst().getFirst());
    assertTrue(lossy.says("stands for lost frames"), () -> lossy.words().toString());
  }

  @Test
  void theMenuOfAFrameOffersWhatCanBeDone() {
    Stage stage = Stage.of(FlameView::new, Drawn.shop());
    try (Hands hands = new Hands(stage.scene())) {
      Node picture = hands.find(".flame-picture");
      hands.click(picture);
      hands.press(KeyCode.DOWN);
      hands.press(KeyCode.CONTROL, KeyCode.C);
      assertEquals(
          "shop.Main.run", Platforms.onScreen(() -> Clipboard.getSystemClipboard().getString()));
      Platforms.onScreen(() -> {
        picture.fireEvent(
            new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
        return 0;
      });
      hands.settle();
      Set<String> offered = hands.popped();
      assertTrue(
          offered.containsAll(
              Set.of(
                  "Focus on this function",
                  "Show its callers",
                  "Between its callers and callees",
                  "Collapse its library or package",
                  "Merge recursion",
                  "Find it everywhere, in the table too",
                  "Copy its name",
                  "Copy its stack",
                  "Copy its place in the source")),
          offered::toString);
    }
  }

  @Test
  void depthsOfSeventyThousandAndRowsOfHalfAMillionAreDrawn() {
    Stage deep = Stage.of(FlameView::new, Drawn.deep(70_000));
    String depth = deep.styled("flame-picture").getAccessibleText();
    assertTrue(depth.startsWith("Flame graph of 70,001 frames"), depth);
    Stage wide = Stage.of(FlameView::new, Drawn.wide(500_000));
    assertTrue(wide.words().contains("500,000 samples"), () -> wide.words().toString());
    String said = wide.styled("flame-picture").getAccessibleText();
    assertTrue(said.startsWith("Flame graph of 500,002 frames"), said);
  }
}
