package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.plugin.ImportException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Decodes the stacks that a chunk's samples refer to, each once.
///
/// Shapes: stack `s` has the frames from `start(s)` to `start(s + 1)`, top first, each the index of
/// a method of the chunk.
final class StackReader implements StackLayout.Taker {
  /// The ways code runs.
  static final List<Frame.Kind> RUNS = List.of(Frame.Kind.values());

  private static final int KINDS = 16;

  /// Greater numbers are of no source; a native method has the line -1.
  private static final int MOST_LINES = (1 << 24) - 1;

  private final LongIndex methods = new LongIndex();
  private final int[] starts;
  private final boolean[] cut;
  private int[] frames = new int[1 << 12];
  private int[] lines = new int[1 << 12];
  private int size;
  private long[] ran = new long[64 * KINDS];
  private long samples;
  private long missing;

  private StackReader(int stacks) {
    starts = new int[stacks + 1];
    cut = new boolean[stacks];
  }

  /// Reads stacks.
  ///
  /// @param counts how many samples have each of them
  static StackReader read(Chunk chunk, StackLayout layout, Pools pools, int[] counts)
      throws ImportException {
    StackReader reader = new StackReader(counts.length);
    Cursor cursor = chunk.cursor();
    for (int stack = 0; stack < counts.length; stack++) {
      reader.starts[stack] = reader.size;
      reader.samples = counts[stack];
      int place = pools.stack(stack);
      if (place == 0) {
        reader.missing += counts[stack];
      } else {
        cursor.seek(place);
        reader.cut[stack] =
            layout.isUsual() ? reader.readUsual(cursor) : layout.read(cursor, reader);
      }
    }
    reader.starts[counts.length] = reader.size;
    return reader;
  }

  /// Reads a stack as the JVM writes it. Frames are most of what is read of a recording, so they
  /// are taken right out of the bytes; a frame takes no more than 36 of them, and the buffer goes
  /// on for longer behind the chunk.
  private boolean readUsual(Cursor cursor) throws ImportException {
    boolean isCut = cursor.readByte() != 0;
    int count = cursor.readCount();
    byte[] bytes = cursor.bytes();
    int at = cursor.at();
    for (int frame = 0; frame < count; frame++) {
      cursor.seek(at);
      byte part = bytes[at++];
      long method = part & 0x7f;
      for (int shift = 7; part < 0 && shift < 56; shift += 7) {
        part = bytes[at++];
        method |= (part & 0x7fL) << shift;
      }
      if (part < 0) {
        method |= (long) (bytes[at++] & 0xff) << 56;
      }
      int line = 0;
      int shift = 0;
      for (part = -1; part < 0 && shift < 28; shift += 7) {
        part = bytes[at++];
        line |= (part & 0x7f) << shift;
      }
      at = afterNumber(bytes, part < 0 ? afterLine(bytes, at) : at);
      int kind = bytes[at];
      at = afterNumber(bytes, at);
      frame(method, line, kind);
    }
    cursor.seek(at);
    return isCut;
  }

  private static int afterNumber(byte[] bytes, int from) {
    int last = from + Long.BYTES;
    int at = from;
    while (bytes[at] < 0 && at < last) {
      at++;
    }
    return at + 1;
  }

  /// Behind a line whose number is not within its first four bytes: none of a source.
  private static int afterLine(byte[] bytes, int from) {
    int last = from + Long.BYTES - 4;
    int at = from;
    while (bytes[at] < 0 && at < last) {
      at++;
    }
    return at + 1;
  }

  @Override
  public void frame(long method, int line, int kind) {
    int index = methods.add(method);
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
    }
    lines[size] = line < 0 || line > MOST_LINES ? 0 : line;
    frames[size++] = index;
    int slot = index * KINDS + (kind & KINDS - 1);
    if (slot >= ran.length) {
      ran = Arrays.copyOf(ran, ran.length * 2);
    }
    ran[slot] += samples;
  }

  int start(int stack) {
    return starts[stack];
  }

  int frame(int at) {
    return frames[at];
  }

  /// The lines of all frames, as they stand; 0 where one is not known.
  int[] lines() {
    return lines;
  }

  int stacks() {
    return cut.length;
  }

  /// Whether the recorder cut the stack at its depth limit.
  boolean isCut(int stack) {
    return cut[stack];
  }

  /// How many samples refer to a stack that the chunk does not hold.
  long missing() {
    return missing;
  }

  int methods() {
    return methods.size();
  }

  /// The number of a method in the chunk, by its index.
  long method(int index) {
    return methods.key(index);
  }

  /// How many samples have the method as code of each kind, by their places in `RUNS`.
  ///
  /// @param kinds the places by the numbers of the chunk
  long[] ran(int method, int[] kinds) {
    long[] byKind = new long[RUNS.size()];
    for (int code = 0; code < KINDS; code++) {
      byKind[kinds[code]] += ran[method * KINDS + code];
    }
    return byKind;
  }

  /// The places in `RUNS` of the kinds of frames, by their numbers in a chunk.
  static List<Integer> kinds(StackLayout layout, Constants constants) throws ImportException {
    List<Integer> kinds = new ArrayList<>();
    for (int code = 0; code < KINDS; code++) {
      kinds.add(RUNS.indexOf(kind(constants.text(layout.kindType(), code))));
    }
    return kinds;
  }

  /// By the words of the JVM and of async-profiler, which are the same in every language.
  private static Frame.Kind kind(String described) {
    return switch (described) {
      case "Interpreted" -> Frame.Kind.INTERPRETED;
      case "JIT compiled" -> Frame.Kind.COMPILED;
      case "Inlined" -> Frame.Kind.INLINED;
      case "C1 compiled" -> Frame.Kind.C1;
      case "Native" -> Frame.Kind.NATIVE;
      case "C++" -> Frame.Kind.VM;
      case "Kernel" -> Frame.Kind.KERNEL;
      default -> Frame.Kind.UNKNOWN;
    };
  }
}
