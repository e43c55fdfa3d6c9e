package dev.slowpath.analysis.link;

import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;

/// The processes of spans, looked up one after the other: spans that follow each other are mostly
/// of one process, whose key is made once.
final class Processes {
  private static final int UNSEEN = -2;

  private final TraceSet traces;
  private final int[] keys;
  private final int[] last;
  private ProcessKey process = new ProcessKey("", "");

  Processes(TraceSet traces) {
    this.traces = traces;
    keys = ProcessKey.INSTANCE.stream().mapToInt(traces::number).toArray();
    last = new int[keys.length + 1];
    Arrays.fill(last, UNSEEN);
  }

  ProcessKey of(int span) {
    boolean isSame = last[keys.length] == traces.serviceNumber(span);
    last[keys.length] = traces.serviceNumber(span);
    for (int at = 0; at < keys.length; at++) {
      int value = keys[at] < 0 ? -1 : traces.valueNumber(span, keys[at]);
      isSame &= last[at] == value;
      last[at] = value;
    }
    process = isSame ? process : ProcessKey.of(traces, span);
    return process;
  }
}
