package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects the rows of one file, whatever its syntax, into a snapshot per instant.
final class Snapshots {
  private static final int MOST_COLUMNS = 10_000;
  private static final Duration SAME_MOMENT = Duration.ofMillis(500);
  private static final char REPLACEMENT = '\uFFFD';

  private final Source source;
  private final Provenance provenance;
  private final Notices notices = new Notices();
  private final Map<String, Column> columns = new HashMap<>();
  private final Set<String> present = new TreeSet<>();
  private final Map<Optional<Instant>, SnapshotDraft> drafts =
      new TreeMap<>(Comparator.comparing(at -> at.orElse(Instant.MIN)));
  private final Counters.Builder counters = new Counters.Builder();
  private Columns latest = new Columns(List.of());
  private @Nullable Timestamp latestAt;
  private SnapshotDraft draft = new SnapshotDraft();
  private boolean isKeyWhole;
  private long rows;

  Snapshots(Source source, Provenance provenance) {
    this.source = source;
    this.provenance = provenance;
  }

  long rows() {
    return rows;
  }

  Notices notices() {
    return notices;
  }

  /// Declares a column, whether or not a row has a value in it.
  void declare(String name) {
    if (columns.size() > MOST_COLUMNS || columns.containsKey(name)) {
      return;
    }
    columns.put(name, Column.named(name));
    present.add(Column.normal(name));
    isKeyWhole = isKeyWhole();
  }

  /// Takes the next row in, its values by column name; null and empty values are left out.
  void add(Map<String, String> values) throws ImportException {
    List<String> names = List.copyOf(values.keySet());
    if (!names.equals(latest.names())) {
      latest = new Columns(names);
      names.forEach(this::declare);
    }
    add(latest, Values.of(List.copyOf(values.values())));
  }

  /// Takes the next row in.
  void add(Columns of, Values values) throws ImportException {
    rows++;
    Row row = new Row(rows, of, values, counters);
    draft(row.time(Column.Fact.SNAPSHOT_AT)).add(row);
    inspect(row);
  }

  private SnapshotDraft draft(@Nullable Timestamp at) {
    if (drafts.isEmpty() || !Objects.equals(at, latestAt)) {
      latestAt = at;
      draft =
          drafts.computeIfAbsent(
              Optional.ofNullable(at).map(Timestamp::instant), _ -> new SnapshotDraft());
    }
    return draft;
  }

  private boolean isKeyWhole() {
    boolean hasIds = present.contains("userid") && present.contains("dbid");
    boolean splitsLevels = !present.contains("jit_functions") || present.contains("toplevel");
    return hasIds && splitsLevels;
  }

  private void inspect(Row row) {
    if (row.negative() > 0) {
      notices.add(Notice.Kind.UNKNOWN, row.negative(), "counters below zero, left unknown");
    }
    if (row.text().indexOf(REPLACEMENT) >= 0) {
      notices.add(
          Notice.Kind.UNKNOWN, 1, "query texts with bytes that are not UTF-8, shown as U+FFFD");
    }
    if (row.hasLaterMinima()) {
      notices.add(
          Notice.Kind.UNSUPPORTED,
          1,
          "entries whose minima and maxima were reset later than the rest (minmax_stats_since)");
    }
    if (row.withoutZone() > 0) {
      notices.add(Notice.Kind.ASSUMED, row.withoutZone(), "times without a zone, read as UTC");
    }
  }

  /// The captures, by time.
  Imported finished() throws ImportException {
    if (drafts.isEmpty()) {
      drafts.put(Optional.empty(), new SnapshotDraft());
    }
    if (drafts.size() > 1 && drafts.containsKey(Optional.<Instant>empty())) {
      throw Row.malformed(
          rows,
          Column.Fact.SNAPSHOT_AT.column(),
          "rows with and rows without snapshot_at",
          "snapshot_at in every row or in none");
    }
    for (SnapshotDraft read : drafts.values()) {
      read.settle(isKeyWhole, notices);
    }
    joinMoments();
    ExtensionVersion version = ExtensionVersion.lowestFitting(present);
    noteColumns(version);
    List<Capture> captures = new ArrayList<>();
    for (Map.Entry<Optional<Instant>, SnapshotDraft> draft : drafts.entrySet()) {
      Instant at = draft.getKey().or(this::instantOfFile).orElse(null);
      captures.add(
          new Capture.OfStatements(provenance, draft.getValue().finished(at, version.name())));
    }
    return new Imported(captures, notices.all());
  }

  /// `clock_timestamp()` gives every row its own microsecond: rows that follow each other at once
  /// are of one snapshot, which is of its first row's instant.
  private void joinMoments() {
    Instant latest = Instant.EPOCH;
    SnapshotDraft first = null;
    long joined = 0;
    for (var drafted = drafts.entrySet().iterator(); drafted.hasNext(); ) {
      var next = drafted.next();
      Instant at = next.getKey().orElse(Instant.MAX);
      boolean isClose = !at.isAfter(latest.plus(SAME_MOMENT));
      latest = at.equals(Instant.MAX) ? latest : at;
      if (first != null && isClose && first.absorb(next.getValue())) {
        drafted.remove();
        joined++;
      } else {
        first = next.getValue();
      }
    }
    if (joined > 0) {
      notices.add(
          Notice.Kind.ASSUMED,
          joined,
          "snapshot_at a moment after that of the rows before, taken as one snapshot");
    }
  }

  private void noteColumns(ExtensionVersion version) {
    boolean isStated = drafts.values().stream().allMatch(SnapshotDraft::statesVersion);
    if (!isStated && !version.isCompleteIn(present)) {
      notices.add(
          Notice.Kind.ASSUMED,
          1,
          "the columns fit extension versions from %s on; %s is taken"
              .formatted(version.name(), version.name()));
    }
    Set<String> other =
        present.stream()
            .filter(name -> Column.named(name) instanceof Column.Other)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!other.isEmpty()) {
      notices.add(
          Notice.Kind.UNSUPPORTED,
          other.size(),
          "columns that no version has, not read: " + String.join(", ", other));
    }
  }

  private Optional<Instant> instantOfFile() {
    if (source.statedInstant().isPresent()) {
      return source.statedInstant();
    }
    Optional<Instant> inName = Timestamp.inName(source.simpleName());
    if (inName.isPresent()) {
      notices.add(
          Notice.Kind.ASSUMED, 1, "taken at " + inName.get() + ", by the file's name, read as UTC");
    } else {
      notices.add(
          Notice.Kind.UNKNOWN,
          1,
          "when the snapshot was taken: neither a column snapshot_at nor the file's name says");
    }
    return inName;
  }
}
