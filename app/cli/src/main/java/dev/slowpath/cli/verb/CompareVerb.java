package dev.slowpath.cli.verb;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.Mapping;
import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.cli.document.CompareDocument;
import dev.slowpath.cli.document.JUnitReport;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.keep.BaselineReader;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `compare`: before against after.
@Command(
    name = "compare",
    description =
        "Holds what was recorded after a change against what was recorded before it, and says of"
            + " each endpoint whether it improved, regressed, did not change, or whether nobody can"
            + " tell from these files.",
    footer = {
      "",
      "Examples: slowpath compare --before before/ --after after/",
      "          slowpath compare --before base.json --after after/ --fail-on-regression",
      "          slowpath compare --before all.jsonl --before-window ..2026-11-21T10:00:00Z \\",
      "                           --after all.jsonl --after-window 2026-11-21T10:00:00Z..",
      "          slowpath compare --before old/ --after new/ --map 'GET /o/{id}=GET /orders/{id}'"
    })
final class CompareVerb implements Verb {

  @Option(
      names = "--before",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "What was recorded before; or one baseline, written by slowpath baseline.")
  private List<String> before = new ArrayList<>();

  @Option(
      names = {"--after", "--with"},
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "What was recorded after.")
  private List<String> after = new ArrayList<>();

  @Option(
      names = "--before-window",
      paramLabel = "FROM..TO",
      description = "Of before only this time; either side may be left open.")
  private String beforeWindow = "";

  @Option(
      names = "--after-window",
      paramLabel = "FROM..TO",
      description = "Of after only this time.")
  private String afterWindow = "";

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW",
      description =
          "An endpoint that has another name after (GET /old=GET /new). May be given several"
              + " times.")
  private List<String> renamed = new ArrayList<>();

  @Option(names = "--fail-on-regression", description = "Exit with 1 when an endpoint regressed.")
  private boolean failsOnRegression;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write the verdicts as JUnit XML, a test case an endpoint.")
  private @Nullable Path junit;

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Mapping mapping = new Mapping(renamed());
    Optional<Side> kept = baseline();
    List<Reading> readings =
        session.readBoth(kept.isPresent() ? List.of() : before, after, inputs.judging());
    Reading first = readings.get(0);
    Reading second = readings.get(1);
    int code = Math.max(first.exitCode(), second.exitCode());
    if (first.isFruitless() || second.isFruitless()) {
      return code;
    }
    Policy policy = first.policy().and(second.policy());
    Comparison comparison =
        Comparison.of(
            kept.orElseGet(() ->
                Recorded.side(linked(session, first, "--before-window", beforeWindow), policy)),
            Recorded.side(linked(session, second, "--after-window", afterWindow), policy),
            mapping);
    checkNames(mapping, comparison);
    CompareDocument document = new CompareDocument(first.outcomes(), second.outcomes(), comparison);
    if (junit != null) {
      session.write(junit, to -> JUnitReport.write(comparison, to));
    }
    outputs.write(session, document);
    boolean isRegressed = failsOnRegression && comparison.count(Verdict.REGRESSED) > 0;
    return code == ExitCode.DONE && isRegressed ? ExitCode.FAILED : code;
  }

  /// What was kept by `slowpath baseline`, where that is what stands before.
  private Optional<Side> baseline() {
    String name = before.getFirst();
    try {
      Path file = Path.of(name);
      boolean isKept = before.size() == 1 && BaselineReader.isBaseline(file);
      return isKept ? Optional.of(BaselineReader.read(file)) : Optional.empty();
    } catch (InvalidPathException glob) {
      return Optional.empty();
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(name, refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UsageException(
          "%s: cannot be read: %s".formatted(name, unreadable.getMessage()), unreadable);
    }
  }

  private Linked linked(Session session, Reading reading, String option, String window) {
    Optional<TimeRange> asked =
        window.isEmpty()
            ? inputs.window(reading.captures())
            : Inputs.window(option, window, reading.captures());
    Linked linked = session.linked(reading.captures(), asked);
    session.caveats(linked, inputs);
    return linked;
  }

  private Map<String, String> renamed() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String one : renamed) {
      int equals = one.indexOf('=');
      if (equals < 1 || equals == one.length() - 1) {
        throw new UsageException("--map " + one + ": expected OLD=NEW");
      }
      names.put(one.substring(0, equals).strip(), one.substring(equals + 1).strip());
    }
    return names;
  }

  /// A name that nothing has is a slip of the pen, and would leave an endpoint out silently.
  private static void checkNames(Mapping mapping, Comparison comparison) {
    mapping
        .renamed()
        .forEach((old, now) -> {
          if (comparison.before().endpoints().stream()
              .noneMatch(it -> it.key().name().equals(old))) {
            throw new UsageException(
                "--map " + old + "=" + now + ": no endpoint '" + old + "' before");
          }
          if (comparison.after().endpoints().stream()
              .noneMatch(it -> it.key().name().equals(now))) {
            throw new UsageException(
                "--map " + old + "=" + now + ": no endpoint '" + now + "' after");
          }
        });
  }
}
