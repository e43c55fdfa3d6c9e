package dev.slowpath.cli.verb;

import dev.slowpath.analysis.link.Caveats;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.cli.terminal.ProgressLine;
import dev.slowpath.cli.terminal.Terminal;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.export.OutputFile;
import dev.slowpath.workbench.export.Utf8Writer;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.intake.Intake;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Workforce;
import dev.slowpath.workbench.screen.Screen;
import dev.slowpath.workbench.wording.CaveatWords;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of the program: reads files and says how that went, writes the answer.
public final class Session implements AutoCloseable {
  private static final int NOTICES = 12;

  private final Terminal terminal;
  private final Cancellation cancellation;
  private final Supplier<? extends Screen> screen;
  private final Workforce workers = Workforce.ofThisMachine();
  private List<Path> readFrom = List.of();

  /// A run.
  ///
  /// @param screen makes the window's side; not asked by verbs that answer in text
  public Session(Terminal terminal, Cancellation cancellation, Supplier<? extends Screen> screen) {
    this.terminal = terminal;
    this.cancellation = cancellation;
    this.screen = screen;
  }

  Screen screen() {
    return screen.get();
  }

  public Terminal terminal() {
    return terminal;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// Reads files; errors and notices go to standard error.
  Reading read(List<String> names, Inputs inputs) {
    return read(names, inputs, true);
  }

  /// Reads files.
  ///
  /// @param tellsNotices whether notices are told here, and not in the answer itself
  Reading read(List<String> names, Inputs inputs, boolean tellsNotices) {
    List<Outcome> outcomes = outcomes(names, inputs);
    readFrom = paths(outcomes);
    checkNames(inputs.statedInstants().keySet(), outcomes);
    return told(names, outcomes, tellsNotices && !inputs.isQuiet());
  }

  /// Reads the files of two sides.
  List<Reading> readBoth(List<String> before, List<String> after, Inputs inputs) {
    List<Outcome> first = outcomes(before, inputs);
    List<Outcome> second = outcomes(after, inputs);
    List<Outcome> both = Stream.concat(first.stream(), second.stream()).toList();
    readFrom = paths(both);
    checkNames(inputs.statedInstants().keySet(), both);
    boolean tells = !inputs.isQuiet();
    return List.of(told(before, first, tells), told(after, second, tells));
  }

  private Reading told(List<String> names, List<Outcome> outcomes, boolean tellsNotices) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Refused(String file, var problem, _)) {
        error(Problems.line(file, problem));
      }
    }
    if (!names.isEmpty() && outcomes.stream().allMatch(Outcome.Unrecognised.class::isInstance)) {
      error(String.join(", ", names) + ": nothing in it is of a known format");
    }
    Reading reading = new Reading(outcomes);
    if (tellsNotices) {
      tell(reading);
    }
    return reading;
  }

  /// Tells the notices of what was read.
  void tell(Reading reading) {
    notices(reading.outcomes());
  }

  private List<Outcome> outcomes(List<String> names, Inputs inputs) {
    Importers importers = Importers.discover(inputs.plugins());
    var watch = ProgressLine.on(terminal, inputs.isQuiet());
    Intake intake = new Intake(importers, workers, cancellation, watch);
    return intake.read(inputs.asked(names), terminal.in());
  }

  /// Joins what was read.
  Linked linked(List<Capture> captures, Optional<TimeRange> asked) {
    return Linked.of(captures, asked, workers);
  }

  /// Who reads and analyses.
  Workforce workers() {
    return workers;
  }

  @Override
  public void close() {
    workers.close();
  }

  private static void checkNames(Set<String> stated, List<Outcome> outcomes) {
    Set<String> files = outcomes.stream().map(Outcome::file).collect(Collectors.toSet());
    for (String name : stated) {
      if (!files.contains(name)) {
        throw new UsageException("--at " + name + ": no file of that name is read");
      }
    }
  }

  /// An answer written over what it was read from would be the last of it.
  private void checkIsNoInput(Path file) throws IOException {
    for (Path input : readFrom) {
      if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
        throw new UsageException(file + ": is one of the inputs; write to another file");
      }
    }
  }

  private static List<Path> paths(List<Outcome> outcomes) {
    return outcomes.stream().flatMap(outcome -> path(outcome.file())).toList();
  }

  /// Standard input, and a name inside an archive, may be no path of this machine.
  private static Stream<Path> path(String file) {
    try {
      return Stream.of(Path.of(file));
    } catch (InvalidPathException notOnDisk) {
      return Stream.empty();
    }
  }

  private void notices(List<Outcome> outcomes) {
    List<String> lines =
        outcomes.stream()
            .filter(Outcome.Read.class::isInstance)
            .map(Outcome.Read.class::cast)
            .flatMap(read -> read.notices().stream().map(notice -> line(read, notice)))
            .toList();
    lines.stream().limit(NOTICES).forEach(this::say);
    if (lines.size() > NOTICES) {
      say(
          "%s more notices: `slowpath inspect` with the same files"
              .formatted(Numbers.count((long) lines.size() - NOTICES)));
    }
    List<String> unread =
        outcomes.stream()
            .filter(Outcome.Unrecognised.class::isInstance)
            .map(outcome -> outcome.file().substring(outcome.file().lastIndexOf('/') + 1))
            .toList();
    if (!unread.isEmpty()) {
      String some = unread.stream().limit(3).collect(Collectors.joining(", "));
      say(
          "%d %s not read, of no format that is known: %s%s"
              .formatted(
                  unread.size(),
                  unread.size() == 1 ? "file" : "files",
                  some,
                  unread.size() > 3 ? ", …" : ""));
    }
  }

  private static String line(Outcome.Read read, Notice notice) {
    return read.file() + ": " + Notices.text(notice);
  }

  /// What to know of captures that were joined.
  void caveats(Linked linked, Inputs inputs) {
    if (!inputs.isQuiet()) {
      Caveats.of(linked).forEach(caveat -> say(CaveatWords.text(caveat)));
    }
  }

  /// Something to know, on standard error.
  void say(String line) {
    terminal.err().println("note: " + Printable.line(line));
  }

  void error(String line) {
    terminal.err().println("slowpath: " + Printable.line(line));
  }

  /// Writes the answer to a file, or to standard output where there is none.
  void write(@Nullable Path file, OutputFile.Content content) {
    writeBytes(
        file,
        out -> {
          Writer writer = new Utf8Writer(out);
          content.to(writer);
          writer.flush();
        });
  }

  /// Writes an answer that is no text.
  void writeBytes(@Nullable Path file, OutputFile.Bytes content) {
    try {
      if (file != null) {
        checkIsNoInput(file);
        OutputFile.writeBytes(file, content, cancellation::check);
        return;
      }
      cancellation.check();
      content.to(terminal.out());
      terminal.out().flush();
    } catch (IOException failed) {
      throw new UsageException(
          "%s: cannot be written: %s"
              .formatted(file == null ? "standard output" : file, failed.getMessage()),
          failed);
    }
  }
}
