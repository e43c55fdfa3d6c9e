package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers out of what a plan says in words.
final class Figures {
  private static final Pattern LEADING = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");
  private static final Pattern TOTAL = Pattern.compile("Total (\\d{1,15}(?:\\.\\d{1,9})?) ms");
  private static final Pattern TIME = Pattern.compile("time=(\\d{1,15}(?:\\.\\d{1,9})?)");

  private Figures() {}

  /// The number that a property begins with; NaN where there is none.
  static double of(PlanNode node, String detail) {
    return leading(node.detail(detail).orElse(""));
  }

  static double leading(String text) {
    Matcher number = LEADING.matcher(text);
    return number.lookingAt() ? Double.parseDouble(number.group()) : Double.NaN;
  }

  /// The number behind a word (`lossy=12`, `Disk: 5kB`); NaN where it is not there.
  static double after(String word, Optional<String> text) {
    int at = text.orElse("").indexOf(word);
    return at < 0 ? Double.NaN : leading(text.orElse("").substring(at + word.length()).strip());
  }

  /// What compiling took, over all processes; 0 where nothing was compiled.
  static double jitMs(PlanTree plan) {
    return orZero(found(TOTAL, plan.facts().getOrDefault("JIT Timing", "")));
  }

  /// What turning the rows into text took; 0 where it was not measured.
  static double serializationMs(PlanTree plan) {
    return orZero(found(TIME, plan.facts().getOrDefault("Serialization", "")));
  }

  private static double found(Pattern pattern, String text) {
    Matcher number = pattern.matcher(text);
    return number.find() ? Double.parseDouble(number.group(1)) : Double.NaN;
  }

  static double orZero(double number) {
    return Double.isNaN(number) ? 0 : number;
  }
}
