package dev.slowpath.plugin.stacks.collapsed;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.plugin.stacks.FrameFile;
import dev.slowpath.plugin.stacks.JavaNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A frame as collapsed stacks write it.
///
/// - async-profiler ends the names of frames in `_[j]` (compiled), `_[i]` (inlined), `_[k]`
///   (kernel), `_[0]` (interpreted) and `_[1]` (C1), and writes classes with slashes.
/// - py-spy writes `function (file:line)`.
/// - A frame in brackets stands for what is not there: `[unknown]`, `[no stack]`.
final class FrameText {
  private static final Pattern PYTHON = Pattern.compile("(.+) \\((.+?)(?::(\\d{1,9}))?\\)");
  private static final Pattern NUMBERED = Pattern.compile("(.+):(\\d{1,9})");

  private FrameText() {}

  static Frame frame(String text) {
    Frame.Kind kind = kindBySuffix(text);
    if (kind != Frame.Kind.UNKNOWN) {
      return suffixed(text.substring(0, text.length() - 4), kind);
    }
    Matcher python = PYTHON.matcher(text);
    if (text.endsWith(")") && python.matches()) {
      return located(python);
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return Frame.named(text, Frame.Kind.SYNTHETIC);
    }
    return Frame.named(JavaNames.dotted(text), kind);
  }

  private static Frame.Kind kindBySuffix(String text) {
    int at = text.length() - 4;
    if (at < 1 || !text.startsWith("_[", at) || text.charAt(at + 3) != ']') {
      return Frame.Kind.UNKNOWN;
    }
    return switch (text.charAt(at + 2)) {
      case 'j' -> Frame.Kind.COMPILED;
      case 'i' -> Frame.Kind.INLINED;
      case 'k' -> Frame.Kind.KERNEL;
      case '0' -> Frame.Kind.INTERPRETED;
      case '1' -> Frame.Kind.C1;
      default -> Frame.Kind.UNKNOWN;
    };
  }

  /// `jfrconv --lines` puts the line before the suffix. The number of a hidden class stays with its
  /// slash: `Shop$$Lambda/0x7f`.
  private static Frame suffixed(String name, Frame.Kind kind) {
    Matcher numbered = NUMBERED.matcher(name);
    boolean hasLine = kind != Frame.Kind.KERNEL && numbered.matches();
    String method = hasLine ? numbered.group(1) : name;
    boolean isSlashed = kind != Frame.Kind.KERNEL && method.indexOf('.') > method.indexOf('/');
    return new Frame(
        isSlashed ? method.replace('/', '.') : method,
        "",
        hasLine ? Integer.parseInt(numbered.group(2)) : 0,
        kind);
  }

  private static Frame located(Matcher python) {
    String file = python.group(2);
    String line = python.group(3);
    Frame.Kind kind = FrameFile.kind(file);
    return kind == Frame.Kind.UNKNOWN && line == null
        ? Frame.named(python.group(), kind)
        : new Frame(python.group(1), file, line == null ? 0 : Integer.parseInt(line), kind);
  }
}
