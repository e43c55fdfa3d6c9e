package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.compare.CompareView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The page of comparison: two recordings of 200 s in two folders, orders twice as fast in the
/// second, health the same.
final class ComparePageTest {
  private static final long START = 1_000_000_000_000_000_000L;
  private static final int REQUESTS = 400;

  private final Investigation both =
      Investigation.of(
          "drawn",
          List.of(recording("before/t.jsonl", 0, 100), recording("after/t.jsonl", 300, 50)),
          Optional.empty());
  private final Stage stage = Stage.of(CompareView::new, both);

  private static Outcome recording(String file, long atSeconds, double ms) {
    Provenance source = new Provenance(file, "00", "drawn", "1");
    TraceSetBuilder builder = TraceSet.builder();
    Random chance = new Random(7);
    for (int at = 0; at < REQUESTS; at++) {
      long start = START + atSeconds * 1_000_000_000L + at * 500_000_000L;
      double length = Math.exp(0.05 * chance.nextGaussian());
      builder.add(source, span(atSeconds * 1000 + at, "/orders", start, ms * length));
      builder.add(source, span(atSeconds * 1000 + 500 + at, "/health", start, 10 * length));
    }
    Format format = new Format("drawn", "Drawn spans", List.of(".jsonl"), "1");
    List<Capture> captures = List.of(new Capture.OfTraces(source, builder.build()));
    return new Outcome.Read(file, format, "00", 1, captures, List.of());
  }

  private static Span span(long id, String route, long start, double ms) {
    return new Span(
        new TraceId(0, id + 1),
        id + 1,
        0,
        "shop",
        "GET",
        SpanKind.SERVER,
        false,
        start,
        start + Math.round(ms * 1e6),
        1,
        List.of("http.request.method", "GET", "http.route", route),
        new Place.Line(1));
  }

  @Test
  void theEarlierRecordingIsHeldAgainstTheLater() {
    Set<String> words = stage.words();
    assertTrue(words.contains("1 improved · 1 no change"), words::toString);
    assertTrue(words.contains("improved"), words::toString);
    assertTrue(words.contains("Are the two alike?"), words::toString);
    assertTrue(stage.says("a single run"), words::toString);
  }

  @Test
  void theNavigationTellsOfTwoRecordingsBeforeThePageWasOpened() {
    Shell shell =
        Platforms.onScreen(() -> {
          Shell made = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
          made.show(both);
          return made;
        });
    try (Hands hands = new Hands(shell.scene())) {
      assertEquals("Compare, 2", Hands.name(hands.named("Compare")));
    }
  }

  @Test
  void theForestPlotHasATableTwin() {
    Twin twin = stage.view().twins().getFirst();
    assertEquals(2, twin.rows().size());
    assertEquals(List.of("GET /orders", "improved", "p95"), twin.rows().getFirst().subList(0, 3));
    assertEquals("0.50", twin.rows().getFirst().get(5));
  }

  @Test
  void theEndpointIsOneKeyAway() {
    stage.act(stage.view().commands().getFirst().action());
    assertTrue(stage.led().getFirst().contains("GET /orders"), stage.led()::toString);
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }
}
