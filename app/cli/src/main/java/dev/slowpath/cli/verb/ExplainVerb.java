package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.ExplainDocument;
import dev.slowpath.cli.document.PlanDocument;
import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.live.LiveExplain;
import dev.slowpath.workbench.live.LiveExplain.Answered;
import dev.slowpath.workbench.wording.LiveWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `explain`: the plan of a statement of a live system, into a folder that the other verbs read.
@Command(
    name = "explain",
    description =
        "The plan of a statement on a running database, kept as a file and shown. Nothing is run"
            + " and nothing is changed: a read-only transaction that is rolled back. Parameters"
            + " ($1 and on) get the values given, or sampled ones; without any it is the plan for"
            + " any value.",
    footer = {
      "",
      "--analyze really runs the statement: only one that cannot write, in the same read-only"
          + " transaction,",
      "30 s at most. --index imagines an index by HypoPG: nothing is built.",
      "Example: slowpath explain postgresql://monitor@db/shop -o shop --queryid 4711 --sample",
      "         slowpath explain postgresql://monitor@db/shop -o shop \\",
      "           --statement 'SELECT * FROM orders WHERE coupon = $1' --value 1=C00042 \\",
      "           --index 'CREATE INDEX ON orders (coupon)'"
    })
final class ExplainVerb implements Verb {

  @Mixin private Asking asking = new Asking();

  /// The statement, or its id.
  static final class Which {
    @Option(names = "--statement", paramLabel = "SQL", description = "The statement.")
    private String statement = "";

    @Option(
        names = "--queryid",
        paramLabel = "ID",
        description = "The statement that the server counts under this id.")
    private String queryId = "";
  }

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where the plans go; made where it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--value",
      paramLabel = "N=VALUE",
      description = "The value of parameter $N; again for each.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = "--sample",
      description =
          "Values that the server's statistics hold, for the parameters without one: the most"
              + " common of the column, else the one in the middle.")
  private boolean samples;

  @Option(
      names = "--analyze",
      description = "Yes, run the statement, and measure it (EXPLAIN ANALYZE).")
  private boolean isRun;

  @Option(
      names = "--index",
      paramLabel = "SQL",
      description = "A second plan as if this CREATE INDEX had been done.")
  private String index = "";

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    LiveSystem system = asking.system(inputs);
    Map<Integer, String> known = known();
    LiveExplain explain = new LiveExplain(system.recorder(), asking.address(), system.access());
    try {
      String statement =
          which.queryId.isEmpty() ? which.statement : explain.statement(which.queryId);
      Question question = new Question(statement, known, isRun, index);
      session.cancellation().check();
      return shown(session, explain.ask(question, samples, folder));
    } catch (UnreachableException unreached) {
      return system.unreached(session, unreached);
    } catch (DeclinedException declined) {
      session.error(LiveWords.sentence(declined.found(), declined.remedy()));
      return switch (declined.reason()) {
        case STATEMENT -> ExitCode.UNREAD;
        case QUESTION -> ExitCode.USAGE;
        case LACK -> ExitCode.UNREACHED;
      };
    } catch (IOException unwritable) {
      throw new UsageException(
          "%s: cannot be written: %s".formatted(folder, unwritable.getMessage()), unwritable);
    }
  }

  private Map<Integer, String> known() {
    Map<Integer, String> known = new HashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1 || !value.substring(0, equals).matches("[1-9]\\d{0,3}")) {
        throw new UsageException("--value %s: expected N=VALUE, such as 1=C00042".formatted(value));
      }
      known.put(Integer.valueOf(value.substring(0, equals)), value.substring(equals + 1));
    }
    return known;
  }

  private int shown(Session session, Answered answered) {
    Reading reading = session.read(answered.files().stream().map(Path::toString).toList(), inputs);
    PlanDocument plans =
        new PlanDocument(reading.outcomes(), PlanVerb.plans(reading), Optional.empty());
    ExplainDocument document = new ExplainDocument(answered, folder, plans);
    asking.write(session, document::json, document::text);
    return reading.exitCode();
  }
}
