package dev.slowpath.model.bottleneck;

import java.util.List;
import java.util.Objects;

/// Why time is spent, with the facts that name it. One record for each cause that is detected.
public sealed interface Cause {

  /// The name used in JSON and on the command line.
  String id();

  Lever lever();

  /// The same statement again and again within one request, for other values each time.
  ///
  /// @param perRequest executions in the median request that repeats it
  /// @param most executions in the request that repeats it most
  record NPlusOne(double perRequest, double most) implements Cause {
    @Override
    public String id() {
      return "n-plus-one";
    }

    @Override
    public Lever lever() {
      return Lever.DATABASE_QUERIES;
    }
  }

  /// A table read in full for a few of its rows.
  ///
  /// @param columns the columns an index would serve, in the order found; empty where unclear
  /// @param rowsRead rows looked at per execution
  /// @param rowsKept rows that passed the filter per execution
  record MissingIndex(String table, List<String> columns, double rowsRead, double rowsKept)
      implements Cause {
    public MissingIndex {
      Objects.requireNonNull(table);
      columns = List.copyOf(columns);
    }

    @Override
    public String id() {
      return "missing-index";
    }

    @Override
    public Lever lever() {
      return Lever.DATABASE_QUERIES;
    }
  }

  /// A statement whose single execution is slow.
  ///
  /// @param meanMs mean duration of one execution, by the outermost witness
  record SlowStatement(double meanMs) implements Cause {
    @Override
    public String id() {
      return "slow-statement";
    }

    @Override
    public Lever lever() {
      return Lever.DATABASE_QUERIES;
    }
  }

  /// Code that keeps a processor busy.
  ///
  /// @param frame the function, with everything it calls
  /// @param share of the profile's CPU, 0..1
  record HotCode(String frame, double share) implements Cause {
    public HotCode {
      Objects.requireNonNull(frame);
    }

    @Override
    public String id() {
      return "hot-code";
    }

    @Override
    public Lever lever() {
      return Lever.CODE;
    }
  }
}
