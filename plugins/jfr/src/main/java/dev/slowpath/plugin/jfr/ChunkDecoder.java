package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes chunks, one after another on one thread.
///
/// Events are walked once, by their sizes; only the fields wanted of the types wanted are read.
/// Samples name their stacks and threads by number. The constants are then walked once for the
/// places where these begin, and each stack, method and thread that a sample refers to is decoded
/// once. Types are read anew only where a chunk describes others than the one before.
final class ChunkDecoder {
  private final Set<Metric> wanted;
  private final Progress progress;
  private byte[] described = {};
  private @Nullable Layouts layouts;
  private int samplesBefore;

  /// A decoder.
  ///
  /// @param wanted the metrics that are read; empty for all
  ChunkDecoder(Set<Metric> wanted, Progress progress) {
    this.wanted = Set.copyOf(wanted);
    this.progress = progress;
  }

  Decoded decode(Chunk chunk) throws ImportException {
    Layouts known = layouts(chunk);
    Chunk.Identity identity = chunk.identity();
    checkConstants(chunk);
    long driftNs = ChunkClock.mend(chunk);
    EventScan scan = new EventScan(chunk, known, ChunkClock.of(chunk), samplesBefore);
    scan.walk(progress);
    samplesBefore = scan.rows().size();
    Pools pools = new Pools(known, chunk, scan.stacks(), progress);
    for (int checkpoint : scan.checkpoints()) {
      pools.add(checkpoint);
    }
    Constants constants = new Constants(chunk, known, pools);
    StackReader stacks = StackReader.read(chunk, known.stacks(), pools, scan.samplesByStack());
    List<Occasion> occasions = new OccasionReader(chunk, known, constants).read(scan.rows());
    scan.rows().orderByTime();
    return new Decoded(
        identity,
        chunk.header(),
        scan.rows(),
        stacks,
        methods(stacks, known.stacks().methodType(), constants),
        StackReader.kinds(known.stacks(), constants),
        threads(scan, constants),
        occasions,
        new CallReader(chunk, known, constants).read(scan),
        new NoteReader(chunk, known, constants, scan.clock()).read(scan),
        driftNs,
        scan.unnamed());
  }

  private Layouts layouts(Chunk chunk) throws ImportException {
    byte[] description = Metadata.bytes(chunk);
    Layouts known = layouts;
    if (known == null || !Arrays.equals(description, described)) {
      known = Layouts.of(chunk, wanted);
      layouts = known;
      described = description;
    }
    return known;
  }

  private List<String> methods(StackReader stacks, long type, Constants constants)
      throws ImportException {
    List<String> names = new ArrayList<>(stacks.methods());
    for (int index = 0; index < stacks.methods(); index++) {
      names.add(constants.method(type, stacks.method(index)));
      if (index % 1024 == 0) {
        progress.tick();
      }
    }
    return names;
  }

  private static List<@Nullable ProfiledThread> threads(EventScan scan, Constants constants)
      throws ImportException {
    List<@Nullable ProfiledThread> threads = new ArrayList<>();
    for (int index = 0; index < scan.threads().size(); index++) {
      threads.add(constants.thread(scan.threadType(), scan.threads().key(index)).orElse(null));
    }
    return threads;
  }

  /// Goes back from the last constants to the first, as other readers do: a chunk that sends them
  /// round in a circle is refused.
  private static void checkConstants(Chunk chunk) throws ImportException {
    long at = chunk.header().constantsAt();
    if (at == 0) {
      return;
    }
    Cursor cursor = chunk.cursor();
    long step = -1;
    while (step != 0) {
      cursor.seek(at);
      cursor.readInt();
      if (at < ChunkHeader.LENGTH || cursor.readLong() != Events.CONSTANTS) {
        throw chunk.malformed(at, "another event", "a constant pool");
      }
      cursor.readLong();
      cursor.readLong();
      step = cursor.readLong();
      if (step > 0) {
        throw chunk.malformed(at, "a later constant pool", "the pool before this one, or none");
      }
      at += step;
    }
  }
}
