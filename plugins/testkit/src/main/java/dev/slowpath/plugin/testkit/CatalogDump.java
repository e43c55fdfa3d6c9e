package dev.slowpath.plugin.testkit;

import dev.slowpath.model.catalog.Catalog;
import java.util.List;

/// Each table with what belongs to it.
final class CatalogDump {
  private CatalogDump() {}

  static void write(Catalog catalog, DumpText.Sections sections) {
    sections.add(
        "catalog", List.of("at " + catalog.at(), "statistics since " + catalog.statsSince()));
    sections.add(
        "tables",
        catalog.tables().stream().map(table -> DumpText.escaped(table.toString())).toList());
  }
}
