package dev.slowpath.model.rules;

import java.util.Comparator;

/// What one rule of another tool says of a file, in that tool's own words.
///
/// @param id of the rule
/// @param name of the rule
/// @param topic what it is about, as the tool sorts its rules
/// @param score the tool's own, 0 to 100; it measures nothing and ranks nothing here; NaN for none
/// @param summary one sentence
/// @param explanation empty where the tool gives none
/// @param solution empty where the tool gives none
public record RuleResult(
    String id,
    String name,
    String topic,
    Severity severity,
    double score,
    String summary,
    String explanation,
    String solution) {

  /// The most severe first, then by score, then by rule.
  public static final Comparator<RuleResult> ORDER =
      Comparator.comparing(RuleResult::severity)
          .thenComparing(RuleResult::score, Comparator.reverseOrder())
          .thenComparing(RuleResult::id);

  /// How a rule ended.
  public enum Severity {
    WARNING("warning"),
    INFO("info"),
    OK("ok"),
    /// The file does not hold what the rule judges by, or not enough of it.
    NOT_APPLICABLE("not-applicable");

    private final String id;

    Severity(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  /// Whether the rule found something to tell.
  public boolean isRemark() {
    return severity == Severity.WARNING || severity == Severity.INFO;
  }
}
