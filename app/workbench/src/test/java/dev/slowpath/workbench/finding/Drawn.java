package dev.slowpath.workbench.finding;

import java.time.Instant;
import java.util.List;

/// Findings drawn for tests.
public final class Drawn {
  private Drawn() {}

  /// A finding of an N+1 at `GET /a`, that takes off so much load at most.
  public static Finding finding(String id, double gainLoad) {
    return new Finding(
        id,
        Instant.parse("2026-11-21T10:00:00Z"),
        "N+1 at GET /a",
        new Frozen(
            "n-plus-one-" + id,
            "n-plus-one",
            "database-queries",
            new Frozen.Place("shop", "GET /a", "select 1", ""),
            new Frozen.Figures(1, 0.5, 0.2, 1000, 12, 300, 80, 40, 70, Double.NaN, 10, 20, 11),
            gainLoad,
            List.of(new Frozen.Fact("cost", "load 0.50")),
            List.of(new Frozen.File("t.jsonl", "ab")),
            List.of("<svg></svg>")),
        Finding.Handling.NONE,
        List.of(),
        List.of(),
        List.of());
  }
}
