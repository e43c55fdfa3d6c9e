package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.util.Optional;

/// Finds out how much of a chunk can still be read after its end was lost.
///
/// A finished chunk has its types and constants at its end: cut, it is lost. A recorder that
/// flushes (each second by default when it writes to disk) puts both between the events as well:
/// then the chunk reads up to the last constants that are whole, and what follows them is lost,
/// because the stacks it refers to are not there.
final class CutChunk {
  private int constantsAt;
  private int metadataAt;
  private int constantsEnd;
  private int metadataEnd;

  private CutChunk() {}

  /// The readable beginning of the chunk, as a chunk of its own; empty where there is none.
  static Optional<Chunk> readablePart(Chunk cut) {
    CutChunk search = new CutChunk();
    search.walk(cut);
    if (search.constantsAt == 0 || search.metadataAt == 0) {
      return Optional.empty();
    }
    int end = Math.max(search.constantsEnd, search.metadataEnd);
    return Optional.of(cut.shortened(end, search.constantsAt, search.metadataAt));
  }

  private void walk(Chunk cut) {
    Events events = new Events(cut);
    while (hasNext(events)) {
      if (events.type() == Events.CONSTANTS) {
        constantsAt = events.start();
        constantsEnd = events.end();
      } else if (events.type() == Events.METADATA) {
        metadataAt = events.start();
        metadataEnd = events.end();
      }
    }
  }

  /// The first event that does not end within the bytes is where the cut is.
  private static boolean hasNext(Events events) {
    try {
      return events.next();
    } catch (ImportException theCut) {
      return false;
    }
  }
}
