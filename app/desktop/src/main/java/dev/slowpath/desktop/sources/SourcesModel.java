package dev.slowpath.desktop.sources;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.quality.Recorded;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PolicyWords;
import dev.slowpath.workbench.wording.Problems;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How each file of an investigation was read, as rows.
public final class SourcesModel {

  private SourcesModel() {}

  /// How a file ended.
  public enum State {
    READ,
    ASKS,
    REFUSED
  }

  /// What a good set of captures holds.
  public enum Need {
    TRACES("Traces, for requests and percentiles"),
    SNAPSHOTS("Two statement snapshots, for the database"),
    PLANS("Plans, to prove an index"),
    PROFILE("A profile, for own code");

    private final String words;

    Need(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// A file.
  ///
  /// @param file as it was named
  /// @param format its format in words
  /// @param sentence what is to be known of it
  /// @param held what it holds
  /// @param range the time it tells of
  /// @param mode how a profile's samples were taken; empty where nothing is known of it
  /// @param remarks what was not taken as it stood
  /// @param address its SHA-256; empty where it was not read
  /// @param candidates the formats to choose from
  /// @param companions files that were read with it
  public record Row(
      State state,
      String file,
      String format,
      String sentence,
      String held,
      Optional<TimeRange> range,
      String mode,
      List<String> remarks,
      String address,
      List<Format> candidates,
      List<Companion> companions) {
    public Row {
      remarks = List.copyOf(remarks);
      candidates = List.copyOf(candidates);
      companions = List.copyOf(companions);
    }

    /// The last part of its path.
    String name() {
      return Shortened.file(file);
    }
  }

  /// A file that was read with another: the statement of a plan.
  ///
  /// @param address its SHA-256
  public record Companion(String file, String address) {
    public Companion {
      Objects.requireNonNull(file);
      Objects.requireNonNull(address);
    }
  }

  /// Files that were read first, then those that ask, then refused ones.
  public static List<Row> rows(List<Outcome> outcomes) {
    Map<String, List<Companion>> companions =
        outcomes.stream()
            .filter(Outcome.Beside.class::isInstance)
            .map(Outcome.Beside.class::cast)
            .collect(
                Collectors.groupingBy(
                    Outcome.Beside::of,
                    Collectors.mapping(
                        one -> new Companion(one.file(), one.sha256()), Collectors.toList())));
    List<Row> rows = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Read read ->
            rows.add(row(read, companions.getOrDefault(read.file(), List.of())));
        case Outcome.Ruled ruled -> rows.add(row(ruled));
        case Outcome.Refused refused -> rows.add(row(refused));
        case Outcome.Beside _, Outcome.Unrecognised _ -> {
          // The one stands with what it was read with, the others in a line of their own.
        }
      }
    }
    rows.sort(Comparator.comparing(Row::state));
    return rows;
  }

  /// Files of folders that are of no known format.
  public static List<String> strangers(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome.Unrecognised.class::isInstance)
        .map(Outcome::file)
        .toList();
  }

  private static Row row(Outcome.Read read, List<Companion> companions) {
    return new Row(
        State.READ,
        read.file(),
        read.format().name(),
        sentence(read) + with(companions),
        read.captures().stream().map(SourcesModel::held).collect(Collectors.joining(", ")),
        Recorded.of(read),
        mode(read.captures()),
        read.notices().stream().map(Notices::text).toList(),
        read.sha256(),
        List.of(),
        companions);
  }

  private static String mode(List<Capture> captures) {
    return captures.stream()
        .filter(Capture.OfProfile.class::isInstance)
        .map(capture -> ((Capture.OfProfile) capture).profile().facts().get(Profile.MODE))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static Row row(Outcome.Ruled ruled) {
    return new Row(
        State.READ,
        ruled.file(),
        "Rules",
        Numbers.bytes((double) ruled.bytes()) + " · " + PolicyWords.text(ruled.policy()),
        "rules",
        Optional.empty(),
        "",
        List.of(),
        ruled.sha256(),
        List.of(),
        List.of());
  }

  private static Row row(Outcome.Refused refused) {
    boolean asks = !refused.candidates().isEmpty();
    String names =
        refused.candidates().stream().map(Format::name).collect(Collectors.joining(" or "));
    return new Row(
        asks ? State.ASKS : State.REFUSED,
        refused.file(),
        asks ? "may be " + names : "not read",
        asks ? "More than one format fits. Nothing was read." : Problems.text(refused.problem()),
        asks ? "asks" : "refused",
        Optional.empty(),
        "",
        List.of(),
        "",
        refused.candidates(),
        List.of());
  }

  private static String with(List<Companion> companions) {
    return companions.isEmpty()
        ? ""
        : companions.stream()
            .map(one -> Shortened.file(one.file()))
            .collect(Collectors.joining(", ", " · with ", ""));
  }

  private static String sentence(Outcome.Read read) {
    String size = Numbers.bytes((double) read.bytes());
    int count = read.notices().size();
    if (count != 1) {
      return count == 0 ? size : "%s · %d notices".formatted(size, count);
    }
    Notice only = read.notices().getFirst();
    return "%s · %s %s".formatted(size, Numbers.count(only.count()), Notices.text(only.kind()));
  }

  private static String held(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile(_, var profile) -> {
        long samples =
            profile.metrics().stream()
                .flatMap(metric -> profile.samples(metric).stream())
                .mapToLong(all -> all.size())
                .sum();
        yield counted(samples, "sample");
      }
      case Capture.OfCallGraph(_, var graph) -> counted(graph.functions().size(), "function");
      case Capture.OfTraces(_, var traces) -> counted(traces.size(), "span");
      case Capture.OfStatements(_, var snapshot) -> counted(snapshot.entries().size(), "statement");
      case Capture.OfLog(_, var log) -> counted(log.size(), "logged execution");
      case Capture.OfPlans(_, var plans) -> counted(plans.size(), "plan");
      case Capture.OfCatalog(_, var catalog) -> counted(catalog.tables().size(), "table");
      case Capture.OfRules(_, _, var results) -> counted(results.size(), "rule");
    };
  }

  private static String counted(long count, String noun) {
    return "%s %s%s".formatted(Numbers.count(count), noun, count == 1 ? "" : "s");
  }

  /// What of a good set is there.
  public static Set<Need> met(List<Outcome> outcomes) {
    Set<Need> met = EnumSet.noneOf(Need.class);
    int snapshots = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Read read) {
        for (Capture capture : read.captures()) {
          snapshots += capture instanceof Capture.OfStatements ? 1 : 0;
          need(capture).ifPresent(met::add);
        }
      }
    }
    if (snapshots > 1) {
      met.add(Need.SNAPSHOTS);
    }
    return met;
  }

  private static Optional<Need> need(Capture capture) {
    return switch (capture) {
      case Capture.OfTraces _ -> Optional.of(Need.TRACES);
      case Capture.OfPlans _ -> Optional.of(Need.PLANS);
      case Capture.OfProfile _, Capture.OfCallGraph _ -> Optional.of(Need.PROFILE);
      case Capture.OfStatements _, Capture.OfLog _, Capture.OfCatalog _, Capture.OfRules _ ->
          Optional.empty();
    };
  }
}
