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

  /// A statement that spends most of its time waiting for what another transaction has locked.
  ///
  /// @param table whose rows it waits for; empty where nothing tells
  /// @param waits that the server's log tells of, of `meanMs` each
  /// @param share of the statement's time, 0..1; at least so much
  record LockWait(String table, double waits, double meanMs, double share) implements Cause {
    @Override
    public String id() {
      return "lock-wait";
    }

    @Override
    public Lever lever() {
      return Lever.APPLICATION_SERVER;
    }
  }

  /// Code that keeps a processor busy.
  ///
  /// @param frame the function, with everything it calls
  /// @param share of the profile's CPU, 0..1
  record HotCode(String frame, double share) implements Cause {
    @Override
    public String id() {
      return "hot-code";
    }

    @Override
    public Lever lever() {
      return Lever.CODE;
    }
  }

  /// The same read with the same values again, within a request or from one request to the next.
  ///
  /// @param perRequest executions in the median request that makes any
  /// @param hitShare of the executions that a cache would have answered, 0..1
  /// @param ttlSeconds how long the cache keeps an answer; 0: for the request only
  record MissingCache(double perRequest, double hitShare, double ttlSeconds) implements Cause {
    @Override
    public String id() {
      return "missing-cache";
    }

    @Override
    public Lever lever() {
      return Lever.CACHING;
    }
  }

  /// Outgoing calls that wait for one another.
  ///
  /// @param calls in the median request that makes them
  /// @param targets what is called, in the order called
  record SerialIo(double calls, List<String> targets) implements Cause {
    public SerialIo {
      targets = List.copyOf(targets);
    }

    @Override
    public String id() {
      return "serial-io";
    }

    @Override
    public Lever lever() {
      return Lever.ASYNC_IO;
    }
  }

  /// Requests that wait for a connection of a pool.
  ///
  /// @param pool its name; empty where the spans do not say
  /// @param meanMs wait of one request that waits
  /// @param share of the endpoint's requests that wait, 0..1
  record PoolWait(String pool, double meanMs, double share) implements Cause {
    @Override
    public String id() {
      return "pool-wait";
    }

    @Override
    public Lever lever() {
      return Lever.CONNECTION_POOLING;
    }
  }

  /// Requests that wait for a worker of the server before any work on them begins.
  ///
  /// @param workers that serve at once at most, as far as seen
  /// @param meanMs wait of one request, over all endpoints that these workers serve
  /// @param endpoints how many endpoints wait
  record WorkerQueueing(double workers, double meanMs, int endpoints) implements Cause {
    @Override
    public String id() {
      return "worker-queueing";
    }

    @Override
    public Lever lever() {
      return Lever.APPLICATION_SERVER;
    }
  }

  /// One answer turned into text and back more than once.
  ///
  /// @param passes of encoding and decoding in the median request
  record RepeatedSerialisation(double passes) implements Cause {
    @Override
    public String id() {
      return "repeated-serialisation";
    }

    @Override
    public Lever lever() {
      return Lever.SERIALISATION;
    }
  }

  /// A new connection for the work of a single request, again and again.
  ///
  /// @param perRequest connections in the mean request that makes any
  /// @param meanMs to make those of one request
  record ConnectionChurn(double perRequest, double meanMs) implements Cause {
    @Override
    public String id() {
      return "connection-churn";
    }

    @Override
    public Lever lever() {
      return Lever.CONNECTION_POOLING;
    }
  }

  /// An outgoing call that failed and was made again.
  ///
  /// @param target what is called
  /// @param failed attempts in the mean request that repeats any
  record Retries(String target, double failed) implements Cause {
    public Retries {
      Objects.requireNonNull(target);
    }

    @Override
    public String id() {
      return "retries";
    }

    @Override
    public Lever lever() {
      return Lever.ASYNC_IO;
    }
  }

  /// Outgoing calls that fail.
  ///
  /// @param target what is called
  /// @param failedShare of the calls, 0..1
  record FailingCalls(String target, double failedShare) implements Cause {
    public FailingCalls {
      Objects.requireNonNull(target);
    }

    @Override
    public String id() {
      return "failing-calls";
    }

    @Override
    public Lever lever() {
      return Lever.ASYNC_IO;
    }
  }

  /// Outgoing calls that ask for the same again, within a request or from one request to the next.
  ///
  /// @param target what is called
  /// @param perRequest identical calls in the median request that repeats them; calls in the median
  ///   request where the same is asked again by others
  /// @param hitShare of the calls that a cache would have answered, 0..1
  /// @param ttlSeconds how long the cache keeps an answer; 0: for the request only
  record RepeatedCalls(String target, double perRequest, double hitShare, double ttlSeconds)
      implements Cause {
    public RepeatedCalls {
      Objects.requireNonNull(target);
    }

    @Override
    public String id() {
      return "repeated-calls";
    }

    @Override
    public Lever lever() {
      return Lever.CACHING;
    }
  }

  /// Answers of outgoing calls that are large.
  ///
  /// @param target what is called
  /// @param bytes of the median answer
  record LargePayload(String target, double bytes) implements Cause {
    @Override
    public String id() {
      return "large-payload";
    }

    @Override
    public Lever lever() {
      return Lever.SERIALISATION;
    }
  }

  /// Outgoing calls that are slow each by itself.
  ///
  /// @param target what is called
  /// @param meanMs of one call
  record SlowCalls(String target, double meanMs) implements Cause {
    @Override
    public String id() {
      return "slow-calls";
    }

    @Override
    public Lever lever() {
      return Lever.ASYNC_IO;
    }
  }

  /// More rows than anybody reads: moving them takes longer than finding them.
  ///
  /// @param rows of the median execution
  /// @param meanMs of one execution
  /// @param serverMs of that inside the server
  record OverFetching(double rows, double meanMs, double serverMs) implements Cause {
    @Override
    public String id() {
      return "over-fetching";
    }

    @Override
    public Lever lever() {
      return Lever.DATABASE_QUERIES;
    }
  }

  /// A call that waits on the thread of an event loop.
  ///
  /// @param frame the function that makes it
  /// @param share of the loop's samples, 0..1
  record BlockingCall(String frame, double share) implements Cause {
    @Override
    public String id() {
      return "blocking-call-in-async";
    }

    @Override
    public Lever lever() {
      return Lever.ASYNC_IO;
    }
  }

  /// Threads that wait for the lock of the Python interpreter, which one thread at a time holds.
  ///
  /// @param share of the profile's work, 0..1, and between which two it is with 95 % certainty
  record GilContention(double share, double low, double high) implements Cause {
    @Override
    public String id() {
      return "gil-contention";
    }

    @Override
    public Lever lever() {
      return Lever.APPLICATION_SERVER;
    }
  }

  /// Modules that are imported while somebody waits.
  ///
  /// @param module what most of it goes to
  /// @param share of the profile's work, 0..1, and between which two it is with 95 % certainty; NaN
  ///   where requests import
  record ImportTime(String module, double share, double low, double high) implements Cause {
    @Override
    public String id() {
      return "import-time";
    }

    @Override
    public Lever lever() {
      return Lever.CODE;
    }
  }

  /// A setting that does not belong into production.
  ///
  /// @param seen the function that only runs with it
  record ServerMisconfigured(String seen) implements Cause {
    @Override
    public String id() {
      return "server-misconfigured";
    }

    @Override
    public Lever lever() {
      return Lever.APPLICATION_SERVER;
    }
  }

  /// A program that waits within its JVM, as the JVM recorded it.
  ///
  /// @param about the class of the lock or the exception, the kind of collection
  /// @param frame the application's own function that it happens in; empty where none does
  /// @param perSecond how often
  /// @param longestMs the longest single one; NaN where they have no length
  record Stalled(JvmStall stall, String about, String frame, double perSecond, double longestMs)
      implements Cause {
    @Override
    public String id() {
      return stall.id();
    }

    @Override
    public Lever lever() {
      return stall.lever();
    }
  }
}
