package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextInvestigationTest {
  private static final Filters FILTERS =
      new Filters(
          List.of(
              new Filter.Time(
                  new TimeRange(1_000_000_000_000_000_001L, 1_000_000_000_000_000_999L)),
              new Filter.OfEndpoint(new EndpointKey("shop", "GET /a \"b\"")),
              new Filter.OfService("shop"),
              new Filter.OfThread("main")));
  private static final Kept KEPT =
      new Kept(
          "week",
          List.of(
              new Kept.Source("a/t.jsonl", "../a/t.jsonl", "ab12", Optional.empty()),
              new Kept.Source("pasted-1", "", "cd34", Optional.of("Seq Scan\n  on t"))),
          new Kept.View("plans", "a/t.jsonl#1", FILTERS));

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsKeptIsReadAgain() throws IOException, ImportException {
    Path file = folder.resolve("week.slowpath");
    Files.writeString(file, TextInvestigation.text(KEPT));
    assertEquals(KEPT, TextInvestigation.read(file));
  }

  @Test
  void membersOfLaterVersionsArePassedOver() throws IOException, ImportException {
    Path file =
        write(
            """
            {"slowpath": 1, "name": "n", "colour": {"of": ["it"]},
             "sources": [{"name": "a", "path": "a", "sha256": "0", "size": 3}],
             "view": {"page": "plans", "zoom": [1, 2], "filters": {"lens": "x"}}}
            """);
    assertEquals("plans", TextInvestigation.read(file).view().page());
    assertEquals("a", TextInvestigation.read(file).sources().getFirst().name());
  }

  @Test
  void laterVersionIsRefused() throws IOException {
    Path file = write("{\"slowpath\": 2}");
    ImportException refused =
        assertThrows(ImportException.class, () -> TextInvestigation.read(file));
    assertEquals("version 2", refused.problem().found());
    assertTrue(refused.problem() instanceof Problem.UnsupportedVersion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"slowpath\": \"one\"}",
        "{\"slowpath\": 1, \"sources\": {}}",
        "{\"slowpath\": 1, \"view\": 3}",
        "{\"slowpath\": 1, \"view\": {\"filters\": {\"time\": {\"from\": \"noon\"}}}}"
      })
  void whatIsNoInvestigationIsRefused(String text) throws IOException {
    Path file = write(text);
    assertThrows(ImportException.class, () -> TextInvestigation.read(file));
  }

  @Test
  void isToldFromADatabase() throws IOException {
    assertTrue(TextInvestigation.isText(write(" {\"slowpath\": 1}")));
    assertFalse(TextInvestigation.isText(write("{\u0001\u0002DUCK")));
    assertFalse(TextInvestigation.isText(folder.resolve("none.slowpath")));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("x.slowpath"), text);
  }
}
