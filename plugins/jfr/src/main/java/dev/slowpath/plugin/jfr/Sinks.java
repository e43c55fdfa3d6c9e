package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IConstantPoolExtension;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/// Where the events of one chunk go while JMC parses it. Nothing is handed on to JMC's own store of
/// events, so nothing of them stays in memory.
final class Sinks implements IParserExtension, IEventSinkFactory, IConstantPoolExtension {
  private static final int PIECES_PER_TICK = 1 << 11;
  private static final Map<String, SampledEvent> SAMPLED = new HashMap<>();

  static {
    for (SampledEvent event : SampledEvent.values()) {
      SAMPLED.put(event.id(), event);
    }
  }

  private final Recording recording;
  private final Map<Long, String> typeNames;
  private final Progress progress;
  private int pieces;

  Sinks(Recording recording, Map<Long, String> typeNames, Progress progress) {
    this.recording = recording;
    this.typeNames = typeNames;
    this.progress = progress;
  }

  /// The event types that are read.
  static Set<String> wanted() {
    Set<String> wanted = new HashSet<>(SAMPLED.keySet());
    wanted.addAll(
        List.of(
            "jdk.CPUTimeSamplesLost",
            "jdk.DataLoss",
            "jdk.ActiveSetting",
            "jdk.JVMInformation",
            "jdk.CPUInformation"));
    return wanted;
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory jmcStore) {
    return this;
  }

  @Override
  public IConstantPoolExtension createConstantPoolExtension() {
    return this;
  }

  /// Constants are most of a chunk's work, and only here they can be counted.
  @Override
  public Object constantRead(long index, Object constant, String typeId) {
    count();
    return constant;
  }

  @Override
  public IEventSink create(
      String id, String label, String[] category, String description, List<ValueField> structure) {
    Fields fields = new Fields(structure);
    SampledEvent sampled = SAMPLED.get(id);
    if (sampled != null) {
      return samples(sampled, fields);
    }
    return switch (id) {
      case "jdk.CPUTimeSamplesLost" ->
          values ->
              recording
                  .gathered()
                  .lost(SampledEvent.CPU_TIME, fields.number(values, "lostSamples"));
      case "jdk.DataLoss" ->
          values -> recording.dataLoss(fields.quantity(values, "amount", UnitLookup.BYTE));
      case "jdk.ActiveSetting" -> values -> setting(fields, values);
      case "jdk.JVMInformation" -> values -> machine(fields, values);
      case "jdk.CPUInformation" -> values -> processors(fields, values);
      default -> values -> {};
    };
  }

  @Override
  public void flush() {}

  private void count() {
    if (++pieces % PIECES_PER_TICK == 0) {
      progress.tick();
    }
  }

  private IEventSink samples(SampledEvent event, Fields fields) {
    int time = fields.indexOf("startTime");
    int trace = fields.indexOf("stackTrace");
    int thread = fields.indexOf(event.threadField());
    int weight = fields.indexOf(event.weightField());
    IUnit unit = unit(event);
    Gathered gathered = recording.gathered();
    return values -> {
      count();
      gathered.sample(
          event,
          Fields.value(values, trace) instanceof IMCStackTrace stack ? stack : null,
          Fields.value(values, thread) instanceof IMCThread named ? named : null,
          Fields.quantity(Fields.value(values, time), UnitLookup.EPOCH_NS),
          weight < 0 ? 1 : Fields.quantity(Fields.value(values, weight), unit));
    };
  }

  private static IUnit unit(SampledEvent event) {
    return switch (event.unit()) {
      case NANOSECONDS -> UnitLookup.NANOSECOND;
      case BYTES -> UnitLookup.BYTE;
      case SAMPLES, COUNT -> UnitLookup.NUMBER_UNITY;
    };
  }

  private void setting(Fields fields, Object[] values) {
    SampledEvent event = SAMPLED.get(typeName(fields.value(values, "id")));
    if (event != null) {
      recording
          .settings()
          .setting(event, fields.text(values, "name"), fields.text(values, "value"));
    }
  }

  private String typeName(@Nullable Object id) {
    long number = Fields.quantity(id, UnitLookup.NUMBER_UNITY);
    return typeNames.getOrDefault(number, "");
  }

  private void machine(Fields fields, Object[] values) {
    Settings settings = recording.settings();
    settings.fact("jvm", fields.text(values, "jvmName"));
    settings.fact("jvmVersion", fields.text(values, "jvmVersion"));
    settings.fact("jvmArguments", fields.text(values, "jvmArguments"));
    settings.fact("commandLine", fields.text(values, "javaArguments"));
    long started = fields.quantity(values, "jvmStartTime", UnitLookup.EPOCH_NS);
    if (started >= 0) {
      settings.fact("jvmStarted", Settings.instant(started));
    }
  }

  private void processors(Fields fields, Object[] values) {
    long threads = fields.number(values, "hwThreads");
    if (threads > 0) {
      recording.settings().fact("processors", Long.toString(threads));
    }
  }
}
