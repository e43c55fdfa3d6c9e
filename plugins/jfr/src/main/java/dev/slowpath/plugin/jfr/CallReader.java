package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.util.ArrayList;
import java.util.List;

/// Reads the events of a chunk that tell of calls.
final class CallReader {
  private final Chunk chunk;
  private final Layouts layouts;
  private final Constants constants;

  CallReader(Chunk chunk, Layouts layouts, Constants constants) {
    this.chunk = chunk;
    this.layouts = layouts;
    this.constants = constants;
  }

  List<Call> read(EventScan scan) throws ImportException {
    List<Call> calls = new ArrayList<>();
    Cursor cursor = chunk.cursor();
    for (int event : scan.calls()) {
      cursor.seek(event);
      cursor.readInt();
      CallPlan plan = layouts.call(cursor.readLong());
      if (plan != null) {
        calls.add(plan.read(cursor, constants, scan.clock(), chunk.offset() + event));
      }
    }
    return calls;
  }
}
