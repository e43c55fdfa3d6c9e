package dev.slowpath.workbench.export;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A call tree in the file format of speedscope (its `file-format-spec`): one profile of the type
/// `sampled`, a sample for each call path that has weight of its own. In which order they were
/// taken, such a file does not tell.
///
/// Since speedscope 0.6 a file must have `$schema`, `shared` and `profiles`; `name`, `exporter` and
/// `activeProfileIndex` may be there, and the `version` of older files is no part of it.
public final class Speedscope {

  private Speedscope() {}

  /// Writes the file.
  ///
  /// @param title what the profile is called
  public static void write(String title, FrameTree tree, Unit unit, Appendable to)
      throws IOException {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Frame> frames = new ArrayList<>();
    for (int node = 1; node < tree.size(); node++) {
      if (numbers.putIfAbsent(tree.frameIndex(node), frames.size()) == null) {
        frames.add(tree.frame(node));
      }
    }
    to.append("{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",");
    to.append("\"exporter\":\"slowpath\",\"name\":").append(Markup.json(title));
    to.append(",\"shared\":{\"frames\":[");
    String comma = "";
    for (Frame frame : frames) {
      to.append(comma).append(frame(frame));
      comma = ",";
    }
    to.append("]},\"profiles\":[{\"type\":\"sampled\",\"name\":").append(Markup.json(title));
    to.append(",\"unit\":\"").append(unit(unit)).append('"');
    to.append(",\"startValue\":0,\"endValue\":").append(Long.toString(tree.total(0)));
    to.append(",\"samples\":[");
    List<Integer> ends = new ArrayList<>();
    for (int node = 1; node < tree.size(); node++) {
      if (tree.self(node) > 0) {
        to.append(ends.isEmpty() ? "" : ",").append(stack(tree, node, numbers));
        ends.add(node);
      }
    }
    to.append("],\"weights\":[");
    for (int at = 0; at < ends.size(); at++) {
      to.append(at == 0 ? "" : ",").append(Long.toString(tree.self(ends.get(at))));
    }
    to.append("]}]}\n");
  }

  private static String frame(Frame frame) {
    String file = frame.file().isEmpty() ? "" : ",\"file\":" + Markup.json(frame.file());
    String line = frame.line() > 0 ? ",\"line\":" + frame.line() : "";
    return "{\"name\":" + Markup.json(frame.name()) + file + line + "}";
  }

  private static String stack(FrameTree tree, int node, Map<Integer, Integer> numbers) {
    List<Integer> path = new ArrayList<>();
    for (int at = node; at > 0; at = tree.parent(at)) {
      path.add(numbers.getOrDefault(tree.frameIndex(at), 0));
    }
    Collections.reverse(path);
    return path.toString().replace(" ", "");
  }

  private static String unit(Unit unit) {
    return switch (unit) {
      case NANOSECONDS -> "nanoseconds";
      case BYTES -> "bytes";
      case SAMPLES, COUNT -> "none";
    };
  }
}
