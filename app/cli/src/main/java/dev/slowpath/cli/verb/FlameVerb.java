package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.FlameDocument;
import dev.slowpath.cli.document.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `flame`: the call tree of a profile.
@Command(
    name = "flame",
    description =
        "The call tree of a profile: collapsed stacks (root;…;leaf WEIGHT), which every flame graph"
            + " program reads, or JSON.",
    footer = {
      "",
      "Examples: slowpath flame recording.jfr --thread http -o stacks.txt",
      "          slowpath flame recording.jfr --metric allocation --inverted --format json"
    })
final class FlameVerb implements Verb {

  @Parameters(paramLabel = "FILE", description = "A profile.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "collapsed|json",
      description = "The kind of output (collapsed).")
  private Kind kind = Kind.collapsed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path output;

  @Mixin private ProfileView view = new ProfileView();
  @Mixin private Inputs inputs = new Inputs();

  /// Kinds of output, by the names of the command line.
  enum Kind {
    collapsed,
    json
  }

  @Override
  public int run(Session session) {
    Reading reading = session.read(List.of(file), inputs);
    if (!ProfileView.hasProfile(session, reading, file)) {
      return ExitCode.UNREAD;
    }
    FlameDocument flame = new FlameDocument(view.seen(session, reading, inputs));
    session.write(output, writer -> content(flame, writer));
    return reading.exitCode();
  }

  private void content(FlameDocument flame, Writer to) throws IOException {
    switch (kind) {
      case collapsed -> flame.collapsed(to);
      case json -> {
        try (Json json = Json.compact(to)) {
          flame.json(json);
        }
        to.write('\n');
      }
    }
  }
}
