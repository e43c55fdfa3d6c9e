package dev.slowpath.workbench.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A flame graph as one HTML file that opens without anything else: zoom, search, keyboard, table,
/// light and dark. It asks nothing of any network, and says so to the browser.
public final class FlameHtml {
  /// So many frames at most: a screen shows fewer, and a mail takes no more.
  private static final int MOST = 20_000;

  private FlameHtml() {}

  /// Writes the page.
  public static void write(FlamePicture whole, Appendable to) throws IOException {
    FlamePicture picture = whole.pruned(MOST);
    String title = Markup.xml(picture.title());
    to.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    to.append(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'; script-src 'unsafe-inline'\">\n");
    to.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    to.append("<title>").append(title).append("</title>\n");
    to.append("<style>\n").append(resource("flame.css")).append("</style>\n</head>\n<body>\n");
    to.append("<header>\n<h1>").append(title).append("</h1>\n");
    for (String line : picture.lines()) {
      to.append("<p>").append(Markup.xml(line)).append("</p>\n");
    }
    to.append(CONTROLS);
    to.append("<script type=\"application/json\" id=\"data\">");
    data(picture, to);
    to.append("</script>\n<script>\n").append(resource("flame.js"));
    to.append("</script>\n</body>\n</html>\n");
  }

  private static final String CONTROLS =
      """
      <nav>
      <input id="search" type="search" placeholder="Search frames: a regular expression" aria-label="Search frames">
      <span id="found" role="status"></span>
      <button id="previous">Previous</button><button id="next">Next <kbd>n</kbd></button>
      <button id="reset">All frames <kbd>0</kbd></button><button id="flip">Turn over <kbd>i</kbd></button>
      <button id="tabled">Table <kbd>t</kbd></button><button id="theme">Light or dark <kbd>d</kbd></button>
      </nav>
      </header>
      <main>
      <canvas id="graph" tabindex="0" role="img"></canvas>
      <div id="legend"></div>
      <div id="detail" role="status"></div>
      <table id="table" hidden></table>
      </main>
      <div id="tip"></div>
      <noscript>This page draws with JavaScript; the SVG of the same graph needs none.</noscript>
      """;

  private static void data(FlamePicture picture, Appendable to) throws IOException {
    Map<String, Integer> names = new LinkedHashMap<>();
    Map<String, Integer> hues = new LinkedHashMap<>();
    List<FlamePicture.Node> nodes = picture.nodes();
    nodes.forEach(node -> names.putIfAbsent(node.name(), names.size()));
    nodes.forEach(node -> hues.putIfAbsent(node.hue(), hues.size()));
    to.append("{\"title\":").append(Markup.json(picture.title()));
    to.append(",\"colors\":").append(FlameColors.json());
    to.append(",\"legend\":[");
    String comma = "";
    for (FlamePicture.Hue hue : picture.legend()) {
      to.append(comma)
          .append(
              "{\"id\":%s,\"name\":%s}".formatted(Markup.json(hue.id()), Markup.json(hue.name())));
      comma = ",";
    }
    to.append("]");
    array(to, "names", List.copyOf(names.keySet()), Markup::json);
    array(to, "hues", List.copyOf(hues.keySet()), Markup::json);
    array(to, "tips", nodes, node -> Markup.json(node.tip()));
    array(to, "parent", nodes, node -> Integer.toString(node.parent()));
    array(to, "name", nodes, node -> String.valueOf(names.get(node.name())));
    array(to, "hue", nodes, node -> String.valueOf(hues.get(node.hue())));
    array(to, "width", nodes, node -> number(node.width()));
    if (picture.hasSelfs()) {
      array(to, "self", nodes, node -> number(node.self()));
    }
    to.append('}');
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static <T> void array(
      Appendable to, String name, List<T> values, Function<T, String> value) throws IOException {
    to.append(",\"").append(name).append("\":[");
    String comma = "";
    for (T one : values) {
      to.append(comma).append(value.apply(one));
      comma = ",";
    }
    to.append(']');
  }

  static String resource(String name) {
    try (InputStream in = FlameHtml.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
