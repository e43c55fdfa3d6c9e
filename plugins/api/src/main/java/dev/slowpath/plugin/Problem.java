package dev.slowpath.plugin;

import dev.slowpath.model.source.Place;
import java.util.Objects;

/// Why a file was refused: always a place, what was found there and what was expected.
public sealed interface Problem {

  Place place();

  String found();

  String expected();

  /// The content breaks the rules of its format.
  record Malformed(Place place, String found, String expected) implements Problem {
    public Malformed {
      Objects.requireNonNull(place);
      Objects.requireNonNull(found);
      Objects.requireNonNull(expected);
    }
  }

  /// The content ends too early for anything of it to be used.
  record Truncated(Place place, String found, String expected) implements Problem {
    public Truncated {
      Objects.requireNonNull(place);
      Objects.requireNonNull(found);
      Objects.requireNonNull(expected);
    }
  }

  /// A version of the format that is not read.
  record UnsupportedVersion(Place place, String found, String expected) implements Problem {
    public UnsupportedVersion {
      Objects.requireNonNull(place);
      Objects.requireNonNull(found);
      Objects.requireNonNull(expected);
    }
  }

  /// Beyond a limit set for untrusted files.
  record TooLarge(Place place, String found, String expected) implements Problem {
    public TooLarge {
      Objects.requireNonNull(place);
      Objects.requireNonNull(found);
      Objects.requireNonNull(expected);
    }
  }

  /// Nothing recognises it, or the system could not read it.
  record Unreadable(Place place, String found, String expected) implements Problem {
    public Unreadable {
      Objects.requireNonNull(place);
      Objects.requireNonNull(found);
      Objects.requireNonNull(expected);
    }
  }
}
