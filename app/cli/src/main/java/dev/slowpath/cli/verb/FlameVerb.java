package dev.slowpath.cli.verb;

import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.analysis.flame.Side;
import dev.slowpath.cli.document.FlameDiffDocument;
import dev.slowpath.cli.document.FlameDocument;
import dev.slowpath.cli.document.Json;
import dev.slowpath.cli.document.Seen;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.quality.Recorded;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.Shortened;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `flame`: the call tree of a profile, or how two differ.
@Command(
    name = "flame",
    description =
        "The call tree of a profile: collapsed stacks (root;…;leaf WEIGHT), which every flame graph"
            + " program reads, JSON, a picture (svg, png), a page to zoom and search in (html), or"
            + " a file for speedscope. With --diff, how it differs from another.",
    footer = {
      "",
      "Examples: slowpath flame recording.jfr --thread http -o stacks.txt",
      "          slowpath flame traces.jsonl --format html -o paths.html",
      "          slowpath flame recording.jfr --metric allocation --inverted --format html -o"
          + " a.html",
      "          slowpath flame after.jfr --diff before.jfr --per second --format svg -o diff.svg"
    })
final class FlameVerb implements Verb {

  @Parameters(
      paramLabel = "FILE",
      description =
          "A profile, or a folder of cProfile files, which are added up; or traces, whose critical"
              + " paths are laid over each other.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "collapsed|json|svg|png|html|speedscope",
      description = "The kind of output (collapsed).")
  private Kind kind = Kind.collapsed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path output;

  @Option(
      names = "--diff",
      paramLabel = "BASE",
      description = "The profile before: shows what FILE has more and less of.")
  private String base = "";

  @Option(
      names = "--per",
      paramLabel = "second|cpu-second|sample|request",
      description =
          "What both are divided by: the time recorded (the usual one), the CPU time that each"
              + " counts, all their weight, or the requests of --requests.")
  private String per = "";

  @Option(
      names = "--requests",
      split = ",",
      arity = "1",
      paramLabel = "BEFORE,AFTER",
      description = "How many requests were served while each was recorded.")
  private List<Double> requests = new ArrayList<>();

  @Mixin private ProfileView view = new ProfileView();
  @Mixin private Inputs inputs = new Inputs();

  /// Kinds of output, by the names of the command line.
  enum Kind {
    collapsed,
    json,
    svg,
    png,
    html,
    speedscope;

    boolean isPicture() {
      return this == svg || this == png || this == html;
    }

    /// What graphs are written as; empty for JSON, which is this program's own.
    Optional<FlameFormat> format() {
      return Arrays.stream(FlameFormat.values()).filter(one -> one.id().equals(name())).findFirst();
    }
  }

  @Override
  public int run(Session session) {
    if (!requests.isEmpty() && requests.size() != 2) {
      throw new UsageException("--requests: expected two numbers, BEFORE,AFTER");
    }
    Reading reading = read(session);
    if (!ProfileView.hasProfile(session, reading, file)) {
      return ExitCode.UNREAD;
    }
    Seen seen = view.seen(session, reading, inputs);
    if (!base.isEmpty()) {
      if (seen.metric().equals(Metric.CRITICAL_PATH.id())) {
        throw new UsageException("--diff: traces are held against others by slowpath compare");
      }
      return diff(session, reading, seen);
    }
    write(session, graph(seen, reading), new FlameDocument(seen)::json);
    return reading.exitCode();
  }

  /// Pictures and differences say when was recorded, which all metrics tell together.
  private Reading read(Session session) {
    boolean tellsTimes = !base.isEmpty() || kind.isPicture();
    return tellsTimes
        ? session.read(List.of(file), inputs)
        : view.read(session, List.of(file), inputs);
  }

