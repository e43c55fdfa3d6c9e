package dev.slowpath.workbench.export;

import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.model.profile.FrameTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A call tree as collapsed stacks: one line for each call path that samples end in, `root;…;leaf
/// WEIGHT`, of a difference `root;…;leaf BEFORE AFTER`, in the tree's order.
///
/// The lines of a large profile are tens of megabytes of a few thousand names: each name is made
/// fit for the format and encoded once.
final class CollapsedLines {
  private final FrameTree tree;
  private final IntFunction<String> weights;
  private @Nullable Name[] known = new Name[0];
  private int[] way = new int[64];
  private byte[] line = new byte[1 << 12];
  private int length;

  /// A name as the format writes it.
  private static final class Name {
    private final byte[] utf8;

    Name(byte[] utf8) {
      this.utf8 = utf8;
    }
  }

  /// @param weights what stands behind a path; empty where no sample ends in it
  private CollapsedLines(FrameTree tree, IntFunction<String> weights) {
    this.tree = tree;
    this.weights = weights;
  }

  CollapsedLines(FrameTree tree) {
    this(tree, node -> tree.self(node) > 0 ? Long.toString(tree.self(node)) : "");
  }

  CollapsedLines(FlameDiff diff) {
    this(diff, node -> weights(diff, node));
  }

  private static String weights(FlameDiff diff, int node) {
    long before = diff.selfBefore(node);
    long after = diff.selfAfter(node);
    return before > 0 || after > 0 ? before + " " + after : "";
  }

  void write(Appendable to) throws IOException {
    for (int node = 1; node < tree.size(); node++) {
      String weight = weights.apply(node);
      if (!weight.isEmpty()) {
        compose(node, weight);
        hand(to);
      }
    }
  }

  private void hand(Appendable to) throws IOException {
    if (to instanceof Utf8Writer utf8) {
      utf8.write(line, 0, length);
    } else {
      to.append(new String(line, 0, length, StandardCharsets.UTF_8));
    }
  }

  private void compose(int node, String weight) {
    int depth = 0;
    for (int at = node; at > 0; at = tree.parent(at)) {
      if (depth == way.length) {
        way = Arrays.copyOf(way, depth * 2);
      }
      way[depth++] = at;
    }
    length = 0;
    while (depth > 0) {
      add(name(way[--depth]));
      add((byte) (depth == 0 ? ' ' : ';'));
    }
    add(weight.getBytes(StandardCharsets.US_ASCII));
    add((byte) '\n');
  }

  private void add(byte[] text) {
    if (text.length >= line.length - length) {
      line =
          Arrays.copyOf(line, Math.addExact(line.length, Math.max(line.length, text.length + 1)));
    }
    System.arraycopy(text, 0, line, length, text.length);
    length += text.length;
  }

  private void add(byte character) {
    if (length == line.length) {
      line = Arrays.copyOf(line, line.length * 2);
    }
    line[length++] = character;
  }

  private byte[] name(int node) {
    int frame = tree.frameIndex(node);
    if (frame >= known.length) {
      known = Arrays.copyOf(known, Math.max(frame + 1, known.length * 2));
    }
    Name name = known[frame];
    if (name == null) {
      name = new Name(fit(tree.frame(node).name()));
      known[frame] = name;
    }
    return name.utf8;
  }

  /// A semicolon would end the frame, a line break the stack. Hardly any name has either, and a
  /// pattern is made only for one that may.
  private static byte[] fit(String name) {
    String fit = name.replace(';', ':');
    for (int at = 0; at < fit.length(); at++) {
      char character = fit.charAt(at);
      if (character < ' ' || character == 0x85 || character == 0x2028 || character == 0x2029) {
        return fit.replaceAll("\\R", " ").getBytes(StandardCharsets.UTF_8);
      }
    }
    return fit.getBytes(StandardCharsets.UTF_8);
  }
}
