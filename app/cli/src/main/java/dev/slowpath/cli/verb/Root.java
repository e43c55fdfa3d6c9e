package dev.slowpath.cli.verb;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `slowpath` itself, with all its verbs; files without a verb are opened.
@Command(
    name = "slowpath",
    description =
        "Finds the slow path of a service in what it recorded, and proves it with measurements.",
    footer = {
      "",
      "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 an input could not be read (the"
          + " others",
      "were), 4 a system could not be reached, 5 cancelled, 70 a bug of ours. SLOWPATH_OPTS adds"
          + " JVM options, such as -Xmx4g.",
      "Of each verb: slowpath VERB --help"
    })
public final class Root implements Verb {
  static final String FILES =
      "Files, folders, globs or - for standard input; gzip and zstd are opened. A folder, or a zip"
          + " file, is everything in it that is of a known format.";
  static final String WELCOME =
      """
      Slowpath finds the slow path of a service in what it recorded.
      With a display, slowpath alone opens the window; these work in the terminal:

        slowpath demo                  the sample investigation, ranked
        slowpath inspect FILE…         what each file is
        slowpath rank FILE…            the bottlenecks, the costliest first
        slowpath endpoints FILE…       the latency table
        slowpath trace FILE…           what requests wait for
        slowpath statements FILE…      the statements of a server
        slowpath database FILE…        what a catalog shows of its database
        slowpath capture ADDRESS -o FOLDER
                                       snapshots of a running database
        slowpath explain ADDRESS -o FOLDER --statement SQL
                                       the plan of a statement there
        slowpath plan FILE…            query plans
        slowpath compare --before FILE… --after FILE…
                                       what a change really changed
        slowpath flame FILE            the call tree of a profile
        slowpath hot FILE              its hottest functions
        slowpath keep FILE… -o name.slowpath
                                       an investigation as one file
        slowpath finding keep name.slowpath RANK
                                       a bottleneck worked on; also findings, experiment, undo
        slowpath report FILE… -o r.html a report that stands alone
        slowpath thresholds            how strictly is judged, and what sets it
        slowpath shoot PAGE FILE…      a picture of a page of the window

      slowpath --help, slowpath VERB --help
      """;

  private static final Map<String, Supplier<Verb>> VERBS = verbs();

  private static Map<String, Supplier<Verb>> verbs() {
    Map<String, Supplier<Verb>> verbs = new LinkedHashMap<>();
    verbs.put("demo", DemoVerb::new);
    verbs.put("inspect", InspectVerb::new);
    verbs.put("rank", RankVerb::new);
    verbs.put("endpoints", EndpointsVerb::new);
    verbs.put("trace", TraceVerb::new);
    verbs.put("flame", FlameVerb::new);
    verbs.put("hot", HotVerb::new);
    verbs.put("statements", StatementsVerb::new);
    verbs.put("database", DatabaseVerb::new);
    verbs.put("capture", CaptureVerb::new);
    verbs.put("explain", ExplainVerb::new);
    verbs.put("plan", PlanVerb::new);
    verbs.put("compare", CompareVerb::new);
    verbs.put("baseline", BaselineVerb::new);
    verbs.put("keep", KeepVerb::new);
    verbs.put("archive", ArchiveVerb::new);
    verbs.put("finding", FindingVerb::new);
    verbs.put("findings", FindingsVerb::new);
    verbs.put("experiment", ExperimentVerb::new);
    verbs.put("experiments", ExperimentsVerb::new);
    verbs.put("undo", UndoVerb::new);
    verbs.put("report", ReportVerb::new);
    verbs.put("thresholds", ThresholdsVerb::new);
    verbs.put("open", OpenVerb::new);
    verbs.put("shoot", ShootVerb::new);
    return verbs;
  }

  /// Whether the arguments begin with a verb.
  public static boolean isVerb(List<String> arguments) {
    return !arguments.isEmpty() && VERBS.containsKey(arguments.getFirst());
  }

  /// The command line of one verb, for the arguments after it: making the root and the other verbs
  /// would take half the time of a short run.
  public static CommandLine ofVerb(String name) {
    Supplier<Verb> verb = VERBS.get(name);
    if (verb == null) {
      throw new IllegalArgumentException("no verb " + name);
    }
    return new CommandLine(verb.get()).setCommandName("slowpath " + name);
  }

  /// The command line with all verbs.
  public static CommandLine ofAll() {
    CommandLine line = new CommandLine(new Root());
    VERBS.forEach((name, verb) -> line.addSubcommand(name, verb.get()));
    return line;
  }

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files to open.", hidden = true)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    if (files.size() >= 1 && looksLikeVerb(files.getFirst())) {
      throw new UsageException(
          "'%s' is neither a verb nor a file; see slowpath --help".formatted(files.getFirst()));
    }
    return OpenVerb.open(session, files, inputs, outputs);
  }

  private static boolean looksLikeVerb(String name) {
    try {
      return name.matches("[a-z][a-z-]+") && !Files.exists(Path.of(name));
    } catch (InvalidPathException strange) {
      return false;
    }
  }
}
