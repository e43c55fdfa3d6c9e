package dev.slowpath.plugin.stacks;

import dev.slowpath.model.profile.Frame;
import java.util.regex.Pattern;

/// What the file of a frame tells of how it runs.
public final class FrameFile {
  private static final Pattern NATIVE =
      Pattern.compile("(.*(\\.so[.\\d]*|\\.dll|\\.dylib|\\.exe))|((.*/)?python[\\d.]*)");

  private FrameFile() {}

  /// Python's by its ending, or made up by Python (`<string>`); native where it is a library or the
  /// interpreter itself.
  public static Frame.Kind kind(String file) {
    if (file.endsWith(".py") || file.endsWith(".pyx") || file.startsWith("<")) {
      return Frame.Kind.PYTHON;
    }
    return NATIVE.matcher(file).matches() ? Frame.Kind.NATIVE : Frame.Kind.UNKNOWN;
  }
}
