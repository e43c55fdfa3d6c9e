package dev.slowpath.model.bottleneck;

import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.source.Locator;
import java.util.Objects;

/// One witness of a bottleneck: a figure in a file, and how it was joined to the others.
public sealed interface Evidence {

  Locator at();

  Join join();

  /// Spans of a statement at an endpoint; the locator shows the slowest of them, or the first of
  /// the request that repeats it most.
  record Spans(Locator at, Join join, double count, double totalMs, double requests)
      implements Evidence {}

  /// A row of pg_stat_statements.
  ///
  /// @param calls in the window
  /// @param execMs in the window, inside the server
  record ServerStatement(
      Locator at, Join join, String queryId, double calls, double execMs, boolean totalsOnly)
      implements Evidence {
    public ServerStatement {
      Objects.requireNonNull(queryId);
    }
  }

  /// A statement in the log of a server, of which slow executions alone are written: a lower bound
  /// beside what the server counted, and never added to it.
  ///
  /// @param shortestMs of the executions, which the log's threshold lies below; NaN for none
  /// @param slowestMs NaN for none
  /// @param waits for locks
  record LoggedExecutions(
      Locator at,
      Join join,
      double executions,
      double totalMs,
      double shortestMs,
      double slowestMs,
      double waits,
      double waitedMs)
      implements Evidence {}

  /// A node of a plan.
  record PlanStep(
      Locator at,
      Join join,
      String type,
      String relation,
      double exclusiveMs,
      double rows,
      double rowsRemoved)
      implements Evidence {
    public PlanStep {
      Objects.requireNonNull(type);
      Objects.requireNonNull(relation);
    }
  }

  /// A table in a catalog, and what the index that it lacks would cost.
  ///
  /// @param table as the catalog names it
  /// @param rows as last estimated; NaN where not stated
  /// @param bytes of its rows; NaN where not stated
  record CatalogTable(
      Locator at, Join join, String table, double rows, double bytes, IndexCost index)
      implements Evidence {
    public CatalogTable {
      Objects.requireNonNull(table);
      Objects.requireNonNull(index);
    }
  }

  /// Events that a recorder wrote, each with its own duration.
  ///
  /// @param event the producer's name of it
  /// @param about the class of a lock or an exception, the kind of collection
  /// @param frame the application's own function they happen in; empty where none does
  /// @param totalMs NaN where they have no length
  record RecordedEvents(
      Locator at,
      Join join,
      String event,
      String about,
      String frame,
      long count,
      double totalMs,
      double longestMs)
      implements Evidence {
    public RecordedEvents {
      Objects.requireNonNull(event);
      Objects.requireNonNull(about);
      Objects.requireNonNull(frame);
    }
  }

  /// A frame of a profile.
  ///
  /// @param cpuMs CPU time of the frame with its callees
  record ProfileFrame(Locator at, Join join, String frame, long samples, double cpuMs)
      implements Evidence {
    public ProfileFrame {
      Objects.requireNonNull(frame);
    }
  }

  /// What a profile saw a handler do.
  ///
  /// @param site the application's own function that does it
  /// @param handler of the requests; of several, how many
  /// @param totalMs NaN where the file does not say how long a sample is
  /// @param share of the profile's work, 0..1
  /// @param calls where the profiler counted them, else NaN
  record ProfiledCode(
      Locator at,
      Join join,
      String site,
      String handler,
      double totalMs,
      double share,
      double calls)
      implements Evidence {
    public ProfiledCode {
      Objects.requireNonNull(site);
      Objects.requireNonNull(handler);
    }
  }

  /// Another statement that runs in turns with a repeated one: the same loop repeats both.
  ///
  /// @param statement canonical SQL
  /// @param perRequest how often it runs in the request that repeats most
  record SameLoop(Locator at, Join join, String statement, double perRequest) implements Evidence {
    public SameLoop {
      Objects.requireNonNull(statement);
    }
  }

  /// How a witness was joined to the bottleneck, the surest first.
  enum Join {
    /// It is where the bottleneck was found.
    FOUND("found"),
    /// The same queryid.
    SAME_QUERY_ID("same queryid"),
    /// The same canonical SQL.
    SAME_SQL("same canonical SQL"),
    /// The same table, by its name.
    SAME_TABLE("same table"),
    /// The same span, by its id.
    SAME_SPAN("same span"),
    /// The same thread at the same time.
    SAME_THREAD_AND_TIME("same thread and time"),
    /// The method that spans name as the handler.
    SAME_HANDLER("same handler"),
    /// Nothing joins it to an endpoint.
    NOT_LINKED("not linked");

    private final String id;

    Join(String id) {
      this.id = id;
    }

    /// The name used in JSON and on screen.
    public String id() {
      return id;
    }
  }
}
