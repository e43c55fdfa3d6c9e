package dev.slowpath.analysis.marks;

import dev.slowpath.model.profile.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The library or package a frame is of: of Python its package, of names with dots their first two
/// packages (`org.postgresql`), else none.
public final class Library {
  private static final Pattern PACKAGES =
      Pattern.compile("((?:[a-z_$][\\w$]*\\.){1,2})(?:[\\w$]+[./])*[\\w$<>]+.*");

  private Library() {}

  /// The name of a frame's library; empty where it has none.
  public static String of(Frame frame) {
    if (FrameMarks.isPython(frame) && !frame.file().isEmpty()) {
      return FrameMarks.module(frame);
    }
    Matcher packages = PACKAGES.matcher(frame.name());
    return packages.matches() ? packages.group(1).substring(0, packages.end(1) - 1) : "";
  }
}
