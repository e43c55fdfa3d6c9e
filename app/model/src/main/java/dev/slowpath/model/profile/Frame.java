package dev.slowpath.model.profile;

import java.util.Comparator;
import java.util.Objects;

/// A place in code as a profile names it. Two frames are the same when all their parts are.
///
/// @param name the full name, for Java `package.Class.method`
/// @param file the source file, or empty where the profile does not say
/// @param line the line, or 0 where frames are kept by function
public record Frame(String name, String file, int line, Kind kind) {

  /// By name, file, line and kind.
  public static final Comparator<Frame> ORDER =
      Comparator.comparing(Frame::name)
          .thenComparing(Frame::file)
          .thenComparingInt(Frame::line)
          .thenComparing(Frame::kind);

  public Frame {
    Objects.requireNonNull(name);
    Objects.requireNonNull(file);
    Objects.requireNonNull(kind);
  }

  /// A frame known by its name alone.
  public static Frame named(String name, Kind kind) {
    return new Frame(name, "", 0, kind);
  }

  /// How the code of a frame runs, by the families of async-profiler's colours and Python's.
  public enum Kind {
    COMPILED,
    INLINED,
    C1,
    INTERPRETED,
    VM,
    NATIVE,
    KERNEL,
    PYTHON,
    /// The profile stands for frames it does not hold (`[no stack]`, `[truncated]`).
    SYNTHETIC,
    UNKNOWN,
    /// A span stands in place of a frame: a call to a database.
    SPAN_DATABASE,
    /// A span: an outgoing call.
    SPAN_CALL,
    /// A span: a call to a cache.
    SPAN_CACHE,
    /// A span: waiting for a worker, a connection, a lock.
    SPAN_WAIT,
    /// A span: writing or reading a format.
    SPAN_SERIALISATION,
    /// A span: a service's own work.
    SPAN_OWN
  }
}
