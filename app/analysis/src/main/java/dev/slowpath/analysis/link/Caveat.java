package dev.slowpath.analysis.link;

import dev.slowpath.analysis.code.Agreement;
import java.util.List;
import java.util.Objects;

/// Something about joined captures that makes their figures mean less than they seem to.
public sealed interface Caveat {

  /// Snapshots that do not say when they were taken: their order is that of their counters.
  record Undated(List<String> files) implements Caveat {
    public Undated {
      files = List.copyOf(files);
    }
  }

  /// Spans that stand in several files and are counted once.
  record Repeated(int spans) implements Caveat {}

  /// Requests that a log or a load test tells of, and traces of the service that served them too.
  ///
  /// @param file of the log
  /// @param requests of it that are not counted
  /// @param service the traced service
  /// @param traced requests of that service in its traces
  record SeenTwice(String file, int requests, String service, double traced) implements Caveat {
    public SeenTwice {
      Objects.requireNonNull(file);
      Objects.requireNonNull(service);
    }
  }

  /// Spans above which no request stands: they are in no figure.
  record NoRequest(int spans) implements Caveat {}

  /// Spans that serve a call of another service and lie wholly before or after it.
  ///
  /// @param mostMs the longest time between a call and what served it
  record Apart(int spans, double mostMs) implements Caveat {}

  /// A long stretch in which no request was in progress.
  ///
  /// @param share of the time that loads are of
  /// @param before requests that began before it
  /// @param after requests that began after it
  record Unrecorded(double seconds, double share, int before, int after) implements Caveat {}

  /// More time was asked for than was recorded: loads are of the recorded part.
  record Partly(double askedSeconds, double recordedSeconds) implements Caveat {}

  /// Several profiles of calls that are one when added up: figures are of the sum.
  record Added(List<String> files) implements Caveat {
    public Added {
      files = List.copyOf(files);
    }
  }

  /// How the samples of a profile were taken, where its file shows that.
  record SampledAs(String file, String mode) implements Caveat {
    public SampledAs {
      Objects.requireNonNull(file);
      Objects.requireNonNull(mode);
    }
  }

  /// How far two profiles of one program agree about its handlers.
  record Profilers(Agreement agreement) implements Caveat {
    public Profilers {
      Objects.requireNonNull(agreement);
    }
  }

  /// A profiler that counted every call, which takes time itself.
  ///
  /// @param seconds that it measured in all, its own time among them
  record Counted(String file, double calls, double seconds) implements Caveat {
    public Counted {
      Objects.requireNonNull(file);
    }
  }

  /// Only a part of the time was asked for; what the server counted cannot be cut to it.
  record Uncut() implements Caveat {}
}
