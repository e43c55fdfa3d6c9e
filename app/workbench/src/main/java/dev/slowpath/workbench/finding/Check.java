package dev.slowpath.workbench.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What newer captures say of a finding.
///
/// @param words why, with the figures
/// @param files the newer captures
public record Check(Instant at, Answer answer, String words, List<Frozen.File> files) {

  public Check {
    Objects.requireNonNull(at);
    Objects.requireNonNull(answer);
    Objects.requireNonNull(words);
    files = List.copyOf(files);
  }

  /// What became of the bottleneck.
  public enum Answer {
    FIXED("fixed"),
    BETTER("better"),
    SAME("same"),
    WORSE("worse"),
    CANNOT_TELL("cannot tell");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
