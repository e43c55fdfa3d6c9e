package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Drawn;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaseworkTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  private Path path() {
    return folder.resolve("week.slowpath");
  }

  @Test
  void findingAndExperimentAreKeptWithEverythingInThem() throws IOException, ImportException {
    Finding finding = decided();
    Experiment experiment = measured();
    try (InvestigationFile file = InvestigationFile.create(path())) {
      Casework casework = new Casework(file, CLOCK);
      casework.put(finding, "F1 kept");
      casework.put(experiment, "E1 named");
    }
    try (InvestigationFile file = InvestigationFile.open(path())) {
      Casebook casebook = new Casework(file, CLOCK).casebook();
      assertEquals(List.of(finding), casebook.findings());
      assertEquals(List.of(experiment), casebook.experiments());
      assertEquals("F2", casebook.nextFinding());
    }
  }

  private static Finding decided() {
    return Drawn.finding("F1", 0.25)
        .handled(
            Finding.Handling.NONE
                .ownedBy("Ada \"the\" Owner")
                .in(Finding.Status.DO)
                .at(Finding.Priority.HIGH)
                .deciding("join fetch\nsoon")
                .expecting("p95 < 40 ms")
                .undoneBy("flag off")
                .dueOn(Optional.of(LocalDate.of(2026, 12, 24)))
                .taking(2.5))
        .with(new Finding.Comment(NOON, "Bob", "ünïcode"))
        .linked("https://example.org/1")
        .checked(new Check(NOON, Check.Answer.BETTER, "less", List.of(new Frozen.File("b", "ff"))));
  }

  private static Experiment measured() {
    return new Experiment(
            "E1",
            "F1",
            NOON,
            new Experiment.Intent(
                "join",
                "one query",
                new Experiment.Metric(Experiment.Measure.P95, "GET /a"),
                "Ada",
                "less",
                "flag"),
            Optional.empty())
        .measured(
            new Experiment.Result(
                NOON,
                Experiment.Verdict.NO_EVIDENCE,
                0.9,
                Double.NaN,
                Double.NaN,
                List.of("few"),
                List.of("E2"),
                1,
                2,
                List.of(new Frozen.File("a", "00")),
                List.of()));
  }

  @Test
  void everythingIsUndoneAndDoneAgainInOrder() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      Casework casework = new Casework(file, CLOCK);
      Finding first = Drawn.finding("F1", 1);
      Finding owned = first.handled(first.handling().ownedBy("Ada"));
      casework.put(first, "F1 kept");
      casework.put(owned, "F1 changed");
      casework.remove(owned);
      assertEquals(List.of(), casework.casebook().findings());
      assertEquals(Optional.of("F1 removed"), casework.undo());
      assertEquals(List.of(owned), casework.casebook().findings());
      assertEquals(Optional.of("F1 changed"), casework.undo());
      assertEquals(List.of(first), casework.casebook().findings());
      assertEquals(Optional.of("F1 kept"), casework.undo());
      assertEquals(Optional.empty(), casework.undo());
      assertEquals(List.of(), casework.casebook().findings());
      assertEquals(Optional.of("F1 kept"), casework.redo());
      assertEquals(Optional.of("F1 changed"), casework.redo());
      assertEquals(List.of(owned), casework.casebook().findings());
    }
  }

  @Test
  void whatWasUndoneIsForgottenWhenSomethingElseIsDone() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      Casework casework = new Casework(file, CLOCK);
      casework.put(Drawn.finding("F1", 1), "F1 kept");
      casework.undo();
      casework.put(Drawn.finding("F1", 2), "another kept");
      assertEquals(Optional.empty(), casework.redo());
      assertEquals(Optional.of("another kept"), casework.undo());
    }
  }

  @Test
  void undoReachesIntoAnEarlierSitting() throws IOException, ImportException {
    try (InvestigationFile file = InvestigationFile.create(path())) {
      new Casework(file, CLOCK).put(Drawn.finding("F1", 1), "F1 kept");
    }
    try (InvestigationFile file = InvestigationFile.open(path())) {
      assertEquals(Optional.of("F1 kept"), new Casework(file, CLOCK).undo());
    }
  }

  @Test
  void fileOfVersion2IsBroughtUpAndLosesNothing() throws IOException, ImportException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(
                CaseworkTest.class.getResourceAsStream("version-2.slowpath.gz")))) {
      Files.copy(in, path());
    }
    try (InvestigationFile file = InvestigationFile.open(path())) {
      new Casework(file, CLOCK).put(Drawn.finding("F1", 1), "F1 kept");
      Path stacks = file.contents().spool().getOrDefault("stacks.folded", Path.of("none"));
      assertEquals("main;a;b 3\nmain;c 1\n", Files.readString(stacks));
    }
    try (InvestigationFile file = InvestigationFile.open(path())) {
      assertTrue(new Casework(file, CLOCK).casebook().finding("f1").isPresent());
    }
  }
}
