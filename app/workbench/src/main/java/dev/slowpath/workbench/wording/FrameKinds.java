package dev.slowpath.workbench.wording;

import dev.slowpath.model.profile.Frame;

/// Names how the code of a frame runs.
public final class FrameKinds {

  private FrameKinds() {}

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