  /// Pictures on white, as documents are.
  private void write(Session session, FlameExport graph, Consumer<Json> document) {
    Optional<FlameFormat> format = kind.format();
    if (format.isEmpty()) {
      session.write(output, to -> json(to, document));
      return;
    }
    if (!graph.formats().contains(format.get())) {
      throw new UsageException("--format speedscope: its format holds no differences");
    }
    session.writeBytes(
        output,
        out ->
            graph.write(format.get(), out, (sheet, to) -> session.screen().paint(sheet, true, to)));
  }

  private static void json(Writer to, Consumer<Json> document) throws IOException {
    try (Json json = Json.compact(to)) {
      document.accept(json);
    }
    to.write('\n');
  }

  private FlameExport graph(Seen seen, Reading reading) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        FlameExport.lines(
            seen.metric(), seen.tree(), seen.mode(), Recorded.of(reading.captures())));
    lines.addAll(view.words());
    return new FlameExport.OfProfile(
        Shortened.file(file), lines, seen.tree(), seen.tree().unit(), 0);
  }

  private int diff(Session session, Reading reading, Seen seen) {
    Reading earlier = session.read(List.of(base), inputs);
    if (!ProfileView.hasProfile(session, earlier, base)) {
      return ExitCode.UNREAD;
    }
    Seen before = view.seenAs(seen.metric(), earlier, inputs);
    Side one = view.side(before, earlier, inputs, requests(0));
    Side other = view.side(seen, reading, inputs, requests(1));
    FlameDiff diff = FlameDiff.of(one, other, divisor(one, other));
    if (!inputs.isQuiet()) {
      diff.doubts().forEach(doubt -> session.say(FlameDiffWords.text(doubt)));
    }
    FlameDiffDocument document =
        new FlameDiffDocument(diff, seen.metric(), seen.tree().unit(), one, other);
    write(session, graph(document, before, seen), document::json);
    return Math.max(reading.exitCode(), earlier.exitCode());
  }

  private double requests(int side) {
    return requests.isEmpty() ? Double.NaN : requests.get(side);
  }

  private Per divisor(Side before, Side after) {
    boolean areUnits = before.tree().unit() == after.tree().unit();
    boolean isTimed = areUnits && before.knows(Per.SECOND) && after.knows(Per.SECOND);
    Per chosen = per.isEmpty() ? isTimed ? Per.SECOND : Per.SAMPLE : asked();
    if (chosen != Per.SAMPLE && !areUnits) {
      throw new UsageException("--per " + per + ": two units, expected --per sample");
    }
    if (before.knows(chosen) && after.knows(chosen)) {
      return chosen;
    }
    throw new UsageException(
        switch (chosen) {
          case SECOND -> "--per second: a profile does not tell its time, expected --per sample";
          case CPU_SECOND -> "--per cpu-second: a profile counts no CPU time";
          case SAMPLE -> "--diff: a profile without samples of the metric";
          case REQUEST -> "--per request: expected --requests BEFORE,AFTER";
        });
  }

  private Per asked() {
    return Arrays.stream(Per.values())
        .filter(one -> one.id().equals(per))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "--per %s: expected second, cpu-second, sample or request".formatted(per)));
  }

  /// The name with its folder, which tells two of the same name apart.
  private static String withFolder(String path) {
    Path absolute = Path.of(path).toAbsolutePath().normalize();
    int parts = absolute.getNameCount();
    return absolute.subpath(Math.max(0, parts - 2), parts).toString();
  }

  private FlameExport graph(FlameDiffDocument document, Seen before, Seen after) {
    List<String> lines = new ArrayList<>();
    lines.addAll(FlameExport.lines(told(base, before), told(file, after), document.diff()));
    lines.addAll(view.words());
    boolean areTwins = Shortened.file(file).equals(Shortened.file(base));
    String title =
        "%s against %s"
            .formatted(
                areTwins ? withFolder(file) : Shortened.file(file),
                areTwins ? withFolder(base) : Shortened.file(base));
    return new FlameExport.OfDifference(title, lines, document.diff(), document.unit(), 0);
  }

  private static String told(String name, Seen seen) {
    return "%s, %s".formatted(name, FlameExport.total(seen.metric(), seen.tree()));
  }
}
