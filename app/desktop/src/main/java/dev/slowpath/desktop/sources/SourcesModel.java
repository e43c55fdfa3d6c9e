package dev.slowpath.desktop.sources;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How each file of an investigation was read, as rows.
public final class SourcesModel {

  private SourcesModel() {}

  /// How a file ended.
  public enum State {
    READ,
    REFUSED,
    UNRECOGNISED
  }

  /// A file.
  ///
  /// @param format its format in words
  /// @param sentence what is to be known of it
  /// @param held what it holds
  public record Row(State state, String file, String format, String sentence, String held) {}

  /// Read files first, then refused ones, then those of no known format.
  public static List<Row> rows(List<Outcome> outcomes) {
    List<Row> rows = new ArrayList<>();
    outcomes.forEach(outcome -> rows.add(row(outcome)));
    rows.sort(java.util.Comparator.comparing(Row::state));
    return rows;
  }

  private static Row row(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read read ->
          new Row(State.READ, name(read.file()), read.format().name(), sentence(read), held(read));
      case Outcome.Refused(String file, var problem) ->
          new Row(State.REFUSED, name(file), "not read", Problems.text(problem), "refused");
      case Outcome.Unrecognised(String file) ->
          new Row(
              State.UNRECOGNISED,
              name(file),
              "of no known format",
              "Nothing of it is used.",
              "not read");
    };
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static String sentence(Outcome.Read read) {
    String size = Numbers.bytes((double) read.bytes());
    if (read.notices().isEmpty()) {
      return size;
    }
    return size
        + " · "
        + read.notices().stream().map(Notices::text).collect(Collectors.joining("; "));
  }

  private static String held(Outcome.Read read) {
    return read.captures().stream().map(SourcesModel::held).collect(Collectors.joining(", "));
  }

  private static String held(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile(_, var profile) -> {
        long samples =
            profile.metrics().stream()
                .flatMap(metric -> profile.samples(metric).stream())
                .mapToLong(all -> all.size())
                .sum();
        yield Numbers.count(samples) + " samples";
      }
      case Capture.OfCallGraph _ -> "a call-counting profile";
      case Capture.OfTraces(_, var traces) -> Numbers.count((long) traces.size()) + " spans";
      case Capture.OfStatements(_, var snapshot) ->
          Numbers.count((long) snapshot.entries().size()) + " statements";
      case Capture.OfPlans(_, var plans) ->
          plans.size() == 1 ? "1 plan" : Numbers.count((long) plans.size()) + " plans";
      case Capture.OfCatalog(_, var catalog) ->
          Numbers.count((long) catalog.tables().size()) + " tables";
    };
  }
}
