package dev.slowpath.plugin.testkit;

import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementSnapshot;
import java.util.List;
import java.util.stream.Collectors;

/// The head of a snapshot and its entries with all their counters.
final class StatementsDump {
  private StatementsDump() {}

  static void write(StatementSnapshot snapshot, DumpText.Sections sections) {
    sections.add(
        "snapshot",
        List.of(
            "at " + snapshot.at(),
            "extension " + snapshot.extensionVersion(),
            "reset " + snapshot.statsReset(),
            "deallocations " + snapshot.deallocations()));
    sections.add("entries", snapshot.entries().stream().map(StatementsDump::row).toList());
  }

  private static String row(StatementEntry entry) {
    return "row %d %s since %s '%s' {%s}"
        .formatted(
            entry.row(),
            entry.key(),
            entry.statsSince(),
            DumpText.escaped(entry.text()),
            readings(entry.counters()));
  }

  private static String readings(Counters counters) {
    return counters.readings().entrySet().stream()
        .map(reading -> reading.getKey().column() + "=" + DumpText.number(reading.getValue()))
        .collect(Collectors.joining(" "));
  }
}
