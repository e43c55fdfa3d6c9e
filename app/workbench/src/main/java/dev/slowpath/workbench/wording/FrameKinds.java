package dev.slowpath.workbench.wording;

import dev.slowpath.model.profile.Frame;
import java.util.Map;
import java.util.stream.Collectors;

/// Names how the code of a frame runs.
public final class FrameKinds {

  private FrameKinds() {}

  /// How often code ran as what, the most first; empty where nothing is known of that.
  public static String shares(Map<Frame.Kind, Long> ran) {
    double all = Math.max(1, ran.values().stream().mapToDouble(Long::doubleValue).sum());
    return ran.entrySet().stream()
        .sorted(
            Map.Entry.<Frame.Kind, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(one -> "%s %s".formatted(name(one.getKey()), Numbers.share(one.getValue() / all)))
        .collect(Collectors.joining(" · "));
  }

  public static String name(Frame.Kind kind) {
    return switch (kind) {
      case COMPILED -> "Java, compiled";
      case INLINED -> "inlined";
      case C1 -> "C1";
      case INTERPRETED -> "interpreted";
      case VM -> "VM";
      case NATIVE -> "native";
      case KERNEL -> "kernel";
      case PYTHON -> "Python";
      case SYNTHETIC -> "stands for lost frames";
      case UNKNOWN -> "of unknown kind";
      case SPAN_DATABASE -> "database";
      case SPAN_CALL -> "outgoing call";
      case SPAN_CACHE -> "cache";
      case SPAN_WAIT -> "queue or pool wait";
      case SPAN_SERIALISATION -> "serialisation";
      case SPAN_OWN -> "own work";
    };
  }
}
