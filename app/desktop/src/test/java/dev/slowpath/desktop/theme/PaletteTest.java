package dev.slowpath.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaletteTest {
  private static final List<Token> GROUNDS =
      List.of(Token.BG_APP, Token.BG, Token.BG_CARD, Token.BG_INPUT, Token.BG_HOVER, Token.BG_SEL);

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textIsReadableOnEveryGround(Theme theme) {
    Palette palette = Palette.of(theme);
    for (Token ground : GROUNDS) {
      for (Token text : List.of(Token.T1, Token.T2, Token.T3, Token.ACCENT)) {
        double ratio = contrast(palette, text, ground);
        assertTrue(ratio >= 4.5, () -> theme + ": " + text + " on " + ground + " is " + ratio);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void badgesKeepTheirTextReadable(Theme theme) {
    Palette palette = Palette.of(theme);
    for (Token token : Token.values()) {
      if (token.id().endsWith("-tint")) {
        double ratio = contrast(palette, Token.T1, token);
        assertTrue(ratio >= 4.5, () -> theme + ": t1 on " + token + " is " + ratio);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void buttonsAndFramesKeepTheirLabelsReadable(Theme theme) {
    Palette palette = Palette.of(theme);
    assertTrue(contrast(palette, Token.ON_ACCENT, Token.ACCENT_FILL) >= 4.5);
    assertTrue(contrast(palette, Token.ON_MATCH, Token.MATCH) >= 4.5);
    for (Token frame : List.of(Token.J_COMP, Token.J_INL, Token.J_C1, Token.NATIVE, Token.PY)) {
      double ratio = contrast(palette, Token.F_INK, frame);
      assertTrue(ratio >= 4.5, () -> theme + ": ink on " + frame + " is " + ratio);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void huesStandOutFromTheirGround(Theme theme) {
    Palette palette = Palette.of(theme);
    for (Token hue : List.of(Token.DB, Token.HTTP, Token.CACHE, Token.WAIT, Token.SER, Token.OWN)) {
      double ratio = contrast(palette, hue, Token.BG);
      assertTrue(ratio >= 3, () -> theme + ": " + hue + " is " + ratio);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void contrastIsThatOfTheStandard(Theme theme) {
    assertEquals(21, Palette.contrast(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(1, contrast(Palette.of(theme), Token.DB, Token.DB), 1e-9);
  }

  private static double contrast(Palette palette, Token one, Token other) {
    return Palette.contrast(palette.color(one), palette.color(other));
  }
}
