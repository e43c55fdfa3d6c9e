package dev.slowpath.cli.verb;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.Mapping;
import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.workbench.report.HtmlReport;
import dev.slowpath.workbench.report.MarkdownReport;
import dev.slowpath.workbench.report.Mask;
import dev.slowpath.workbench.report.Report;
import dev.slowpath.workbench.screen.Investigation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `report`: everything for those who were not there, as one file.
@Command(
    name = "report",
    description =
        "Writes a report that stands alone: summary, ranked bottlenecks with their evidence and"
            + " pictures, endpoints, what a change gave, data quality, and how to get the same"
            + " again.",
    footer = {
      "",
      "Examples: slowpath report captures/ -o report.html",
      "          slowpath report after/ --before before/ --mask -o report.md"
    })
final class ReportVerb implements Verb {
  private static final String MARKDOWN = ".md";
  private static final String HTML = ".html";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--before",
      arity = "1..*",
      paramLabel = "FILE",
      description = "What was recorded before a change: the report holds the comparison too.")
  private List<String> before = new ArrayList<>();

  @Option(
      names = "--mask",
      description = "Hide literals, parameters, hosts, users and URL queries, in pictures too.")
  private boolean masks;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "A file that ends in .html or .md, which appears whole or not at all; else Markdown on"
              + " standard output.")
  private @Nullable Path output;

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    boolean isHtml = isHtml();
    List<Reading> readings = session.readBoth(before, files, inputs.judging());
    Reading first = readings.get(0);
    Reading second = readings.get(1);
    int code = Math.max(first.exitCode(), second.exitCode());
    if (second.isFruitless()) {
      return code;
    }
    Investigation investigation =
        Investigation.of(
                name(), second.outcomes(), inputs.window(second.captures()), session.workers())
            .with(CaseFile.among(files));
    List<Linked> all = new ArrayList<>(List.of(investigation.linked()));
    Optional<Comparison> comparison = Optional.empty();
    if (!before.isEmpty() && !first.isFruitless()) {
      Linked earlier = session.linked(first.captures(), Optional.empty());
      all.add(earlier);
      comparison =
          Optional.of(
              Comparison.of(
                  Recorded.side(earlier, investigation.policy()),
                  Recorded.side(investigation.linked(), investigation.policy()),
                  Mapping.SAME));
    }
    Mask mask = masks ? Mask.of(all) : Mask.NONE;
    Report report = new Report(investigation, first.outcomes(), comparison, mask, command(mask));
    session.write(
        output,
        to -> {
          if (isHtml) {
            HtmlReport.write(report, to);
          } else {
            MarkdownReport.write(report, to);
          }
        });
    return code;
  }

  private boolean isHtml() {
    if (output == null) {
      return false;
    }
    String name = output.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(HTML) && !name.endsWith(MARKDOWN)) {
      throw new UsageException(output + ": expected a name that ends in .html or .md");
    }
    return name.endsWith(HTML);
  }

  private String name() {
    return String.valueOf(Path.of(files.getFirst()).getFileName());
  }

  private String command(Mask mask) {
    String earlier =
        before.isEmpty()
            ? ""
            : " --before " + before.stream().map(mask::file).collect(Collectors.joining(" "));
    return "slowpath report "
        + files.stream().map(mask::file).collect(Collectors.joining(" "))
        + earlier
        + (masks ? " --mask" : "")
        + " -o report.html";
  }
}
