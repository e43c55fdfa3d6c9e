package dev.slowpath.cli.verb;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Reopened;
import dev.slowpath.workbench.policy.PolicyReader;
import dev.slowpath.workbench.quality.Recorded;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Options on what is read, common to all verbs that read files.
public final class Inputs {
  private static final List<String> MEANINGS =
      List.of("time", "name", "duration", "status", "method", "service");

  @Option(
      names = "--as",
      paramLabel = "ID",
      description = "Read all files as this format instead of recognising each.")
  private String format = "";

  @Option(
      names = "--at",
      paramLabel = "FILE=INSTANT",
      description =
          "When a snapshot was taken, for a file that does not say (2026-11-21T09:00:00Z).")
  private List<String> instants = new ArrayList<>();

  @Option(
      names = "--columns",
      paramLabel = "MEANING=NAME,…",
      description =
          "Which columns of a table of requests, or members of JSON lines, mean what: time=, name=,"
              + " duration=, and where there are such status=, method=, service=.")
  private String columns = "";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder with import plugins (jars). May be given several times.")
  private List<Path> plugins = new ArrayList<>();

  @Option(names = "--quiet", description = "No progress and no notices on standard error.")
  private boolean quiet;

  @Option(
      names = "--window",
      paramLabel = "FROM..TO",
      description =
          "Look only at this time, in ISO instants; either side may be left open"
              + " (2026-11-21T09:00:00Z..).")
  private String window = "";

  boolean isQuiet() {
    return quiet;
  }

  private final Map<List<String>, Asked> known = new HashMap<>();
  private Set<Metric> wanted = Set.of();
  private boolean isJudging;
  private boolean isRuled;

  List<Path> plugins() {
    for (Path folder : plugins) {
      if (!Files.isDirectory(folder)) {
        throw new UsageException("--plugins " + folder + ": no such folder");
      }
    }
    return plugins;
  }

  /// Has only some metrics of profiles read, by formats that can; none stands for all.
  void want(Set<Metric> metrics) {
    wanted = Set.copyOf(metrics);
    known.clear();
  }

  /// Has the rules of the current folder hold too.
  Inputs judging() {
    isJudging = true;
    return this;
  }

  /// Has files judged by the rules of other tools, where there are such for their format.
  void judgeByOthers() {
    isRuled = true;
    known.clear();
  }

  Asked asked(List<String> names) {
    return known.computeIfAbsent(List.copyOf(names), this::opened);
  }

  // Investigations among the names are opened once.
  private Asked opened(List<String> names) {
    List<String> files = new ArrayList<>();
    Map<String, Path> places = new LinkedHashMap<>();
    Map<String, String> formats = new HashMap<>();
    Map<String, Instant> stated = new HashMap<>();
    for (String name : names) {
      if (InvestigationFile.isNamed(name)) {
        Asked kept = reopened(name);
        places.putAll(kept.places());
        formats.putAll(kept.formats());
        stated.putAll(kept.instants());
        files.addAll(kept.names().stream().filter(file -> !files.contains(file)).toList());
      } else {
        files.add(name);
      }
    }
    stated.putAll(statedInstants());
    if (isJudging && Files.isRegularFile(Path.of(PolicyReader.NAME))) {
      files.add(PolicyReader.NAME);
    }
    return new Asked(
        files,
        Optional.of(format).filter(given -> !given.isEmpty()),
        stated,
        places,
        wanted,
        formats,
        columns(),
        isRuled);
  }

  /// The sources of an investigation that was kept.
  private static Asked reopened(String document) {
    try {
      return Reopened.sources(Path.of(document));
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(document, refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UsageException(
          "%s: cannot be read: %s".formatted(document, unreadable.getMessage()), unreadable);
    }
  }

  /// What the window is asked to open: it opens a kept investigation itself, with its view.
  Asked forWindow(List<String> names) {
    return names.size() == 1 && InvestigationFile.isNamed(names.getFirst())
        ? Asked.files(Path.of(names.getFirst()))
        : asked(names);
  }

  /// What `--at` says, by the file's name.
  Map<String, Instant> statedInstants() {
    Map<String, Instant> byName = new HashMap<>();
    for (String stated : instants) {
      int equals = stated.lastIndexOf('=');
      if (equals < 1) {
        throw new UsageException("--at " + stated + ": expected FILE=INSTANT");
      }
      byName.put(
          stated.substring(0, equals), instant("--at " + stated, stated.substring(equals + 1)));
    }
    return byName;
  }

  private static Instant instant(String option, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unclear) {
      throw new UsageException(
          "%s: '%s' is no instant, expected one like 2026-11-21T09:00:00Z".formatted(option, text),
          unclear);
    }
  }

  /// What `--columns` says.
  private Map<String, String> columns() {
    Map<String, String> stated = new LinkedHashMap<>();
    for (String one : columns.isEmpty() ? new String[0] : columns.split(",", -1)) {
      int equals = one.indexOf('=');
      String meaning = equals < 0 ? one : one.substring(0, equals).strip();
      if (equals < 0 || !MEANINGS.contains(meaning) || equals == one.length() - 1) {
        throw new UsageException(
            "--columns %s: expected some of %s".formatted(one, String.join("=…, ", MEANINGS)));
      }
      stated.put(meaning, one.substring(equals + 1).strip());
    }
    return stated;
  }

  boolean hasWindow() {
    return !window.isEmpty();
  }

  /// The window asked for; a side left open is where the captures begin or end.
  Optional<TimeRange> window(List<Capture> captures) {
    return window("--window", window, captures);
  }

  /// The window that an option asks for; empty where it is not given.
  static Optional<TimeRange> window(String name, String window, List<Capture> captures) {
    if (window.isEmpty()) {
      return Optional.empty();
    }
    String option = name + " " + window;
    int dots = window.indexOf("..");
    if (dots < 0) {
      throw new UsageException(option + ": expected FROM..TO, either side may be left open");
    }
    String from = window.substring(0, dots);
    String to = window.substring(dots + 2);
    TimeRange observed =
        Recorded.of(captures)
            .orElseThrow(
                () -> new UsageException(option + ": nothing among the files tells its time"));
    long start = from.isEmpty() ? observed.startNs() : epochNs(instant(option, from));
    // The last instant of the files lies before the end of a window that is left open.
    long end = to.isEmpty() ? observed.endNs() + 1 : epochNs(instant(option, to));
    if (start >= end || end < observed.startNs() || start > observed.endNs()) {
      throw new UsageException(
          "%s: holds nothing, the files cover %s..%s"
              .formatted(option, text(observed.startNs()), text(observed.endNs())));
    }
    return Optional.of(new TimeRange(start, end));
  }

  private static long epochNs(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }

  private static Instant text(long epochNs) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNs, 1_000_000_000L), Math.floorMod(epochNs, 1_000_000_000L));
  }
}
