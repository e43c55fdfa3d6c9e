package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import java.util.Arrays;

/// One walk over the events of a chunk: rows of samples, and the places of everything that is read
/// later.
final class EventScan {
  private static final int EVENTS_PER_TICK = 1 << 14;

  private final Chunk chunk;
  private final Layouts layouts;
  private final Ticks clock;
  private final Cursor cursor;
  private final Rows rows;
  private final LongIndex stacks = new LongIndex();
  private final LongIndex threads = new LongIndex();
  private final Places checkpoints = new Places();
  private final Places notes = new Places();
  private final Places calls = new Places();
  private long threadType = -1;
  private long unnamed;

  /// Places in a chunk, in order.
  static final class Places {
    private int[] places = new int[64];
    private int size;

    void add(int place) {
      if (size == places.length) {
        places = Arrays.copyOf(places, size * 2);
      }
      places[size++] = place;
    }

    int[] all() {
      return Arrays.copyOf(places, size);
    }
  }

  /// A walk.
  ///
  /// @param expected about how many samples it will meet
  EventScan(Chunk chunk, Layouts layouts, Ticks clock, int expected) {
    rows = new Rows(expected);
    this.chunk = chunk;
    this.layouts = layouts;
    this.clock = clock;
    cursor = chunk.cursor();
  }

  void walk(Progress progress) throws ImportException {
    Events events = new Events(chunk);
    for (int walked = 1; events.next(); walked++) {
      EventPlan plan = layouts.plan(events.type());
      if (plan != null) {
        take(plan, events);
      } else if (events.type() == Events.CONSTANTS) {
        checkpoints.add(events.start());
      } else if (layouts.call(events.type()) != null) {
        calls.add(events.start());
      } else if (!layouts.isDescribed(events.type()) && events.type() != Events.METADATA) {
        unnamed++;
      }
      if (walked % EVENTS_PER_TICK == 0) {
        progress.tick();
      }
    }
  }

  private void take(EventPlan plan, Events events) throws ImportException {
    if (plan.sampled() == null) {
      notes.add(events.start());
      return;
    }
    cursor.seek(events.body());
    plan.read(cursor);
    if (cursor.at() > events.end()) {
      throw chunk.malformed(events.start(), "fields beyond their event", "fields that end with it");
    }
    if (!plan.isMeant()) {
      return;
    }
    if (plan.threadType() >= 0) {
      threadType = plan.threadType();
    }
    rows.add(plan.number(), index(stacks, plan.stack()), index(threads, plan.thread()));
    long aspect = plan.hasOneAspect() ? plan.aspect() : events.start();
    rows.complete(plan.timeNs(clock), plan.weight(clock), aspect);
  }

  /// The number 0 stands for nothing.
  private static int index(LongIndex numbers, long number) {
    return number == 0 ? -1 : numbers.add(number);
  }

  Rows rows() {
    return rows;
  }

  LongIndex stacks() {
    return stacks;
  }

  LongIndex threads() {
    return threads;
  }

  /// The type of the constants that rows name as their threads.
  long threadType() {
    return threadType;
  }

  int[] checkpoints() {
    return checkpoints.all();
  }

  /// Where the events begin that are no samples.
  int[] notes() {
    return notes.all();
  }

  /// Where the events begin that tell of calls.
  int[] calls() {
    return calls.all();
  }

  Ticks clock() {
    return clock;
  }

  long unnamed() {
    return unnamed;
  }

  int[] samplesByStack() {
    int[] counts = new int[stacks.size()];
    for (int row = 0; row < rows.size(); row++) {
      if (rows.stack(row) >= 0) {
        counts[rows.stack(row)]++;
      }
    }
    return counts;
  }
}
