package dev.slowpath.analysis.whatif;

import java.util.List;

/// How a figure moves with a setting, found by replaying what was really seen with each value.
public sealed interface Curve {

  /// How many questions a cache answers by how long it keeps answers.
  ///
  /// @param points by time, shortest first
  record CacheLife(List<Life> points) implements Curve {
    public CacheLife {
      points = List.copyOf(points);
    }
  }

  /// One life of answers.
  ///
  /// @param seconds an answer is kept; 0: within its request
  /// @param hitShare of all questions, 0..1
  record Life(double seconds, double hitShare) {}

  /// How long requests wait by how many can be served at once.
  ///
  /// @param seen how many are served at once at most in the recording
  /// @param measuredMs mean wait in the recording, beside that of the replay with as many
  /// @param points fewest servers first
  record Servers(int seen, double measuredMs, List<Size> points) implements Curve {
    public Servers {
      points = List.copyOf(points);
    }
  }

  /// One number of servers.
  ///
  /// @param servers connections or workers
  /// @param p95Ms NaN for too few waits
  record Size(int servers, double meanMs, double p95Ms) {}
}
