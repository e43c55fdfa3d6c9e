package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.Document;
import dev.slowpath.cli.document.Json;
import dev.slowpath.cli.document.Page;
import dev.slowpath.cli.table.CsvTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Terminal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options on what is written, common to the verbs that answer with a table.
public final class Outputs {

  @Option(
      names = "--format",
      paramLabel = "text|json|csv|markdown",
      description = "The kind of output (text).")
  private Kind kind = Kind.text;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path file;

  /// Kinds of output, by the names of the command line.
  enum Kind {
    text,
    json,
    csv,
    markdown
  }

  /// Whether a program reads it, which wants an answer also where there is nothing to say.
  boolean isForPrograms() {
    return switch (kind) {
      case json, csv -> true;
      case text, markdown -> false;
    };
  }

  void write(Session session, Document document) {
    Terminal terminal = session.terminal();
    boolean isFile = file != null;
    int width = terminal.width();
    Ink ink = isFile ? Ink.PLAIN : terminal.ink();
    session.write(file, writer -> content(document, writer, new Page(width, ink)));
  }

  private void content(Document document, Writer to, Page page) throws IOException {
    switch (kind) {
      case text -> {
        document.text(page);
        to.write(page.toString());
      }
      case json -> {
        try (Json json = Json.indented(to)) {
          document.json(json);
        }
        to.write('\n');
      }
      case csv -> CsvTable.write(document.table(), to);
      case markdown -> document.markdown(to);
    }
  }
}
