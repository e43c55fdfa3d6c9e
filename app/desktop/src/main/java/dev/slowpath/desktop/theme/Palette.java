package dev.slowpath.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The tokens of a theme as colours, for what is painted and not styled: read from the style sheet,
/// so that the two cannot differ.
public record Palette(Map<Token, Color> colors) {
  private static final Map<Theme, Palette> READ = new EnumMap<>(Theme.class);

  public Palette {
    colors = Collections.unmodifiableMap(new EnumMap<>(colors));
  }

  public static synchronized Palette of(Theme theme) {
    return READ.computeIfAbsent(theme, Palette::read);
  }

  private static Palette read(Theme theme) {
    try (InputStream in = theme.tokens().openStream()) {
      String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<Token, Color> colors = new EnumMap<>(Token.class);
      for (Token token : Token.values()) {
        Matcher line =
            Pattern.compile("-sp-" + Pattern.quote(token.id()) + ": (#[0-9A-F]{6});")
                .matcher(sheet);
        if (!line.find()) {
          throw new IllegalStateException(theme + " has no colour for " + token.id());
        }
        colors.put(token, Color.web(line.group(1)));
      }
      return new Palette(colors);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public Color color(Token token) {
    Color color = colors.get(token);
    if (color == null) {
      throw new IllegalStateException("no colour for " + token);
    }
    return color;
  }

  /// WCAG's contrast ratio, 1 to 21.
  public static double contrast(Color one, Color other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
