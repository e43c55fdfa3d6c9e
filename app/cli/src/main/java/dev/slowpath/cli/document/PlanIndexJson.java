package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An index that a plan asks for as JSON.
final class PlanIndexJson {
  private PlanIndexJson() {}

  /// @param known what the catalog adds; without one its members are null
  static void write(Json json, IndexIdea idea, Optional<IndexAdvice> known) {
    json.text("statement", idea.statement());
    json.text("table", idea.table());
    json.texts("columns", idea.columns());
    json.number("sizeBytes", known.map(IndexAdvice::bytes).orElse(Double.NaN));
    json.number("writes", known.map(IndexAdvice::writes).orElse(Double.NaN));
    json.number("writesPerSecond", known.map(IndexAdvice::writesPerSecond).orElse(Double.NaN));
    json.number("indexesNow", known.map(one -> (double) one.indexesNow()).orElse(Double.NaN));
    json.array(
        "similar",
        known.map(IndexAdvice::similar).orElse(List.of()),
        similar -> {
          json.text("name", similar.index().name());
          json.text(
              "likeness", similar.likeness().name().toLowerCase(Locale.ROOT).replace('_', '-'));
          json.text("definition", similar.index().definition());
        });
  }
}
