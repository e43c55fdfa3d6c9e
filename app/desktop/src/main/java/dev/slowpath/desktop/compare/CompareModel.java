package dev.slowpath.desktop.compare;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.screen.Periods;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the page of comparison shows, in figures and words.
final class CompareModel {

  private CompareModel() {}

  /// The earlier recording of an investigation against its last; empty where it holds one only.
  static Optional<Comparison> compared(Investigation investigation) {
    return Periods.of(investigation).map(periods -> periods.compared(investigation));
  }

  /// The percentile that the verdict is of, on a side; NaN without requests there.
  static double figure(EndpointChange change, Optional<EndpointSide> side) {
    return side.map(one -> change.figure(change.latency(one))).orElse(Double.NaN);
  }

  static String requests(EndpointChange change) {
    return count(change.before()) + " / " + count(change.after());
  }

  private static String count(Optional<EndpointSide> side) {
    return side.map(one -> Numbers.count(one.figures().requests())).orElse(Numbers.UNKNOWN);
  }

  /// How many endpoints have which verdict, in words.
  static String counts(Comparison comparison) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (comparison.count(verdict) > 0) {
        counts.add(comparison.count(verdict) + " " + ComparisonWords.word(verdict));
      }
    }
    return String.join(" · ", counts);
  }

  /// What stands behind the verdict of an endpoint.
  static List<String> sentences(EndpointChange change) {
    List<String> sentences = new ArrayList<>();
    if (change.verdict() == Verdict.NOT_ENOUGH_DATA) {
      ComparisonWords.needed(change).ifPresent(sentences::add);
    }
    change.remarks().stream().map(ComparisonWords::text).forEach(sentences::add);
    return sentences;
  }

  static Twin twin(Comparison comparison) {
    return new Twin(
        "Before and after",
        List.of("Endpoint", "Verdict", "Of", "Before ms", "After ms", "Ratio", "Interval 95 %"),
        comparison.endpoints().stream()
            .map(one ->
                List.of(
                    one.key().name(),
                    ComparisonWords.word(one.verdict()),
                    ComparisonWords.text(one.by()),
                    Numbers.ms(figure(one, one.before())),
                    Numbers.ms(figure(one, one.after())),
                    ComparisonWords.ratio(one.decisive().value()),
                    ComparisonWords.interval(one.decisive())))
            .toList());
  }
}
