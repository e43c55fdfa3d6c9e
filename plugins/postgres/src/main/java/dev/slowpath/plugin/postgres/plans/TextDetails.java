package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.postgres.plans.JsonDetails.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Property lines of TEXT. A line that holds several properties (`Buckets: 1024 Batches: 1 Memory
/// Usage: 9kB`) is split; those of an incremental sort stay whole, since they repeat names.
final class TextDetails {
  private static final Pattern PROPERTY =
      Pattern.compile("([A-Z][^:'\"()]{0,62}):(?: (.*))?", Pattern.DOTALL);
  private static final Pattern NEXT = Pattern.compile("  (?=[A-Z][A-Za-z ]{1,30}: )");
  private static final Set<String> HOLDS_SEVERAL =
      Set.of("Sort Method", "Buckets", "Batches", "Planned Partitions", "Hits", "Storage");

  private TextDetails() {}

  /// The properties of a line; none where it is no property line.
  static List<Detail> of(String body) {
    Optional<Detail> whole = property(body);
    if (whole.isEmpty() || !HOLDS_SEVERAL.contains(whole.get().name())) {
      return whole.stream().toList();
    }
    List<Detail> parts = new ArrayList<>();
    for (String part : NEXT.split(body, -1)) {
      property(part).ifPresent(parts::add);
    }
    return parts;
  }

  private static Optional<Detail> property(String body) {
    Matcher property = PROPERTY.matcher(body);
    return property.matches()
        ? Optional.of(
            new Detail(
                property.group(1), property.group(2) == null ? "" : property.group(2).strip()))
        : Optional.empty();
  }

  /// Whether a literal is open at the end of the text, so that it goes on in the next line.
  static boolean endsInLiteral(String text) {
    return text.chars().filter(letter -> letter == '\'').count() % 2 == 1;
  }

  /// Whether the text ends with all its brackets closed: else it is cut.
  static boolean isBalanced(String text) {
    int open = 0;
    boolean isLiteral = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      isLiteral ^= letter == '\'';
      if (!isLiteral) {
        open += letter == '(' ? 1 : 0;
        open -= letter == ')' ? 1 : 0;
      }
    }
    return open == 0 && !isLiteral;
  }
}
