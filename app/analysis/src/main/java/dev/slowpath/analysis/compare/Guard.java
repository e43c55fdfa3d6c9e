package dev.slowpath.analysis.compare;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Objects;

/// Something that has to be alike on both sides for a comparison to mean what it seems to.
public sealed interface Guard {

  /// Whether it is not alike.
  boolean isConcern();

  /// Requests a second.
  record Rate(double before, double after) implements Guard {
    private static final double MUCH = 1.1;

    @Override
    public boolean isConcern() {
      double ratio = after / before;
      return ratio > MUCH || ratio < 1 / MUCH;
    }
  }

  /// Which endpoints are asked how often.
  ///
  /// @param moved the share of requests that would have to be of other endpoints
  /// @param most the endpoint whose share differs most
  /// @param meanRatio of the mean latency of all requests, after to before
  /// @param standardised the same with before's mix on both sides
  record Mix(double moved, EndpointKey most, double meanRatio, double standardised)
      implements Guard {
    private static final double MUCH = 0.05;

    public Mix {
      Objects.requireNonNull(most);
    }

    @Override
    public boolean isConcern() {
      return moved > MUCH;
    }
  }

  /// Whether a side begins cold.
  ///
  /// @param factor how much slower its first block was than the others
  record WarmUp(boolean isAfter, double factor, boolean isConcern) implements Guard {}

  /// How many requests one recorded stands for.
  record Sampling(double before, double after) implements Guard {
    private static final double MUCH = 1.05;

    @Override
    public boolean isConcern() {
      return Math.max(before / after, after / before) > MUCH;
    }
  }

  /// How percentiles were taken.
  record Method(String before, String after) implements Guard {
    @Override
    public boolean isConcern() {
      return !before.equals(after);
    }
  }

  /// The share of blocks that the server found in its buffers, 0..1.
  record Buffers(double before, double after) implements Guard {
    private static final double MUCH = 0.05;

    @Override
    public boolean isConcern() {
      return Math.abs(before - after) > MUCH;
    }
  }

  /// How often each side was recorded.
  record Runs(int before, int after) implements Guard {
    @Override
    public boolean isConcern() {
      return before < 2 || after < 2;
    }
  }

  /// How many blocks of time there are.
  record FewBlocks(int before, int after, int needed) implements Guard {
    @Override
    public boolean isConcern() {
      return Math.min(before, after) < needed;
    }
  }

  /// Requests that failed.
  record Errors(double before, double after) implements Guard {
    private static final double MUCH = 0.01;

    @Override
    public boolean isConcern() {
      return Math.abs(before - after) > MUCH;
    }
  }

  /// Endpoints at which nothing was mended: what moves them all is no change of one of them.
  ///
  /// @param faster of them, and slower
  /// @param typical the median of their ratios, after to before
  record Together(int endpoints, int faster, int slower, double typical) implements Guard {
    private static final int FEW = 4;
    private static final double MOST = 0.8;
    private static final double MUCH = 0.1;

    @Override
    public boolean isConcern() {
      return endpoints >= FEW
          && Math.max(faster, slower) >= MOST * endpoints
          && Math.abs(typical - 1) > MUCH;
    }
  }
}
