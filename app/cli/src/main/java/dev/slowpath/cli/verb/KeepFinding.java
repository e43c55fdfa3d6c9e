package dev.slowpath.cli.verb;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.report.Freezing;
import dev.slowpath.workbench.screen.Investigation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `finding keep`: a bottleneck of the ranking, with its figures frozen.
@Command(
    name = "keep",
    description =
        "Keeps a bottleneck as a finding: figures, evidence and pictures as they are now, with the"
            + " SHA-256 of the files.")
final class KeepFinding implements Verb {

  @Parameters(index = "0", paramLabel = CaseFile.LABEL, description = CaseFile.WHAT)
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "BOTTLENECK",
      description = "Its rank, or the first characters of its id.")
  private String asked = "";

  @Mixin private Handled handled = new Handled();
  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(List.of(file.toString()), inputs, false);
    Investigation investigation =
        Investigation.of(
                file.toString(),
                reading.outcomes(),
                inputs.window(reading.captures()),
                session.workers())
            .with(CaseFile.read(file));
    Bottleneck bottleneck = bottleneck(investigation);
    Instant now = Instant.now();
    Finding finding = handled.on(Freezing.finding(investigation, bottleneck, now), now);
    CaseFile.with(
        file,
        casework -> {
          casework.put(finding, finding.id() + " kept");
          return finding;
        });
    session.say("%s: %s".formatted(finding.id(), finding.title()));
    return reading.exitCode();
  }

  private Bottleneck bottleneck(Investigation investigation) {
    List<Bottleneck> all = investigation.ranking().bottlenecks();
    List<Bottleneck> meant = all.stream().filter(one -> one.id().startsWith(asked)).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    Optional<Bottleneck> ranked =
        all.stream()
            .filter(one -> String.valueOf(investigation.rank(one)).equals(asked))
            .findFirst();
    return ranked.orElseThrow(() ->
        new UsageException(
            "%s: no such bottleneck, expected a rank of 1..%d or an id"
                .formatted(asked, all.size())));
  }
}
