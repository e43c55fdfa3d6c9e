package dev.slowpath.cli.verb;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.CallPaths;
import dev.slowpath.analysis.tail.SlowTails;
import dev.slowpath.cli.document.TraceDocument;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trace`: the critical path of one trace, or of all laid over each other.
@Command(
    name = "trace",
    description =
        "What requests wait for: the critical path of one trace, section by section, or of all"
            + " traces laid over each other, and what is different about the slowest requests.",
    footer = {
      "",
      "Examples: slowpath trace traces.jsonl",
      "          slowpath trace traces.jsonl --id 91dc877e"
    })
final class TraceVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Option(names = "--id", paramLabel = "ID", description = "The id of a trace, or how it begins.")
  private String id = "";

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Reading reading = session.read(files, inputs);
    if (!reading.isFruitless() || outputs.isForPrograms()) {
      Linked linked = session.linked(reading.captures(), inputs.window(reading.captures()));
      outputs.write(session, document(reading, linked));
    }
    return reading.exitCode();
  }

  private TraceDocument document(Reading reading, Linked linked) {
    if (id.isEmpty()) {
      return new TraceDocument(
          reading.outcomes(),
          linked,
          OptionalInt.empty(),
          CallPaths.ofAll(linked),
          SlowTails.of(linked));
    }
    int trace = trace(linked.traces());
    return new TraceDocument(
        reading.outcomes(), linked, OptionalInt.of(trace), CallPaths.of(linked, trace), List.of());
  }

  private int trace(TraceSet traces) {
    String wanted = id.toLowerCase(Locale.ROOT);
    int[] found =
        IntStream.range(0, traces.traces())
            .filter(trace -> traces.trace(traces.first(trace)).hex().startsWith(wanted))
            .limit(2)
            .toArray();
    Optional<String> wrong =
        switch (found.length) {
          case 0 -> Optional.of("no trace has this id");
          case 1 -> Optional.empty();
          default -> Optional.of("several traces begin so, expected more of the id");
        };
    wrong.ifPresent(what -> {
      throw new UsageException("--id " + id + ": " + what);
    });
    return found[0];
  }
}
