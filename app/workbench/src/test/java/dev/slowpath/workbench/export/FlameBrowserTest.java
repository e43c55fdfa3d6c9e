package dev.slowpath.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.analysis.flame.Side;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a flame graph in a real browser, used by keys and pointer as a person does; skipped,
/// and said to be, where there is no Chromium. Of ten samples six pass through `shop.Orders.a`,
/// four of them on through `shop.Orders.b`; four end in `json.Out.write`.
final class FlameBrowserTest {
  private static Optional<Browser> browser = Optional.empty();

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void find() {
    browser = Browser.ofThisMachine();
    assumeTrue(browser.isPresent(), "no Chromium on the path: the page is not tested in a browser");
  }

  private static CallTree tree(int a, int b, int write) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(Stacks.ROOT, frame(builder, "main"));
    int inA = builder.push(main, frame(builder, "shop.Orders.a"));
    int inB = builder.push(inA, frame(builder, "shop.Orders.b"));
    int inWrite = builder.push(main, frame(builder, "json.Out.write"));
    sample(builder, inA, a);
    sample(builder, inB, b);
    sample(builder, inWrite, write);
    return CallTree.of(builder.build(), Metric.CPU, List.of());
  }

  private static void sample(Profile.Builder builder, int stack, int times) {
    for (int time = 1; time <= times; time++) {
      builder.sample(Metric.CPU, stack, -1, time, 1);
    }
  }

  private static int frame(Profile.Builder builder, String name) {
    return builder.frame(Frame.named(name, Frame.Kind.COMPILED));
  }

  private SortedMap<String, String> act(FlamePicture picture, String script)
      throws IOException, InterruptedException {
    StringBuilder html = new StringBuilder();
    FlameHtml.write(picture, html);
    return browser.orElseThrow().act(html.toString(), script, folder, false);
  }

  private static FlamePicture one() {
    List<String> lines = List.of("21 Nov 2026, 11:31–11:41 UTC", "threads like http");
    return FlamePicture.of("recording.jfr", lines, tree(2, 4, 4), Unit.SAMPLES);
  }

  @Test
  void titleDateAndFilterStandAboveAndAreSearchedByKeys() throws IOException, InterruptedException {
    String script =
        """
        const found = document.getElementById("found");
        const input = document.getElementById("search");
        told("title", document.title + " | " + document.querySelector("h1").textContent);
        told("lines", [...document.querySelectorAll("header p")].map((p) => p.textContent).join(" | "));
        key("/");
        told("1 slash", document.activeElement.id);
        input.value = "ORDERS";
        input.dispatchEvent(new Event("input"));
        told("2 nested once", found.textContent);
        key("Enter");
        key("Enter");
        told("3 second", found.textContent + " " + document.querySelector("#detail b").textContent);
        told("4 address", location.hash);
        input.value = "orders(";
        input.dispatchEvent(new Event("input"));
        told("5 unfinished", found.textContent);
        key("Escape");
        told("6 escaped", "[" + input.value + found.textContent + "]" + document.activeElement.id);
        """;
    Map<String, String> expected = new TreeMap<>();
    expected.put("title", "recording.jfr | recording.jfr");
    expected.put("lines", "21 Nov 2026, 11:31–11:41 UTC | threads like http");
    expected.put("1 slash", "search");
    expected.put("2 nested once", "60.0 % matched, 2");
    expected.put("3 second", "60.0 % matched, 2 of 2 shop.Orders.b");
    expected.put("4 address", "#s=ORDERS");
    expected.put("5 unfinished", "Nothing matches");
    expected.put("6 escaped", "[]graph");
    assertEquals(expected, act(one(), script));
  }

  private static final String WALK =
      """
      const graph = document.getElementById("graph");
      const name = () => document.querySelector("#detail b").textContent;
      const pixel = (x, y) => [...graph.getContext("2d").getImageData(x, y, 1, 1).data].join(",");
      const right = graph.clientWidth - 12;
      graph.focus();
      told("1 light", document.documentElement.dataset.theme + getComputedStyle(document.body).backgroundColor);
      key("ArrowDown"); key("ArrowDown");
      told("2 down", name());
      key("ArrowRight");
      told("3 right", name());
      told("4 beside", pixel(right, 45) === pixel(right, 63) ? "filled below" : "nothing below");
      key("ArrowLeft");
      key("Enter");
      told("5 zoomed", location.hash + (pixel(right, 45) === pixel(20, 45) ? " as wide as all" : ""));
      click("dblclick", graph, 20, 9);
      told("6 out", location.hash);
      click("dblclick", graph, graph.clientWidth * 0.8, 45);
      told("7 pointer", location.hash);
      key("0");
      told("8 all", location.hash);
      key("i");
      told("9 turned", location.hash + (pixel(2, 2) === "0,0,0,0" ? "" : " callees above"));
      key("d");
      told("A dark", document.documentElement.dataset.theme + getComputedStyle(document.body).backgroundColor);
      key("t");
      told("B table", [...document.querySelectorAll("#table tr:nth-child(2) td")].map((td) => td.textContent).join(" "));
      """;

  @Test
  void framesAreWalkedZoomedTurnedOverAndDarkenedByKeys() throws IOException, InterruptedException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("1 light", "undefinedrgb(255, 255, 255)");
    expected.put("2 down", "shop.Orders.a");
    expected.put("3 right", "json.Out.write");
    expected.put("4 beside", "nothing below");
    expected.put("5 zoomed", "#x=2 as wide as all");
    expected.put("6 out", "");
    expected.put("7 pointer", "#x=3");
    expected.put("8 all", "");
    expected.put("9 turned", "#i=1 callees above");
    expected.put("A dark", "darkrgb(20, 24, 31)");
    expected.put("B table", "json.Out.write 40.0 40.0");
    assertEquals(expected, act(one(), WALK));
  }

  @Test
  void pageAndPictureAreDarkWhereTheReadersSystemIs() throws IOException, InterruptedException {
    StringBuilder html = new StringBuilder();
    FlameHtml.write(one(), html);
    StringBuilder svg = new StringBuilder();
    FlameSvg.write(one(), svg);
    String both = html.toString().replace("</main>", svg + "</main>");
    String script =
        """
        const color = (of, what) => getComputedStyle(document.querySelector(of))[what];
        const graph = document.getElementById("graph").getContext("2d");
        told("1 page", color("body", "backgroundColor"));
        told("2 frame", [...graph.getImageData(600, 26, 1, 1).data].join(","));
        told("3 picture", color("rect.page", "fill"));
        key("d");
        told("4 by key", color("body", "backgroundColor"));
        """;
    Map<String, String> expected = new TreeMap<>();
    expected.put("1 page", "rgb(20, 24, 31)");
    expected.put("2 frame", "79,168,106,255");
    expected.put("3 picture", "rgb(20, 24, 31)");
    expected.put("4 by key", "rgb(255, 255, 255)");
    assertEquals(expected, browser.orElseThrow().act(both, script, folder, true));
  }

  @Test
  void aDifferenceIsSaidInWordsWithItsInterval() throws IOException, InterruptedException {
    FlameDiff diff = FlameDiff.of(side(tree(200, 400, 400)), side(tree(200, 900, 0)), Per.SECOND);
    String script =
        """
        const input = document.getElementById("search");
        const say = (step, text) => {
          input.value = text;
          input.dispatchEvent(new Event("input"));
          input.focus();
          key("Enter");
          told(step, document.getElementById("detail").textContent.split("\\n").join(" | "));
        };
        say("1 more", "b$");
        say("2 gone", "write");
        told("3 legend", [...document.querySelectorAll("#legend span")].map((one) => one.textContent).join(", "));
        """;
    Map<String, String> expected = new TreeMap<>();
    expected.put(
        "1 more",
        "shop.Orders.b | before 40 samples/s, after 90 samples/s"
            + " | +50 samples/s, 95 % interval +42.9 samples/s to +57.1 samples/s"
            + " | more | 61.9 % of all");
    expected.put(
        "2 gone",
        "json.Out.write | before 40 samples/s, after 0 samples/s"
            + " | −40 samples/s, 95 % interval −43.9 samples/s to −36.1 samples/s"
            + " | gone | 19.0 % of all");
    expected.put("3 legend", "more, less, not told from chance");
    assertEquals(expected, act(FlamePicture.of("diff", List.of(), diff, Unit.SAMPLES), script));
  }

  private static Side side(CallTree tree) {
    Side.During tenSeconds = new Side.During(10, Double.NaN, Double.NaN);
    return new Side(tree, tree, Samples.Losses.NONE, tenSeconds, "");
  }
}
