package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

final class JsonInvestigationFileTest {
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
  private final InvestigationFile files = new JsonInvestigationFile();

  @Test
  void whatIsKeptIsReadAgain() throws IOException, ImportException {
    Path file = folder.resolve("week.slowpath");
    files.write(file, KEPT);
    assertEquals(KEPT, files.read(file));
  }

  @Test
  void keepingAgainReplacesAndLeavesNothingBeside() throws IOException, ImportException {
    Path file = folder.resolve("week.slowpath");
    files.write(file, new Kept("before", List.of(), Kept.View.NONE));
    files.write(file, KEPT);
    assertEquals("week", files.read(file).name());
    assertEquals(1, folder.toFile().list().length);
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
    assertEquals("plans", files.read(file).view().page());
    assertEquals("a", files.read(file).sources().getFirst().name());
  }

  @Test
  void laterVersionIsRefused() throws IOException {
    Path file = write("{\"slowpath\": 2}");
    ImportException refused = assertThrows(ImportException.class, () -> files.read(file));
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
    assertThrows(ImportException.class, () -> files.read(file));
  }

  @Test
  void pathsAreKeptFromTheDocumentsFolder() {
    Path document = folder.resolve("deep/week.slowpath");
    assertEquals("../a/t.jsonl", Reopened.relative(document, folder.resolve("a/t.jsonl")));
    assertEquals("t.jsonl", Reopened.relative(document, folder.resolve("deep/t.jsonl")));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("x.slowpath"), text);
  }
}
