package dev.slowpath.workbench.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The colours of frames outside the window: those of its two themes, and of differences; and of
/// the page that they stand on (`page`, `head`, `line`, `ink`).
public final class FlameColors {
  private static final Map<String, String> LIGHT = new LinkedHashMap<>();
  private static final Map<String, String> DARK = new LinkedHashMap<>();

  static {
    frames("page", "#FFFFFF", "#14181F");
    frames("head", "#161B23", "#E6EAF0");
    frames("line", "#46515F", "#AAB4C2");
    frames("ink", "#0B0E13", "#0B0E13");
    frames("compiled", "#86CF9A", "#4FA86A");
    frames("inlined", "#7CCBCD", "#3E9FA3");
    frames("c1", "#C4D583", "#93A84B");
    frames("interpreted", "#B4DBB9", "#7FAE86");
    frames("vm", "#DDD17C", "#B7A845");
    frames("native", "#F0A19A", "#DB7F77");
    frames("kernel", "#F0B77A", "#CF8238");
    frames("python", "#A4C0EA", "#7099D8");
    frames("synthetic", "#CBD3DD", "#8B97A7");
    frames("unknown", "#CDB9E6", "#A98BC9");
    frames("span_database", "#8CB4F2", "#5B9BF5");
    frames("span_call", "#C3A9EF", "#B58CF0");
    frames("span_cache", "#7CCFC4", "#35BFAE");
    frames("span_wait", "#E3C273", "#DFAE42");
    frames("span_serialisation", "#F0A9C6", "#EC86B0");
    frames("span_own", "#B4C0CE", "#93A2B5");
    frames("root", "#CBD3DD", "#8B97A7");
    frames("noise", "#D3D9E0", "#8B97A7");
    frames("more1", "#FBD9C8", "#F7B594");
    frames("more2", "#F8B491", "#F69A6C");
    frames("more3", "#F0854E", "#F57F45");
    frames("less1", "#D5E4FB", "#B4D1FA");
    frames("less2", "#A5C7F8", "#85B5F8");
    frames("less3", "#6AA5F4", "#5B9BF5");
  }

  /// The style sheet of an SVG picture.
  static final String SVG =
      """
      text { font-family: Inter, system-ui, sans-serif; font-size: 11px; }
      .head { font-size: 15px; font-weight: 600; } .ink { pointer-events: none; }
      %s
      @media (prefers-color-scheme: dark) {
      %s
      }
      """
          .formatted(rules(LIGHT), rules(DARK));

  private FlameColors() {}

  private static void frames(String hue, String light, String dark) {
    LIGHT.put(hue, light);
    DARK.put(hue, dark);
  }

  /// The colour of a class, as `#RRGGBB`.
  public static String of(String hue, boolean isLight) {
    return Objects.requireNonNull((isLight ? LIGHT : DARK).get(hue), hue);
  }

  private static String rules(Map<String, String> colors) {
    return colors.entrySet().stream()
        .map(one -> ".%s { fill: %s; }".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /// Both themes as an object of JavaScript.
  static String json() {
    return "{\"light\":%s,\"dark\":%s}".formatted(json(LIGHT), json(DARK));
  }

  private static String json(Map<String, String> colors) {
    return colors.entrySet().stream()
        .map(one -> "\"%s\":\"%s\"".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
