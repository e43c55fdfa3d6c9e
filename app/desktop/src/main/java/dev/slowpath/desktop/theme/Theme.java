package dev.slowpath.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// One of the two looks of the window.
public enum Theme {
  DARK("slowpath-dark.css"),
  LIGHT("slowpath-light.css");

  private final String tokens;

  Theme(String tokens) {
    this.tokens = tokens;
  }

  URL tokens() {
    return resource(tokens);
  }

  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /// Dresses a scene; what is painted by hand takes its colours from the palette.
  public void dress(Scene scene) {
    Application.setUserAgentStylesheet(
        this == DARK
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    List<URL> sheets =
        List.of(
            tokens(),
            resource("slowpath.css"),
            resource("parts.css"),
            resource("slowpath-shell.css"));
    scene.getStylesheets().setAll(sheets.stream().map(URL::toExternalForm).toList());
    scene.setFill(Palette.of(this).color(Token.BG_APP));
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name), name);
  }
}
