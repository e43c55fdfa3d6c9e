package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps by which `flame` and `hot` narrow and simplify what they draw: thirty requests of 300
/// ms, each with ten queries of 20 ms.
final class FlameStepsTest {
  private static final String REQUEST = "shop · GET /orders";
  private static final String QUERY = "select name from customer where id = ?";

  @TempDir Path folder = Path.of("");
  private Path traces = Path.of("");

  @BeforeEach
  void write() throws IOException {
    traces = Captures.traces(folder);
  }

  private Ran run(String... options) {
    List<Object> all = new ArrayList<>(List.of("flame", traces, "--quiet"));
    all.addAll(List.of(options));
    return Ran.slowpath(all.toArray());
  }

  private List<String> flame(String... options) {
    Ran ran = run(options);
    assertEquals(0, ran.code(), ran.err());
    return ran.out().lines().toList();
  }

  @Test
  void focusShowsWhatAFunctionCalls() {
    assertEquals(List.of(QUERY + " 6000000000"), flame("--focus", QUERY));
  }

  @Test
  void callersStandBelowTheFunction() {
    assertEquals(List.of(QUERY + ";" + REQUEST + " 6000000000"), flame("--callers-of", QUERY));
  }

  @Test
  void samplesWithAFunctionAreLeftOut() {
    assertEquals(List.of(REQUEST + " 3000000000"), flame("--drop", QUERY));
  }

  @Test
  void aPictureIsPaintedOnWhiteByTheScreen() {
    // All, the request, its queries, and a swatch of the legend for each kind of span.
    List<String> painted = flame("--format", "png");
    assertTrue(painted.getFirst().endsWith(" 5 boxes on white"), painted::toString);
  }

  @Test
  void whatIsTakenOutCountsForItsCallers() {
    assertEquals(List.of(REQUEST + " 9000000000"), flame("--hide", QUERY));
    assertTrue(
        String.join("\n", flame("--hide", QUERY, "--format", "svg")).contains("without " + QUERY));
  }

  @Test
  void ownCodeStaysWhereNothingElseIs() {
    assertEquals(flame(), flame("--own-code"));
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithThoseThatAreNear() {
    Ran ran = run("--focus", "orders");
    assertEquals(2, ran.code());
    String said = "no function of the profile is named orders; there is " + REQUEST;
    assertTrue(ran.err().contains(said), ran.err());
  }
}
