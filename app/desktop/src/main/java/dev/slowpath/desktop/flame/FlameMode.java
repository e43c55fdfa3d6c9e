package dev.slowpath.desktop.flame;

/// How the samples of a profile are laid out.
public enum FlameMode {
  /// Equal paths merged, the heaviest to the left.
  LEFT_HEAVY("Left heavy"),
  /// In the order they were taken, thread by thread.
  TIME_ORDER("Time order"),
  /// One function: who calls it above it, what it calls below.
  SANDWICH("Sandwich");

  private final String word;

  FlameMode(String word) {
    this.word = word;
  }

  /// The name in a word or two, for a button.
  public String word() {
    return word;
  }
}
