package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.plugin.postgres.document.Digits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A node line of TEXT: words, the planner's numbers, what was measured.
record NodeLine(
    String words, PlanNode.@Nullable Estimate estimate, PlanNode.@Nullable Actual actual) {
  private static final String N = "(" + Digits.NUMBER + ")";
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:\\s+\\(cost="
              + N
              + "\\.\\."
              + N
              + " rows="
              + N
              + " width=(\\d{1,9})\\))?"
              + "(?:\\s+\\((?:actual(?: time="
              + N
              + "\\.\\."
              + N
              + ")? rows="
              + N
              + " loops="
              + N
              + "|(never executed))\\))?");
  private static final Pattern FIRST =
      Pattern.compile("\\s+\\((?:cost=|actual (?:time|rows)=|never executed\\))");

  /// Reads a line without its arrow; empty where it does not have that form.
  static Optional<NodeLine> parsed(String body) {
    Matcher first = FIRST.matcher(body);
    int end = first.find() ? first.start() : body.length();
    Matcher numbers = NUMBERS.matcher(body).region(end, body.length());
    String words = body.substring(0, end);
    boolean isNamed = !words.isEmpty() && Character.isUpperCase(words.charAt(0));
    if (!numbers.matches() || !isNamed) {
      return Optional.empty();
    }
    return Optional.of(new NodeLine(words, estimate(numbers), actual(numbers)));
  }

  /// Whether the line states costs or measurements: nothing but a node does.
  static boolean hasNumbers(String body) {
    return FIRST.matcher(body).find();
  }

  private static PlanNode.@Nullable Estimate estimate(Matcher numbers) {
    return numbers.group(1) == null
        ? null
        : new PlanNode.Estimate(
            Double.parseDouble(numbers.group(1)),
            Double.parseDouble(numbers.group(2)),
            Double.parseDouble(numbers.group(3)),
            Integer.parseInt(numbers.group(4)));
  }

  private static PlanNode.@Nullable Actual actual(Matcher numbers) {
    if (numbers.group(9) != null) {
      return new PlanNode.Actual(0, 0, 0, 0);
    }
    if (numbers.group(8) == null) {
      return null;
    }
    boolean isTimed = numbers.group(5) != null;
    return new PlanNode.Actual(
        isTimed ? Double.parseDouble(numbers.group(5)) : Double.NaN,
        isTimed ? Double.parseDouble(numbers.group(6)) : Double.NaN,
        Double.parseDouble(numbers.group(7)),
        Double.parseDouble(numbers.group(8)));
  }
}
