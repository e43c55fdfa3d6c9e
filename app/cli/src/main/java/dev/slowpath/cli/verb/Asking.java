package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.Json;
import dev.slowpath.cli.document.Page;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the verbs that ask a live system have in common: its address, and the kind of output.
final class Asking {

  @Parameters(
      arity = "1",
      paramLabel = "ADDRESS",
      description = "postgresql://user@host:port/database or a JDBC URL.")
  private String address = "";

  @Option(names = "--format", paramLabel = "text|json", description = "The kind of output (text).")
  private Kind kind = Kind.text;

  /// Kinds of output, by the names of the command line.
  enum Kind {
    text,
    json
  }

  String address() {
    return address;
  }

  LiveSystem system(Inputs inputs) {
    return LiveSystem.of(address, inputs);
  }

  /// Writes the answer to standard output: what the system gave goes to a folder.
  void write(Session session, Consumer<Json> document, Consumer<Page> text) {
    session.write(
        null,
        to -> {
          if (kind == Kind.json) {
            try (Json json = Json.indented(to)) {
              document.accept(json);
            }
            to.write('\n');
          } else {
            Page page = new Page(session.terminal().width(), session.terminal().ink());
            text.accept(page);
            to.write(page.toString());
          }
        });
  }
}
