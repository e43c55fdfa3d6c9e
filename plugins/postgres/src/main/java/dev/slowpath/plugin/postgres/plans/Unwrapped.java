package dev.slowpath.plugin.postgres.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lines of a plan in TEXT as they were before something broke those that were too wide for it:
/// psql itself, which marks both ends of a break, a terminal, a mail.
final class Unwrapped {
  private static final Pattern UNFINISHED = Pattern.compile("\\s\\((?:[a-z][^()]*)?$");
  private static final Pattern NODE = Pattern.compile("\\s*->\\s+[A-Z].*");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "\\(cost=\\d+\\.\\d+\\.\\.\\d|\\(actual"
              + " |time=\\d+\\.\\d+\\.\\.\\d|rows=\\d|width=\\d|loops=\\d");

  /// Wider lines than this are broken by hardly anything.
  private static final int MOST_PARTS = 12;

  private Unwrapped() {}

  static List<PlanLine> lines(List<PlanLine> lines) {
    int widest = lines.stream().mapToInt(line -> line.raw().length()).max().orElse(0);
    List<PlanLine> joined = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      PlanLine line = lines.get(at);
      PlanLine last = line;
      at++;
      int parts = 1;
      while (at < lines.size() && parts < MOST_PARTS) {
        PlanLine next = lines.get(at);
        boolean isFull = last.raw().length() == widest;
        boolean isMarked = isMarked(last, next) && !hasMore(line.raw() + next.raw(), line, next);
        if (!isMarked && !isBroken(line, next) && !(isFull && isOutdented(last, next))) {
          break;
        }
        line = isMarked ? marked(line, next) : joined(line, next, isFull);
        last = next;
        at++;
        parts++;
      }
      joined.add(line);
    }
    return joined;
  }

  /// Whether psql broke the line (`\pset format wrapped`): a point or an ellipsis stands behind the
  /// one part and before the other.
  private static boolean isMarked(PlanLine line, PlanLine next) {
    String text = line.text();
    String body = next.body();
    return (text.endsWith(".") && body.startsWith(".") && next.indentation() <= 1)
        || (text.endsWith("…") && body.startsWith("…"));
  }

  private static PlanLine marked(PlanLine line, PlanLine next) {
    String text = line.text().substring(0, line.text().length() - 1) + next.body().substring(1);
    return new PlanLine(line.number(), text, text, next.isEnded());
  }

  /// Whether the two points at the break are rather those between two times.
  private static boolean hasMore(String exact, PlanLine line, PlanLine next) {
    return NUMBERS.matcher(exact).results().count()
        > NUMBERS.matcher(marked(line, next).text()).results().count();
  }

  /// Whether an indented line goes on at the left edge, where only the end of a plan stands else. A
  /// literal may hold a line break of its own, and is left as it stands.
  private static boolean isOutdented(PlanLine line, PlanLine next) {
    boolean isOfEnd =
        !TextDetails.of(next.body()).isEmpty() || next.isBlank() || next.isDecoration();
    return line.raw().startsWith(" ")
        && !next.raw().startsWith(" ")
        && !TextDetails.endsInLiteral(line.body())
        && isPlain(line)
        && isPlain(next)
        && !isOfEnd;
  }

  /// Whether a line breaks off within its numbers or its brackets, or is a node without numbers and
  /// the next has them.
  private static boolean isBroken(PlanLine line, PlanLine next) {
    if (next.isBlank() || next.isDecoration() || NODE.matcher(next.text()).matches()) {
      return false;
    }
    String text = line.text();
    boolean isNode = NODE.matcher(text).matches();
    boolean isWithout = isNode && !NodeLine.hasNumbers(text);
    boolean continuesNumbers =
        next.body().startsWith("(cost=") || next.body().startsWith("(actual ");
    boolean isOfNode = isNode || NodeLine.hasNumbers(text);
    return (isOfNode && UNFINISHED.matcher(text).find())
        || (NodeLine.hasNumbers(text) && continuesNumbers)
        || (isWithout
            && NodeLine.hasNumbers(" " + next.body())
            && TextDetails.of(next.body()).isEmpty())
        || isOpenProperty(line);
  }

  /// A literal may hold line breaks of its own, brackets may not.
  private static boolean isOpenProperty(PlanLine line) {
    String body = line.body();
    return !NodeLine.hasNumbers(body)
        && !TextDetails.of(body).isEmpty()
        && !TextDetails.endsInLiteral(body)
        && !TextDetails.isBalanced(body);
  }

  /// With a blank between, or without where a word or a number was broken: what can be read.
  ///
  /// @param isFull whether the line is as wide as any: what breaks lines there looks for no blank
  private static PlanLine joined(PlanLine line, PlanLine next, boolean isFull) {
    String apart = line.text() + " " + next.body();
    String together = line.text() + next.body();
    String exact = line.raw() + next.raw();
    boolean isExact = isFull && isPlain(line) && isPlain(next) && (isNode(exact) || !isNode(apart));
    String text = isExact ? exact : isOneWord(apart, together) ? together : apart;
    return new PlanLine(line.number(), text, text.stripTrailing(), next.isEnded());
  }

  /// Whether nothing was taken off a line but blanks at its end.
  private static boolean isPlain(PlanLine line) {
    return line.raw().stripTrailing().equals(line.text());
  }

  private static boolean isOneWord(String apart, String together) {
    long more = NUMBERS.matcher(together).results().count();
    long less = NUMBERS.matcher(apart).results().count();
    boolean isNode = isNode(together);
    return isNode == isNode(apart) ? more > less || isInNumber(apart, together) : isNode;
  }

  /// Whether digits stand on both sides of the break.
  private static boolean isInNumber(String apart, String together) {
    int at = 0;
    while (at < together.length() && apart.charAt(at) == together.charAt(at)) {
      at++;
    }
    return at > 0
        && at < together.length()
        && isOfNumber(together.charAt(at - 1))
        && isOfNumber(together.charAt(at));
  }

  private static boolean isOfNumber(char letter) {
    return Character.isDigit(letter) || letter == '.';
  }

  private static boolean isNode(String text) {
    String body = text.strip();
    return NodeLine.parsed(body.startsWith("->") ? body.substring(2).strip() : body)
        .filter(node -> node.estimate() != null || node.actual() != null)
        .isPresent();
  }
}
