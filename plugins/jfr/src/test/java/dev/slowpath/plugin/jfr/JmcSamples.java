package dev.slowpath.plugin.jfr;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.internal.parser.Chunk;
import org.openjdk.jmc.flightrecorder.internal.parser.LoaderContext;
import org.openjdk.jmc.flightrecorder.internal.parser.v1.ChunkLoaderV1;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/// The samples of a recording as JMC's parser reads them, chunk by chunk: JMC's own loader drops a
/// chunk whose start time it has seen.
final class JmcSamples implements IParserExtension, IEventSinkFactory {
  /// JMC warns of each field it does not know.
  private static final Logger JMC_PARSER =
      Logger.getLogger("org.openjdk.jmc.flightrecorder.internal.parser");

  static {
    JMC_PARSER.setLevel(Level.OFF);
  }

  private final List<Sample> samples = new ArrayList<>();
  private boolean isOfSleeping;

  private JmcSamples() {}

  /// One sample, its stack as text, root first.
  record Sample(
      SampledEvent event, long timeNs, String thread, String stack, boolean isCut, long weight) {

    /// Threads that sleep are sampled by the wall clock, and all others of the chunk with them.
    Sample ifExecutionByWall() {
      return event == SampledEvent.EXECUTION
          ? new Sample(SampledEvent.EXECUTION_BY_WALL, timeNs, thread, stack, isCut, weight)
          : this;
    }
  }

  static List<Sample> of(byte[] recording) throws Exception {
    JmcSamples all = new JmcSamples();
    for (int at = 0; at < recording.length; ) {
      int size = (int) ChunkHeader.parse(Arrays.copyOfRange(recording, at, at + 68)).size();
      all.add(Arrays.copyOfRange(recording, at, at + size));
      at += size;
    }
    return all.samples;
  }

  private void add(byte[] chunk) throws Exception {
    ChunkHeader header = ChunkHeader.parse(chunk);
    ChunkClock.mend(new dev.slowpath.plugin.jfr.Chunk(header, 0, chunk, chunk.length));
    FutureTask<byte[]> loading =
        new FutureTask<>(() -> {
          var rest = new ByteArrayInputStream(chunk, 4, chunk.length - 4);
          LoaderContext context = new LoaderContext(List.of(this), false);
          return ChunkLoaderV1.create(
                  new Chunk(new DataInputStream(rest), 4, new byte[chunk.length]), context)
              .call();
        });
    int before = samples.size();
    isOfSleeping = false;
    loading.run();
    loading.get();
    if (isOfSleeping) {
      samples.subList(before, samples.size()).replaceAll(Sample::ifExecutionByWall);
    }
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory jmcStore) {
    return this;
  }

  @Override
  public IEventSink create(
      String id, String label, String[] category, String description, List<ValueField> structure) {
    for (SampledEvent event : SampledEvent.ALL) {
      if (event.id().equals(id)) {
        return sink(event, structure.stream().map(ValueField::getIdentifier).toList());
      }
    }
    return values -> {};
  }

  private IEventSink sink(SampledEvent event, List<String> fields) {
    int time = fields.indexOf("startTime");
    int trace = fields.indexOf("stackTrace");
    int thread = fields.indexOf(event.threadField());
    int weight = fields.indexOf(event.weightField());
    int condition = fields.indexOf(event.conditionField());
    int state = fields.indexOf(event.stateField());
    return values -> {
      if (condition < 0 || Boolean.TRUE.equals(values[condition])) {
        isOfSleeping |=
            event == SampledEvent.EXECUTION
                && state >= 0
                && String.valueOf(values[state]).contains("SLEEPING");
        samples.add(
            new Sample(
                event,
                quantity(values[time], UnitLookup.EPOCH_NS),
                thread < 0 ? "" : threadName(values[thread]),
                trace < 0 ? "[no stack]" : stack(values[trace]),
                trace >= 0
                    && values[trace] instanceof IMCStackTrace stack
                    && stack.getTruncationState().isTruncated(),
                weight < 0 ? 1 : Math.max(0, quantity(values[weight], unit(event)))));
      }
    };
  }

  private static IUnit unit(SampledEvent event) {
    return switch (event.unit()) {
      case NANOSECONDS -> UnitLookup.NANOSECOND;
      case BYTES -> UnitLookup.BYTE;
      case SAMPLES, COUNT -> UnitLookup.NUMBER_UNITY;
    };
  }

  private static long quantity(@Nullable Object value, IUnit unit) {
    return switch (value) {
      case IQuantity quantity -> quantity.clampedLongValueIn(unit);
      case Number number -> number.longValue();
      case null, default -> -1;
    };
  }

  private static String threadName(@Nullable Object value) {
    return value instanceof IMCThread thread
        ? thread.getThreadName() + "#" + thread.getThreadId()
        : "";
  }

  private static String stack(@Nullable Object value) {
    if (!(value instanceof IMCStackTrace trace) || trace.getFrames().isEmpty()) {
      return "[no stack]";
    }
    StringJoiner path = new StringJoiner(";");
    for (IMCFrame frame : trace.getFrames().reversed()) {
      IMCMethod method = frame.getMethod();
      String name = method.getMethodName();
      Integer line = frame.getFrameLineNumber();
      String at = line == null || line <= 0 ? "" : ":" + line;
      path.add(name == null ? "[unknown]" : method.getType().getFullName() + "." + name + at);
    }
    return path.toString();
  }

  @Override
  public void flush() {}
}
