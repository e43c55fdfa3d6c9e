package dev.slowpath.cli.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.cli.document.HotFrames.Hot;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProfileDocumentsTest {

  /// Samples drawn as `metric stack weight`, a stack being `root;…;leaf`.
  private static Profile profile(String drawn) {
    Profile.Builder builder = Profile.builder();
    builder.metric(Metric.CPU, Unit.SAMPLES).metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    int thread = builder.thread(new ProfiledThread("main", 1));
    drawn
        .lines()
        .forEach(line -> {
          List<String> parts = List.of(line.split(" "));
          int stack = Stacks.ROOT;
          for (String name : parts.get(1).split(";", -1)) {
            int frame = builder.frame(Frame.named(name, Frame.Kind.COMPILED));
            stack = builder.push(stack, frame);
          }
          Metric metric = parts.get(0).equals("cpu") ? Metric.CPU : Metric.CPU_TIME;
          long weight = Long.parseLong(parts.get(2));
          builder.sample(metric, stack, thread, Samples.NO_TIME, weight);
        });
    return builder.losses(Metric.CPU, new Samples.Losses(7, 0, 2, 0)).build();
  }

  private static final Profile DRAWN =
      profile(
          """
          cpu main;a;b 1
          cpu main;a;b 1
          cpu main;a;a;c 1
          cpu main;c 1
          time main;z 5000000\
          """);

  private static Seen seen(String metric) {
    return Seen.of(DRAWN, Optional.of(metric), List.of()).orElseThrow();
  }

  @Test
  void recursionCountsOnceInAFunctionsTotal() {
    assertEquals(
        List.of(new Hot("b", 2, 2), new Hot("c", 2, 2), new Hot("main", 0, 4), new Hot("a", 0, 3)),
        HotFrames.of(seen("cpu").tree()));
  }

  @Test
  void processorTimeIsPreferredWhereTheProfileHasIt() {
    Seen seen = Seen.of(DRAWN, Optional.empty(), List.of()).orElseThrow();
    assertEquals("cpu-time", seen.metric());
    assertEquals(5_000_000, seen.tree().total(0));
  }

  @Test
  void metricSamplesCountsEverySampleOnceWhateverItsKind() {
    Seen seen = seen("samples");
    assertEquals("samples", seen.metric());
    assertEquals(5, seen.tree().total(0));
    assertEquals(7, seen.losses().lost());
  }

  @Test
  void absentMetricIsNoProfileOfZeros() {
    assertTrue(Seen.of(DRAWN, Optional.of("wall"), List.of()).isEmpty());
  }

  @Test
  void flameJsonIsFlatWithParentsFirst() {
    StringWriter text = new StringWriter();
    try (Json json = Json.compact(text)) {
      new FlameDocument(seen("cpu")).json(json);
    }
    assertTrue(
        text.toString()
            .startsWith(
                "{\"metric\":\"cpu\",\"unit\":\"samples\",\"total\":4,\"samples\":4,\"lost\":7,"
                    + "\"failed\":0,\"truncated\":2,\"estimated\":false,\"mode\":null,\"frames\":[\"main\",\"a\",\"c\",\"b\"],"
                    + "\"nodes\":[{\"parent\":-1,\"frame\":-1,\"self\":0,\"total\":4},"
                    + "{\"parent\":0,\"frame\":0,\"self\":0,\"total\":4},"
                    + "{\"parent\":1,\"frame\":1,\"self\":0,\"total\":3},"),
        text.toString());
  }

  @Test
  void linesOfAFunctionStandWithIt() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(Stacks.ROOT, builder.frame(Frame.named("main", Frame.Kind.COMPILED)));
    int leaf = builder.push(main, builder.frame(Frame.named("leaf", Frame.Kind.COMPILED)));
    lined(builder, leaf, 7, 20, 2);
    lined(builder, leaf, 8, 20, 1);
    lined(builder, main, 21, 0, 4);
    Seen seen = Seen.of(builder.build(), Optional.empty(), List.of()).orElseThrow();
    assertTrue(
        json(seen)
            .endsWith(
                ",\"lines\":[{\"frame\":0,\"line\":21,\"self\":4,\"total\":4},"
                    + "{\"frame\":0,\"line\":20,\"self\":0,\"total\":3},"
                    + "{\"frame\":1,\"line\":7,\"self\":2,\"total\":2},"
                    + "{\"frame\":1,\"line\":8,\"self\":1,\"total\":1}]}"),
        json(seen));
  }

  private static void lined(Profile.Builder builder, int stack, int line, int caller, int weight) {
    int[] lines = {line, caller};
    int entry = builder.lined(stack, lines, 0, caller == 0 ? 1 : 2);
    builder.sample(Metric.CPU, new Samples.Told(stack, -1, Samples.NO_TIME, weight, -1, entry));
  }

  private static String json(Seen seen) {
    StringWriter text = new StringWriter();
    try (Json json = Json.compact(text)) {
      new FlameDocument(seen).json(json);
    }
    return text.toString();
  }

  @Test
  void hotFunctionsAreATableWithWhatWasLostInItsHead() {
    Page page = new Page(100, Ink.PLAIN);
    new HotDocument(seen("cpu")).text(page);
    assertTrue(
        page.toString().startsWith("on-CPU samples (cpu): 4 samples, 7 more lost by the recorder"),
        page.toString());
    assertTrue(page.toString().contains("50.0"), page.toString());
  }

  @Test
  void unknownNumbersAreNullInJson() {
    StringWriter text = new StringWriter();
    try (Json json = Json.compact(text)) {
      json.document(() -> {
        json.number("unknown", Double.NaN);
        json.number("endless", Double.POSITIVE_INFINITY);
        json.number("sum", 0.1 + 0.2);
        json.number("tiny", 1.5e-9);
        json.number("whole", 64_000);
      });
    }
    assertEquals(
        "{\"unknown\":null,\"endless\":null,\"sum\":0.3,\"tiny\":1.5E-9,\"whole\":64000}",
        text.toString());
  }
}
