package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.postgres.document.Digits;
import dev.slowpath.plugin.postgres.plans.JsonDetails.Detail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What TEXT prints below the nodes about the plan as a whole.
final class TextFooter {
  private static final Pattern TIME =
      Pattern.compile("(?:Planning|Execution) [Tt]ime: (" + Digits.NUMBER + ") ms");
  private static final Pattern TOTAL_RUNTIME =
      Pattern.compile("Total runtime: (" + Digits.NUMBER + ") ms");
  private static final Pattern TRIGGER =
      Pattern.compile(
          "Trigger(?: (?!for constraint )(.*?))?(?: for constraint (.*?))?(?: on (\\S+))?:"
              + " (?:time=("
              + Digits.NUMBER
              + ") )?calls=(\\d{1,18})");
  private static final Set<String> SECTIONS = Set.of("Planning", "JIT", "Serialization");
  private static final Set<String> FACTS = Set.of("Settings", "Serialization", "Query Parameters");

  private final PlanDraft draft;
  private String section = "";
  private boolean isComplete;
  private boolean isCut;

  TextFooter(PlanDraft draft) {
    this.draft = draft;
  }

  /// Whether the last line of a measured plan has been read.
  boolean isComplete() {
    return isComplete;
  }

  boolean hasPlanningTime() {
    return !Double.isNaN(draft.planningMs);
  }

  /// Whether the latest line breaks off.
  boolean isCut() {
    return isCut;
  }

  /// Takes a line, where it is one of these.
  ///
  /// @param isOutermost whether it stands as far left as the root
  boolean takes(String body, boolean isOutermost) {
    if (!isOutermost) {
      return !section.isEmpty() && takesInSection(body);
    }
    section = "";
    Optional<Detail> line = TextDetails.of(body).stream().findFirst();
    if (takesTime(body) || takesTrigger(body)) {
      return true;
    }
    if (line.isEmpty()) {
      return false;
    }
    String name = line.get().name();
    if (SECTIONS.contains(name)) {
      section = name;
    }
    if (FACTS.contains(name)) {
      draft.facts.put(name, line.get().value());
    } else if (name.equals("Query Identifier")) {
      draft.queryId = line.get().value();
    } else {
      return !section.isEmpty();
    }
    return true;
  }

  private boolean takesInSection(String body) {
    List<Detail> lines = TextDetails.of(body);
    if (lines.isEmpty()) {
      return false;
    }
    lines.forEach(line -> draft.facts.put(section + " " + line.name(), line.value()));
    return true;
  }

  private boolean takesTime(String body) {
    OptionalDouble total = number(TOTAL_RUNTIME, body);
    OptionalDouble time = number(TIME, body);
    boolean isPlanning = body.startsWith("Planning ");
    isCut =
        time.isEmpty()
            && total.isEmpty()
            && (body.startsWith("Execution Time:") || body.startsWith("Planning Time:"));
    if (time.isPresent() && isPlanning) {
      draft.planningMs = time.getAsDouble();
    } else if (time.isPresent() || total.isPresent()) {
      draft.executionMs = time.orElse(total.orElse(Double.NaN));
      isComplete = true;
    }
    return time.isPresent() || total.isPresent() || isCut;
  }

  private static OptionalDouble number(Pattern pattern, String body) {
    Matcher line = pattern.matcher(body);
    return line.matches()
        ? OptionalDouble.of(Double.parseDouble(line.group(1)))
        : OptionalDouble.empty();
  }

  private boolean takesTrigger(String body) {
    Matcher trigger = TRIGGER.matcher(body);
    if (!trigger.matches()) {
      return false;
    }
    String name = trigger.group(2) != null ? trigger.group(2) : trigger.group(1);
    double ms = trigger.group(4) == null ? Double.NaN : Double.parseDouble(trigger.group(4));
    draft.trigger(name == null ? "" : name, ms, trigger.group(5));
    return true;
  }
}
