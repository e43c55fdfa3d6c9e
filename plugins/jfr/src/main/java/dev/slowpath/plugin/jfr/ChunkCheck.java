package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import java.util.Map;
import java.util.Set;

/// A look over a chunk before it is decoded. The decoder trusts what it reads: an event of negative
/// size or a circle of constant pools would keep it for ever, so both are refused here.
final class ChunkCheck {
  private static final int EVENTS_PER_TICK = 1 << 14;

  private final Chunk chunk;
  private final Map<Long, String> names;
  private long unnamed;

  private ChunkCheck(Chunk chunk, Map<Long, String> names) {
    this.chunk = chunk;
    this.names = names;
  }

  /// Checks the chunk, and masks the events of types that are not wanted, so that the decoder
  /// spends nothing on them. Events of no known type are left as they are: it passes over those
  /// anyway, and a second check counts them again.
  static ChunkCheck of(Chunk chunk, Set<String> wanted, Progress progress) throws ImportException {
    ChunkCheck check = new ChunkCheck(chunk, TypeNames.of(chunk));
    check.walkConstants();
    check.walkEvents(wanted, progress);
    return check;
  }

  /// The names of the chunk's types by their numbers.
  Map<Long, String> names() {
    return names;
  }

  /// How many events have a type that the chunk does not describe.
  long unnamed() {
    return unnamed;
  }

  private void walkConstants() throws ImportException {
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

  private void walkEvents(Set<String> wanted, Progress progress) throws ImportException {
    Events events = new Events(chunk);
    for (int walked = 1; events.next(); walked++) {
      if (events.type() != Events.METADATA && events.type() != Events.CONSTANTS) {
        sort(events, wanted);
      }
      if (walked % EVENTS_PER_TICK == 0) {
        progress.tick();
      }
    }
  }

  private void sort(Events events, Set<String> wanted) {
    String name = names.get(events.type());
    if (name == null) {
      unnamed++;
    } else if (!wanted.contains(name)) {
      events.mask();
    }
  }
}
