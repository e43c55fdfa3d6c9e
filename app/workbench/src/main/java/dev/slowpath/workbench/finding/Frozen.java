package dev.slowpath.workbench.finding;

import java.util.List;
import java.util.Objects;

/// A bottleneck as it was measured when it was kept: figures, words and pictures that do not change
/// when files, importers or rules do. Unknown figures are NaN.
///
/// @param bottleneck its id
/// @param cause its name in JSON, and its lever's
/// @param place endpoint, statement, frame, as they were called; empty where it has none
/// @param gainLoad the most that removing it takes off the load
/// @param facts what was said of it, one name and one text each
/// @param files what it was measured on
/// @param pictures SVG, the request first
public record Frozen(
    String bottleneck,
    String cause,
    String lever,
    Place place,
    Figures figures,
    double gainLoad,
    List<Fact> facts,
    List<File> files,
    List<String> pictures) {

  public Frozen {
    Objects.requireNonNull(bottleneck);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(lever);
    Objects.requireNonNull(place);
    Objects.requireNonNull(figures);
    facts = List.copyOf(facts);
    files = List.copyOf(files);
    pictures = List.copyOf(pictures);
  }

  /// Where it is.
  public record Place(String service, String endpoint, String statement, String frame) {
    public Place {
      Objects.requireNonNull(service);
      Objects.requireNonNull(endpoint);
      Objects.requireNonNull(statement);
      Objects.requireNonNull(frame);
    }
  }

  /// What was measured.
  ///
  /// @param rank among all bottlenecks, from 1
  /// @param p50Ms of the endpoint's requests, as p95Ms and p99Ms
  /// @param gainP50Ms what removing it may gain at most
  public record Figures(
      int rank,
      double load,
      double share,
      double totalMs,
      double perRequestMs,
      double occurrences,
      double requests,
      double p50Ms,
      double p95Ms,
      double p99Ms,
      double gainP50Ms,
      double gainP95Ms,
      double gainMeanMs) {}

  /// A name and what was said of it.
  public record Fact(String name, String text) {
    public Fact {
      Objects.requireNonNull(name);
      Objects.requireNonNull(text);
    }
  }

  /// A file that was measured.
  public record File(String name, String sha256) {
    public File {
      Objects.requireNonNull(name);
      Objects.requireNonNull(sha256);
    }
  }
}
