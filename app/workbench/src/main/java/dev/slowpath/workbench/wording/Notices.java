package dev.slowpath.workbench.wording;

import dev.slowpath.model.source.Notice;

/// Says what an import did not take as it stood.
public final class Notices {

  private Notices() {}

  /// How many, what happened to them, and the importer's own words.
  public static String text(Notice notice) {
    return "%s %s: %s"
        .formatted(Numbers.count(notice.count()), text(notice.kind()), notice.detail());
  }

  public static String text(Notice.Kind kind) {
    return switch (kind) {
      case TRUNCATED -> "cut off";
      case LOST -> "lost by the producer";
      case SKIPPED -> "skipped";
      case CLAMPED -> "brought back into range";
      case DUPLICATE -> "repeated, counted once";
      case ORPHAN -> "without what they refer to";
      case ASSUMED -> "assumed";
      case UNKNOWN -> "unknown";
      case UNSUPPORTED -> "not read by this version";
    };
  }
}
