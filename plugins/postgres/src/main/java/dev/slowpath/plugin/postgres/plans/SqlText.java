package dev.slowpath.plugin.postgres.plans;

import java.util.List;
import java.util.regex.Pattern;

/// The statement of a plan as it stands before it, in a psql session or in a file of its own.
final class SqlText {
  private static final Pattern PROMPT =
      Pattern.compile("^[\\w.@:~\\[\\]-]{0,60}[=(\"'*!^-]?[#>] ?");
  private static final Pattern EXPLAIN =
      Pattern.compile(
          "\\A(?:\\s|--[^\\n]*\\n)*explain\\b\\s*(?:\\([^)]*\\)|(?:(?:analyze|analyse|verbose)\\b\\s*){0,2})\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern START =
      Pattern.compile(
          "\\A(?:\\s|--[^\\n]*\\n|/\\*[^*]*\\*/|\\()*(?:explain|select|insert|update|delete|merge|with|values"
              + "|table|execute|declare|create|refresh|prepare)\\b",
          Pattern.CASE_INSENSITIVE);

  private SqlText() {}

  /// Whether a text begins as a statement that has a plan, or EXPLAIN before one.
  static boolean isStatement(String text) {
    return START.matcher(text).find();
  }

  /// The statement that is echoed in the lines; empty where they are something else.
  static String echoed(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String bare = PROMPT.matcher(line).replaceFirst("");
      boolean startsAnew = EXPLAIN.matcher(bare).find();
      text.setLength(startsAnew ? 0 : text.length());
      text.append(bare).append('\n');
    }
    return isStatement(text.toString()) ? statement(text.toString()) : "";
  }

  /// The statement without EXPLAIN before it and the semicolon behind it.
  static String statement(String text) {
    String bare = EXPLAIN.matcher(text).replaceFirst("").strip();
    return bare.endsWith(";") ? bare.substring(0, bare.length() - 1).stripTrailing() : bare;
  }
}
