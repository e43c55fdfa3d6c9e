package dev.slowpath.plugin.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// The stacks of one event type as the JDK's own reader sees them. It is right for the chunks of
/// one JVM; for recordings of several JVMs in one file it mixes up stacks.
final class Oracle {
  private Oracle() {}

  /// Collapsed stacks with the sum of their weights.
  static Map<String, Long> collapsed(
      Path file, String eventType, ToLongFunction<RecordedEvent> weight) throws IOException {
    Map<String, Long> stacks = new TreeMap<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(eventType)) {
          stacks.merge(path(event.getStackTrace()), weight.applyAsLong(event), Long::sum);
        }
      }
    }
    return stacks;
  }

  private static String path(@Nullable RecordedStackTrace trace) {
    if (trace == null || trace.getFrames().isEmpty()) {
      return "[no stack]";
    }
    StringBuilder path = new StringBuilder();
    for (RecordedFrame frame : trace.getFrames().reversed()) {
      RecordedMethod method = frame.getMethod();
      path.append(path.isEmpty() ? "" : ";")
          .append(method.getType().getName())
          .append('.')
          .append(method.getName());
    }
    return path.toString();
  }
}
