package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.model.catalog.IndexCost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An index that a plan asks for as JSON.
final class PlanIndexJson {
  private PlanIndexJson() {}

  /// @param known what the catalog adds; without one its members are null
  static void write(Json json, IndexIdea idea, Optional<IndexCost> known) {
    json.text("statement", idea.statement());
    json.text("table", idea.table());
    json.texts("columns", idea.columns());
    cost(json, known);
  }

  static void cost(Json json, Optional<IndexCost> known) {
    json.number("sizeBytes", known.map(IndexCost::bytes).orElse(Double.NaN));
    json.number("writes", known.map(IndexCost::writes).orElse(Double.NaN));
    json.number("writesPerSecond", known.map(IndexCost::writesPerSecond).orElse(Double.NaN));
    json.number("indexesNow", known.map(one -> (double) one.indexesNow()).orElse(Double.NaN));
    json.array(
        "similar",
        known.map(IndexCost::similar).orElse(List.of()),
        similar -> {
          json.text("name", similar.index().name());
          json.text(
              "likeness", similar.likeness().name().toLowerCase(Locale.ROOT).replace('_', '-'));
          json.text("definition", similar.index().definition());
        });
  }
}
