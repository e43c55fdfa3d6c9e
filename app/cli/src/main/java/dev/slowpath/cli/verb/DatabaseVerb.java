package dev.slowpath.cli.verb;

import dev.slowpath.analysis.catalog.CatalogAudit;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownCatalog;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.cli.document.DatabaseDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `database`: what a catalog shows of its database.
@Command(
    name = "database",
    description =
        "What a catalog shows of its database: indexes that are unused, duplicate, overlapping or"
            + " invalid, foreign keys without one, sequences near their end, dead rows and bloat,"
            + " settings that contradict the work or leave it unmeasured, connections, and who"
            + " waits for whom.",
    footer = {
      "",
      "Example: slowpath capture postgresql://monitor@db/shop -o shop && slowpath database shop"
    })
final class DatabaseVerb implements Verb {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Catalogs, of which the latest counts; snapshots of statements beside them.")
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    Linked linked = session.linked(reading.captures(), Optional.empty());
    Optional<KnownCatalog> known = linked.catalog();
    if (known.isEmpty()) {
      if (reading.exitCode() == ExitCode.DONE) {
        session.error(
            "%s: whole file: %s, expected a catalog"
                .formatted(String.join(", ", files), reading.kinds()));
      }
      return ExitCode.UNREAD;
    }
    var window = linked.statements().stream().map(ServerStatement::window).findFirst();
    outputs.write(
        session,
        new DatabaseDocument(
            reading.outcomes(),
            known.get().source().file(),
            known.get().catalog(),
            CatalogAudit.of(known.get().catalog(), window)));
    return reading.exitCode();
  }
}
