package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;

/// The stacks of a recording, each turned into the profile's once per chunk, however many samples
/// have it.
///
/// Frames are kept by method. A method that runs interpreted, compiled and inlined in turn is one
/// frame, of the kind that most of its occurrences in samples have.
final class StackTable {
  private final Profile.Builder profile;
  private final IdentityHashMap<IMCStackTrace, Entry> entries = new IdentityHashMap<>();
  private final IdentityHashMap<IMCMethod, Integer> methods = new IdentityHashMap<>();
  private final Map<Integer, Map<Frame.Kind, Long>> kinds = new HashMap<>();

  StackTable(Profile.Builder profile) {
    this.profile = profile;
  }

  /// A stack of the profile, and how often it was met in the chunk.
  static final class Entry {
    private final int stack;
    private final boolean truncated;
    private long samples;

    private Entry(int stack, boolean truncated) {
      this.stack = stack;
      this.truncated = truncated;
    }

    int stack() {
      return stack;
    }

    boolean isTruncated() {
      return truncated;
    }
  }

  Entry count(IMCStackTrace trace) {
    Entry entry = entries.computeIfAbsent(trace, this::read);
    entry.samples++;
    return entry;
  }

  /// Forgets the chunk's constants, which mean nothing in the next one.
  void endChunk() {
    entries.forEach(this::countKinds);
    entries.clear();
    methods.clear();
  }

  /// Tells the profile of which kind each method is.
  void nameKinds() {
    kinds.forEach((frame, occurrences) -> {
      Frame.Kind most = Frame.Kind.UNKNOWN;
      for (Map.Entry<Frame.Kind, Long> kind : occurrences.entrySet()) {
        if (kind.getValue() > occurrences.getOrDefault(most, 0L)) {
          most = kind.getKey();
        }
      }
      profile.kind(frame, most);
    });
  }

  private Entry read(IMCStackTrace trace) {
    int stack = Stacks.ROOT;
    for (IMCFrame frame : trace.getFrames().reversed()) {
      stack = profile.push(stack, frameOf(frame));
    }
    return new Entry(stack, trace.getTruncationState().isTruncated());
  }

  private int frameOf(IMCFrame frame) {
    return methods.computeIfAbsent(
        frame.getMethod(), method -> profile.frame(Frame.named(name(method), Frame.Kind.UNKNOWN)));
  }

  /// A method whose constant the recorder did not write has no name.
  private static String name(IMCMethod method) {
    String name = method.getMethodName();
    return name == null ? "[unknown]" : method.getType().getFullName() + "." + name;
  }

  private void countKinds(IMCStackTrace trace, Entry entry) {
    for (IMCFrame frame : trace.getFrames()) {
      kinds
          .computeIfAbsent(frameOf(frame), absent -> new EnumMap<>(Frame.Kind.class))
          .merge(kind(frame.getType()), entry.samples, Long::sum);
    }
  }

  /// By the type's identifier: its name is in the language of the machine.
  private static Frame.Kind kind(IMCFrame.Type type) {
    return switch (type.toString()) {
      case "INTERPRETED" -> Frame.Kind.INTERPRETED;
      case "JIT_COMPILED" -> Frame.Kind.COMPILED;
      case "INLINED" -> Frame.Kind.INLINED;
      case "NATIVE" -> Frame.Kind.NATIVE;
      case "CPP" -> Frame.Kind.VM;
      case "KERNEL" -> Frame.Kind.KERNEL;
      default -> Frame.Kind.UNKNOWN;
    };
  }
}
