package dev.slowpath.sample.shop.service;

import java.util.Locale;

/// Whether the shop runs with its seeded defects or with each of them repaired.
public enum Mode {
  BEFORE,
  AFTER;

  /// The mode's name in folders, files and on the command line.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Mode of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  boolean isFixed() {
    return this == AFTER;
  }
}
