package dev.slowpath.workbench.live;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Live.Lack;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.job.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Snapshots of a live system, taken once or again and again, into a folder that is read like any
/// other. A file appears whole or not at all, so that those before a failure can be relied on.
public final class LiveCapture {
  private static final long LOOK_NS = 50_000_000;

  private final Recorder recorder;
  private final Access access;
  private final Cancellation cancellation;

  public LiveCapture(Recorder recorder, Access access, Cancellation cancellation) {
    this.recorder = recorder;
    this.access = access;
    this.cancellation = cancellation;
  }

  /// What is wanted.
  ///
  /// @param every from the beginning of one snapshot to that of the next
  /// @param count how many snapshots
  public record Wish(String address, Path folder, Duration every, int count) {
    public Wish {
      if (count < 1 || every.isNegative()) {
        throw new IllegalArgumentException(count + " snapshots every " + every);
      }
    }
  }

  /// A snapshot that was kept.
  public record Snapshot(Instant at, List<Path> files) {
    public Snapshot {
      files = List.copyOf(files);
    }
  }

  /// Is told of each snapshot once its files are there.
  public interface Watch {
    void kept(Snapshot snapshot, int number, int count);
  }

  /// All that was kept.
  ///
  /// @param system what was connected to
  /// @param lacks what the system does not show, each once
  public record Captured(String system, List<Snapshot> snapshots, List<Lack> lacks) {
    public Captured {
      snapshots = List.copyOf(snapshots);
      lacks = List.copyOf(lacks);
    }

    /// Whether figures are missing that were asked for.
    public boolean lacksFigures() {
      return lacks.stream().anyMatch(Lack::isGrave);
    }
  }

  /// Takes the snapshots.
  ///
  /// @throws UnreachableException where the system cannot be reached or goes away; what was kept
  ///   until then stays
  /// @throws IOException where the folder cannot be written to
  public Captured run(Wish wish, Watch watch) throws UnreachableException, IOException {
    Files.createDirectories(wish.folder());
    List<Snapshot> kept = new ArrayList<>();
    Set<Lack> lacks = new LinkedHashSet<>();
    try (Live live = recorder.connect(wish.address(), access)) {
      long started = System.nanoTime();
      for (int number = 1; number <= wish.count(); number++) {
        waitUntil(started + (number - 1) * wish.every().toNanos());
        Live.Recording recording = live.record();
        lacks.addAll(recording.lacks());
        Snapshot snapshot = kept(recording, wish.folder());
        kept.add(snapshot);
        watch.kept(snapshot, number, wish.count());
      }
      return new Captured(live.name(), kept, List.copyOf(lacks));
    }
  }

  private void waitUntil(long nanoTime) {
    cancellation.check();
    while (System.nanoTime() < nanoTime) {
      LockSupport.parkNanos(LOOK_NS);
      cancellation.check();
    }
  }

  private static Snapshot kept(Live.Recording recording, Path folder) throws IOException {
    return new Snapshot(recording.at(), PartFiles.write(recording.at(), recording.parts(), folder));
  }
}
