package dev.slowpath.workbench.screen;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.Mapping;
import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.compare.Runs;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The two recordings of an investigation that holds two: before and after. Files belong to the
/// recording in whose folder they lie, else to that of their time; one that spans both is cut.
///
/// @param before the earlier recording
/// @param after the last one
public record Periods(TimeRange before, TimeRange after) {

  /// The recordings of an investigation; empty where it holds one only.
  public static Optional<Periods> of(Investigation investigation) {
    List<TimeRange> runs =
        Runs.of(
            Linked.of(
                captures(investigation.read()), Optional.empty(), investigation.linked().crew()));
    return runs.size() < 2
        ? Optional.empty()
        : Optional.of(new Periods(runs.getFirst(), runs.getLast()));
  }

  /// The earlier recording against the last.
  public Comparison compared(Investigation investigation) {
    return Comparison.of(side(investigation, before), side(investigation, after), Mapping.SAME);
  }

  private static List<Capture> captures(List<Outcome.Read> files) {
    return files.stream().flatMap(file -> file.captures().stream()).toList();
  }

  private Side side(Investigation investigation, TimeRange mine) {
    TimeRange other = mine.equals(before) ? after : before;
    Set<String> folders = folders(investigation, mine, other);
    Set<String> others = folders(investigation, other, mine);
    List<Capture> captures = new ArrayList<>();
    boolean isCut = false;
    for (Outcome.Read file : investigation.read()) {
      if (others.contains(folder(file.file())) || isBelow(file.file(), others)) {
        continue;
      }
      boolean isMine = isBelow(file.file(), folders);
      for (Capture capture : file.captures()) {
        if (isMine || isNear(capture, mine, other)) {
          captures.add(capture);
        }
        isCut |= spansBoth(capture);
      }
    }
    TimeRange whole = new TimeRange(mine.startNs(), mine.endNs() + 1);
    return Recorded.side(
        Linked.of(
            captures, isCut ? Optional.of(whole) : Optional.empty(), investigation.linked().crew()),
        investigation.policy());
  }

  private boolean spansBoth(Capture capture) {
    return capture instanceof Capture.OfTraces of
        && of.traces()
            .range()
            .filter(range -> range.overlaps(before) && range.overlaps(after))
            .isPresent();
  }

  /// The folders that hold traces of one recording and none of the other.
  private static Set<String> folders(Investigation investigation, TimeRange mine, TimeRange other) {
    return investigation.read().stream()
        .filter(file -> file.captures().stream().anyMatch(one -> isTraced(one, mine)))
        .filter(file -> file.captures().stream().noneMatch(one -> isTraced(one, other)))
        .map(file -> folder(file.file()))
        .filter(folder -> !folder.isEmpty())
        .collect(Collectors.toSet());
  }

  private static boolean isTraced(Capture capture, TimeRange time) {
    return capture instanceof Capture.OfTraces of
        && of.traces().range().filter(time::overlaps).isPresent();
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static boolean isBelow(String file, Set<String> folders) {
    return folders.stream().anyMatch(file::startsWith);
  }

  /// What tells no time belongs to neither side.
  private static boolean isNear(Capture capture, TimeRange mine, TimeRange other) {
    return range(capture)
        .filter(range ->
            range.overlaps(mine)
                || (!range.overlaps(other) && distance(range, mine) < distance(range, other)))
        .isPresent();
  }

  private static long distance(TimeRange one, TimeRange other) {
    return Math.max(0, Math.max(other.startNs() - one.endNs(), one.startNs() - other.endNs()));
  }

  private static Optional<TimeRange> range(Capture capture) {
    return switch (capture) {
      case Capture.OfTraces of -> of.traces().range();
      case Capture.OfProfile of -> of.profile().range();
      case Capture.OfStatements of -> Optional.ofNullable(of.snapshot().at()).map(Periods::at);
      case Capture.OfCatalog of -> Optional.ofNullable(of.catalog().at()).map(Periods::at);
      case Capture.OfLog of -> of.log().range();
      case Capture.OfPlans _, Capture.OfCallGraph _, Capture.OfRules _ -> Optional.empty();
    };
  }

  private static TimeRange at(Instant instant) {
    long ns = instant.toEpochMilli() * 1_000_000;
    return new TimeRange(ns, ns);
  }
}
