package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
  private final int condition;
  private final int[] about;
  private final int state;
  private final int count;

  /// Events that are no samples, and tell something about the recording.
  enum Note {
    CPU_TIME_LOST("jdk.CPUTimeSamplesLost"),
    DATA_LOSS("jdk.DataLoss"),
    SETTING("jdk.ActiveSetting"),
    JVM("jdk.JVMInformation"),
    PROCESSORS("jdk.CPUInformation"),
    SYSTEM("jdk.OSInformation"),
    MEMORY("jdk.PhysicalMemory"),
    CONTAINER("jdk.ContainerConfiguration"),
    COLLECTOR("jdk.GCConfiguration"),
    HEAP("jdk.GCHeapConfiguration"),
    VIRTUALIZATION("jdk.VirtualizationInformation");

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
    condition = sampled == null ? -1 : fields.indexOf(sampled.conditionField());
    state = sampled == null ? -1 : fields.indexOf(sampled.stateField());
    about = about(sampled, fields);
    int last =
        IntStream.concat(
                IntStream.of(time, stack, thread, weight, condition, state), Arrays.stream(about))
            .max()
            .orElse(-1);
    count = note == null ? last + 1 : fields.size();
  }

  private static int[] about(@Nullable SampledEvent sampled, Fields fields) {
    List<String> names = sampled == null ? List.of() : sampled.aboutFields();
    return names.stream().mapToInt(fields::indexOf).filter(field -> field >= 0).toArray();
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

  /// Whether the event that was read is one of those wanted.
  boolean isMeant() {
    return condition < 0 || fields.number(condition) != 0;
  }

  /// The fields that say what the event is about.
  int[] about() {
    return about;
  }

  /// The field that says what the thread did; -1 where there is none.
  int state() {
    return state;
  }

  /// Whether one number of a constant says all that there is to say of the event's occasion.
  boolean hasOneAspect() {
    int one = about.length == 1 ? about[0] : state;
    return about.length <= 1 && (one < 0 || fields.isConstant(one));
  }

  /// That number; 0 where nothing is said.
  long aspect() {
    return fields.number(about.length == 1 ? about[0] : state);
  }

  long weight(Ticks clock) {
    return weight < 0 ? 1 : clock.weight(fields.number(weight), fields.scale(weight));
  }
}
