package dev.slowpath.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A connection to a live system.
public interface Live extends AutoCloseable {

  /// What it is connected to, without any password.
  String name();

  /// Takes a snapshot.
  ///
  /// @throws UnreachableException where the system went away, was too slow or hides everything
  Recording record() throws UnreachableException;

  /// The statement that the system counts under an id.
  ///
  /// @throws DeclinedException where there is none, or it is hidden
  String statement(String id) throws UnreachableException, DeclinedException;

  /// The parameters of a statement, each with a value that the system's own statistics know where
  /// it is compared with a column.
  List<Parameter> parameters(String statement) throws UnreachableException, DeclinedException;

  /// The plan of a statement: nothing is changed, and what was run is taken back.
  Explained explain(Question question) throws UnreachableException, DeclinedException;

  @Override
  void close();

  /// A parameter of a statement.
  ///
  /// @param number from 1
  /// @param type as the system names it
  /// @param sample a value of the system's; empty where none can be had
  /// @param origin where the sample is from, for a person
  record Parameter(int number, String type, String sample, String origin) {
    public Parameter {
      Objects.requireNonNull(type);
      Objects.requireNonNull(sample);
      Objects.requireNonNull(origin);
    }
  }

  /// Plans: one, and with an imagined index a second one beside it.
  ///
  /// @param at the instant by the system's own clock
  /// @param imagined the index of the second plan
  record Explained(Instant at, List<Part> plans, Optional<Imagined> imagined) {
    public Explained {
      Objects.requireNonNull(at);
      plans = List.copyOf(plans);
      Objects.requireNonNull(imagined);
    }
  }

  /// An index that is not there.
  ///
  /// @param name it goes by in the plan
  /// @param bytes it would take, as the system estimates
  record Imagined(String name, long bytes) {
    public Imagined {
      Objects.requireNonNull(name);
    }
  }

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
