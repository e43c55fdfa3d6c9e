package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.source.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that was read of a recording so far, chunk by chunk in the order of the file.
final class Recording {
  private final Gathered gathered = new Gathered();
  private final Settings settings = new Settings();
  private final Set<Chunk.Identity> seen = new HashSet<>();
  private final List<Call> calls = new ArrayList<>();
  private long bytes;
  private long copies;
  private long unnamedEvents;
  private long dataLossBytes;
  private long missingStacks;
  private long drifting;
  private long longestDriftNs;

  /// Adds a chunk. A copy of a chunk that was added before changes nothing.
  void add(Decoded chunk) {
    if (!seen.add(chunk.identity())) {
      copies++;
      return;
    }
    bytes += chunk.header().size();
    gathered.add(chunk);
    calls.addAll(chunk.calls());
    settings.chunk(chunk.header());
    Decoded.Told told = chunk.told();
    gathered.lost(SampledEvent.CPU_TIME, told.lostCpuTime());
    dataLossBytes += told.lostBytes();
    told.facts().forEach(fact -> settings.fact(fact.getKey(), fact.getValue()));
    told.settings().forEach(one -> settings.setting(one.event(), one.name(), one.value()));
    unnamedEvents += chunk.unnamed();
    missingStacks += chunk.stacks().missing();
    if (chunk.driftNs() != 0) {
      drifting++;
      longestDriftNs = Math.max(longestDriftNs, Math.abs(chunk.driftNs()));
    }
  }

  boolean isEmpty() {
    return seen.isEmpty();
  }

  Profile profile() {
    return gathered.build(settings.facts(), settings.periodsNs());
  }

  /// How long the chunks are together.
  long bytes() {
    return bytes;
  }

  /// The calls that events tell of, in the order of the file.
  List<Call> calls() {
    return calls;
  }

  /// What was recorded, by its program's name.
  String program() {
    return settings.program();
  }

  /// What was lost or changed on the way, by the recorder and here.
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    gathered.tallies().forEach((metric, tally) -> tell(notices, metric, tally));
    add(
        notices,
        Notice.Kind.LOST,
        dataLossBytes,
        "bytes of events for which the recorder had no room");
    add(
        notices,
        Notice.Kind.DUPLICATE,
        copies,
        "chunks that are copies of earlier ones, counted once");
    add(
        notices,
        Notice.Kind.SKIPPED,
        unnamedEvents,
        "events of a type that the recording does not describe");
    add(
        notices,
        Notice.Kind.LOST,
        missingStacks,
        "samples whose stack the recorder did not write, kept as [no stack]");
    add(
        notices,
        Notice.Kind.ASSUMED,
        drifting,
        "chunks whose event clock drifts from the wall clock, by up to %d ms: times follow the wall clock"
            .formatted(longestDriftNs / 1_000_000));
    tellWhatWasToldTwice(notices);
    add(notices, Notice.Kind.CLAMPED, gathered.clamped(), "weights below zero or beyond all range");
    tellOfPeriods(notices);
    return notices;
  }

  private void tellOfPeriods(List<Notice> notices) {
    settings
        .changedPeriods()
        .forEach((metric, count) ->
            add(
                notices,
                Notice.Kind.UNKNOWN,
                count,
                metric.id() + ": intervals of sampling in one recording, so none is taken"));
  }

  private void tellWhatWasToldTwice(List<Notice> notices) {
    gathered
        .toldTwice()
        .forEach((event, count) ->
            add(
                notices,
                Notice.Kind.DUPLICATE,
                count,
                event.id()
                    + ": events left out, for jdk.ObjectAllocationSample tells of the same"
                    + " allocations"));
  }

  private static void tell(List<Notice> notices, Metric metric, Gathered.Tally tally) {
    String of = metric.id() + ": ";
    add(notices, Notice.Kind.LOST, tally.lost(), of + "samples that the recorder lost");
    add(
        notices,
        Notice.Kind.LOST,
        tally.truncated(),
        of + "stacks cut at the recorder's depth limit, without their callers");
    add(
        notices,
        Notice.Kind.UNKNOWN,
        tally.failed(),
        of + "samples without a stack, kept as [no stack]");
  }

  private static void add(List<Notice> notices, Notice.Kind kind, long count, String detail) {
    if (count > 0) {
      notices.add(new Notice(kind, count, detail));
    }
  }
}
