package dev.slowpath.plugin.stacks.collapsed;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Verdict;
import java.util.List;
import java.util.regex.Pattern;

/// How collapsed stacks begin: each line a stack of frames between semicolons, a space, a number.
final class CollapsedHead {
  private static final List<String> OWN_ENDINGS = List.of(".collapsed", ".folded", ".stacks");
  private static final Pattern LINE = Pattern.compile(".* -?\\d{1,18}(\\.\\d+)?\\s*");
  private static final Pattern DEEP = Pattern.compile("[^;];[^; ].* ");
  private static final Pattern AUSTIN = Pattern.compile("P\\d+;T.*|# \\w+: .*");
  private static final Pattern OTHERS_LINE = Pattern.compile("[{\\[<\"].*[}\\],>]");

  private CollapsedHead() {}

  static Verdict verdict(Head head) {
    String text = text(head);
    boolean isOwnEnding = OWN_ENDINGS.stream().anyMatch(head::nameEndsWith);
    List<String> all = wholeLines(text, head.size() < Head.LIMIT);
    List<String> lines = all.stream().filter(line -> !line.startsWith("#")).toList();
    if (lines.isEmpty() || AUSTIN.matcher(all.getFirst()).matches()) {
      return Verdict.NO;
    }
    long stacks = lines.stream().filter(line -> LINE.matcher(line).matches()).count();
    long deep = lines.stream().filter(CollapsedHead::isDeep).count();
    if (stacks * 2 <= lines.size()) {
      return Verdict.NO;
    }
    if (isOwnEnding || (stacks == lines.size() && deep * 2 > lines.size())) {
      return Verdict.YES;
    }
    return deep > 0 ? Verdict.MAYBE : Verdict.NO;
  }

  /// Whether a semicolon separates frames: prose and commands have a space after it.
  private static boolean isDeep(String line) {
    return DEEP.matcher(line).find() && !OTHERS_LINE.matcher(line).matches();
  }

  /// A head in UTF-16 shows the letters of ASCII with a zero beside each.
  private static String text(Head head) {
    boolean isWide = head.startsWith(0xff, 0xfe) || head.startsWith(0xfe, 0xff);
    if (isWide) {
      return head.text().replace("\0", "").replace("\uFFFD", "");
    }
    return head.isBinary() ? "" : head.text();
  }

  /// The last line of a head that is full may be cut.
  private static List<String> wholeLines(String text, boolean isWhole) {
    int end = isWhole ? text.length() : text.lastIndexOf('\n') + 1;
    return text.substring(0, end).lines().filter(line -> !line.isBlank()).toList();
  }
}
