package dev.slowpath.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A connection to a live system.
public interface Live extends AutoCloseable {

  /// What it is connected to, without any password.
  String name();

  /// Takes a snapshot.
  ///
  /// @throws UnreachableException where the system went away, was too slow or hides everything
  Recording record() throws UnreachableException;

  @Override
  void close();

  /// A snapshot: the files that hold it, and what could not be had.
  ///
  /// @param at the instant by the system's own clock
  record Recording(Instant at, List<Part> parts, List<Lack> lacks) {
    public Recording {
      Objects.requireNonNull(at);
      parts = List.copyOf(parts);
      lacks = List.copyOf(lacks);
    }
  }

  /// A file of a snapshot.
  ///
  /// @param name what it holds, the beginning of its file name
  /// @param extension with its dot
  record Part(String name, String extension, String content) {
    public Part {
      Objects.requireNonNull(name);
      Objects.requireNonNull(extension);
      Objects.requireNonNull(content);
    }
  }

  /// What the system does not show, and what mends it.
  ///
  /// @param isGrave whether figures are missing that were asked for
  /// @param remedy a command for the system's administrator
  record Lack(boolean isGrave, String missing, String remedy) {
    public Lack {
      Objects.requireNonNull(missing);
      Objects.requireNonNull(remedy);
    }
  }
}
