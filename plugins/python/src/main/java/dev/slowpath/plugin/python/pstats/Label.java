package dev.slowpath.plugin.python.pstats;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.plugin.python.pstats.Marshal.Node;
import java.util.List;
import java.util.Optional;

/// How pstats names a function: file, first line, name. Built-ins have the file `~` and line 0.
record Label(String file, long line, String name) {

  static Optional<Label> of(Node node) {
    if (node instanceof Node.Tuple(List<Node> parts)
        && parts.size() == 3
        && parts.get(0) instanceof Node.Text(String file)
        && parts.get(1) instanceof Node.Whole(long line)
        && parts.get(2) instanceof Node.Text(String name)) {
      return Optional.of(new Label(file, line, name));
    }
    return Optional.empty();
  }

  Frame frame() {
    boolean isBuiltIn = file.equals("~") || file.isEmpty();
    return new Frame(
        name,
        isBuiltIn ? "" : file,
        Math.clamp(line, 0, Integer.MAX_VALUE),
        isBuiltIn ? Frame.Kind.NATIVE : Frame.Kind.PYTHON);
  }
}
