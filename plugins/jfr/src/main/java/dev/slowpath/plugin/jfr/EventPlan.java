package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import org.jspecify.annotations.Nullable;

/// What is read of the events of one type, and where it stands among their fields.
///
/// Shapes: fields are indices, or -1 where the type has none of that name.
final class EventPlan {
  private final @Nullable SampledEvent sampled;
  private final @Nullable Note note;
  private final Fields fields;
  private final int number;
  private final int time;
  private final int stack;
  private final int thread;
  private final int weight;
  private final int count;

  /// Events that are no samples, and tell something about the recording.
  enum Note {
    CPU_TIME_LOST("jdk.CPUTimeSamplesLost"),
    DATA_LOSS("jdk.DataLoss"),
    SETTING("jdk.ActiveSetting"),
    JVM("jdk.JVMInformation"),
    PROCESSORS("jdk.CPUInformation");

    private final String id;

    Note(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  private EventPlan(@Nullable SampledEvent sampled, @Nullable Note note, Fields fields) {
    this.sampled = sampled;
    this.note = note;
    this.fields = fields;
    number = sampled == null ? -1 : SampledEvent.ALL.indexOf(sampled);
    time = fields.indexOf("startTime");
    stack = fields.indexOf("stackTrace");
    thread = sampled == null ? -1 : fields.indexOf(sampled.threadField());
    weight = sampled == null ? -1 : fields.indexOf(sampled.weightField());
    int last = Math.max(Math.max(time, stack), Math.max(thread, weight));
    count = note == null ? last + 1 : fields.size();
  }

  static EventPlan sampling(SampledEvent event, Fields fields) {
    return new EventPlan(event, null, fields);
  }

  static EventPlan noting(Note note, Fields fields) {
    return new EventPlan(null, note, fields);
  }

  @Nullable SampledEvent sampled() {
    return sampled;
  }

  /// The place of the sampled event in `SampledEvent.ALL`.
  int number() {
    return number;
  }

  @Nullable Note note() {
    return note;
  }

  Fields fields() {
    return fields;
  }

  /// Reads what is wanted of the event whose body begins at the cursor.
  void read(Cursor cursor) throws ImportException {
    fields.read(cursor, count);
  }

  /// The type of the constants that say which thread it was; -1 where the event has none.
  long threadType() {
    return fields.type(thread);
  }

  long stack() {
    return fields.number(stack);
  }

  long thread() {
    return fields.number(thread);
  }

  long timeNs(Ticks clock) {
    return clock.instantNs(fields.number(time), fields.scale(time));
  }

  long weight(Ticks clock) {
    return weight < 0 ? 1 : clock.weight(fields.number(weight), fields.scale(weight));
  }
}
