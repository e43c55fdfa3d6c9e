package dev.slowpath.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Flame graphs as files: what they hold, and that no name in a profile can break out of them.
final class FlameExportTest {
  private static final String NASTY = "a</script><script>alert(1)</script>&\"'\u0000\u2028";

  /// `main` of 10: `a` of 6, of which 2 its own and 4 in `b`; the nasty name of 4.
  private static CallTree tree() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(Stacks.ROOT, frame(builder, "main"));
    int a = builder.push(main, frame(builder, "shop.Orders.a"));
    int b = builder.push(a, frame(builder, "shop.Orders.b"));
    int nasty = builder.push(main, frame(builder, NASTY));
    builder.sample(Metric.CPU, a, -1, 1, 2);
    builder.sample(Metric.CPU, b, -1, 2, 4);
    builder.sample(Metric.CPU, nasty, -1, 3, 4);
    return CallTree.of(builder.build(), Metric.CPU, List.of());
  }

  private static int frame(Profile.Builder builder, String name) {
    return builder.frame(Frame.named(name, Frame.Kind.COMPILED));
  }

  private static FlamePicture picture() {
    return FlamePicture.of("recording <1>.jfr", List.of("cpu: 10 samples"), tree(), Unit.SAMPLES);
  }

  private static Document svg(FlamePicture picture)
      throws IOException, ParserConfigurationException, SAXException {
    StringBuilder text = new StringBuilder();
    FlameSvg.write(picture, text);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> frames(Document svg) {
    List<Element> frames = new ArrayList<>();
    var groups = svg.getElementsByTagName("g");
    for (int at = 0; at < groups.getLength(); at++) {
      frames.add((Element) groups.item(at));
    }
    return frames;
  }

  private static double width(Element frame) {
    Element box = (Element) frame.getElementsByTagName("rect").item(0);
    return Double.parseDouble(box.getAttribute("width"));
  }

  @Test
  void svgIsWellFormedAndItsFramesAreAsWideAsTheyWeigh()
      throws IOException, ParserConfigurationException, SAXException {
    Document svg = svg(picture());
    List<Element> frames = frames(svg);
    assertEquals(5, frames.size());
    // 1,168 pixels for 10 samples, and one pixel between neighbours.
    assertEquals(1167, width(frames.get(0)), 0.01);
    assertEquals(1168 * 0.6 - 1, width(frames.get(2)), 0.01);
    assertTrue(svg.getDocumentElement().getTextContent().contains("recording <1>.jfr"));
    assertEquals(0, svg.getElementsByTagName("script").getLength());
  }

  @Test
  void framesTooNarrowToDrawAreCounted()
      throws IOException, ParserConfigurationException, SAXException {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int wide = builder.push(Stacks.ROOT, frame(builder, "wide"));
    int narrow = builder.push(Stacks.ROOT, frame(builder, "narrow"));
    builder.sample(Metric.CPU, wide, -1, 1, 1_000_000);
    builder.sample(Metric.CPU, narrow, -1, 2, 1);
    CallTree tree = CallTree.of(builder.build(), Metric.CPU, List.of());
    Document svg = svg(FlamePicture.of("one", List.of(), tree, tree.unit()));
    assertEquals(2, frames(svg).size());
    assertTrue(
        svg.getDocumentElement().getTextContent().contains("1 frames too narrow or too deep"));
  }

  @Test
  void htmlHoldsItsDataAndNothingOfAProfileEndsItsScript() throws IOException {
    StringBuilder text = new StringBuilder();
    FlameHtml.write(picture(), text);
    String html = text.toString();
    assertFalse(html.contains("<script>alert"), html);
    assertFalse(html.contains("http://") || html.contains("https://"), "asks a network");
    String data = html.substring(html.indexOf("id=\"data\">") + 10);
    String json = data.substring(0, data.indexOf("</script>"));
    List<Double> widths = numbers(json, "width");
    assertEquals(List.of(10.0, 10.0, 6.0, 4.0, 4.0), widths);
    assertEquals(List.of(0.0, 0.0, 2.0, 4.0, 4.0), numbers(json, "self"));
    assertTrue(json.contains("\\u003c/script\\u003e"), json);
  }

  @Test
  void widestFramesAreKeptWithTheirCallersAndTheRestIsCounted() {
    FlamePicture pruned = picture().pruned(3);
    assertTrue(pruned.nodes().size() <= 3, () -> pruned.nodes().toString());
    for (int node = 1; node < pruned.nodes().size(); node++) {
      assertTrue(pruned.nodes().get(node).parent() < node);
    }
    assertTrue(pruned.lines().getLast().contains("of the narrowest frames left out"));
    assertEquals(picture(), picture().pruned(5));
  }

  @Test
  void speedscopeFileHasASampleForEachPathAndItsWeights() throws IOException {
    StringBuilder text = new StringBuilder();
    Speedscope.write("recording.jfr", tree(), Unit.SAMPLES, text);
    String json = text.toString();
    assertEquals(List.of(2.0, 4.0, 4.0), sorted(numbers(json, "weights")));
    assertTrue(json.contains("\"endValue\":10"), json);
    assertTrue(json.contains("\"type\":\"sampled\""), json);
  }

  @Test
  void collapsedStacksAreOneLineForEachPathThatSamplesEndIn() throws IOException {
    StringWriter collapsed = new StringWriter();
    FlameExport graph =
        new FlameExport.OfProfile("recording.jfr", List.of(), tree(), Unit.SAMPLES, 0);
    graph.data(FlameFormat.COLLAPSED, collapsed);
    List<String> lines = collapsed.toString().lines().toList();
    assertEquals(3, lines.size());
    assertEquals("main;shop.Orders.a 2", lines.getFirst());
    assertEquals("main;shop.Orders.a;shop.Orders.b 4", lines.getLast());
  }

  @Test
  void semicolonsAndLineBreaksInANameSplitNoFrame() throws IOException {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int odd = builder.push(Stacks.ROOT, frame(builder, "L;x\ny"));
    builder.sample(Metric.CPU, odd, -1, 1, 1);
    CallTree tree = CallTree.of(builder.build(), Metric.CPU, List.of());
    StringBuilder collapsed = new StringBuilder();
    new CollapsedLines(tree).write(collapsed);
    assertEquals("L:x y 1\n", collapsed.toString());
  }

  @Test
  void aZoomedPictureHoldsOneFrameItsCallersAndItsCallees() {
    FlamePicture zoomed = picture().zoomed(2);
    assertEquals(
        List.of("all 6.0", "main 6.0", "shop.Orders.a 6.0", "shop.Orders.b 4.0"),
        zoomed.nodes().stream().map(node -> node.name() + " " + node.width()).toList());
    assertEquals(List.of(-1, 0, 1, 2), zoomed.nodes().stream().map(node -> node.parent()).toList());
    assertEquals("zoomed to shop.Orders.a, 60.0 % of all", zoomed.lines().getLast());
    assertEquals(picture(), picture().zoomed(0));
  }

  @Test
  void deepTreeIsWrittenWithoutRecursion() throws IOException {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int stack = Stacks.ROOT;
    int frame = frame(builder, "again");
    for (int depth = 0; depth < 70_000; depth++) {
      stack = builder.push(stack, frame);
    }
    builder.sample(Metric.CPU, stack, -1, 1, 1);
    CallTree tree = CallTree.of(builder.build(), Metric.CPU, List.of());
    StringBuilder svg = new StringBuilder();
    FlameSvg.write(FlamePicture.of("deep", List.of(), tree, tree.unit()), svg);
    assertTrue(svg.toString().contains("69,601 frames too narrow or too deep"), () -> head(svg));
    StringBuilder html = new StringBuilder();
    FlameHtml.write(FlamePicture.of("deep", List.of(), tree, tree.unit()), html);
    assertTrue(html.toString().contains("narrowest frames left out"), () -> head(html));
  }

  private static String head(StringBuilder text) {
    return text.substring(0, Math.min(2_000, text.length()));
  }

  private static List<Double> sorted(List<Double> values) {
    return values.stream().sorted().toList();
  }

  /// The first array of numbers of that name. Fails where the text is no JSON.
  private static List<Double> numbers(String json, String name) {
    List<Double> numbers = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      boolean isInside = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && name.equals(parser.currentName())) {
          isInside = true;
        } else if (token == JsonToken.END_ARRAY) {
          isInside = false;
        } else if (isInside && token.isNumeric()) {
          numbers.add(parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }
}
