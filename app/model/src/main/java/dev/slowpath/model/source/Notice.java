package dev.slowpath.model.source;

import java.util.Objects;

/// Something an import did not take as it stood: counted, so that nothing is lost silently.
///
/// @param count how many records, bytes or values the notice is about; at least 1
/// @param detail what, in words a person can act on
public record Notice(Kind kind, long count, String detail) implements Comparable<Notice> {

  public Notice {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(detail);
    if (count < 1) {
      throw new IllegalArgumentException("a notice counts at least one: " + count);
    }
  }

  @Override
  public int compareTo(Notice other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : detail.compareTo(other.detail);
  }

  /// What happened to the counted things. Severity falls in the order of declaration.
  public enum Kind {
    /// The file ends before its content does; everything before the cut was read.
    TRUNCATED("truncated"),
    /// The producer itself lost records (dropped samples, evicted entries).
    LOST("lost"),
    /// Records that could not be read and were passed over.
    SKIPPED("skipped"),
    /// Values brought back into the range their definition allows.
    CLAMPED("clamped"),
    /// Records that stood more than once and were counted once.
    DUPLICATE("duplicate"),
    /// Records that refer to others which are not here (a span without its parent).
    ORPHAN("orphan"),
    /// A value the file does not state, taken from the named assumption.
    ASSUMED("assumed"),
    /// A value the file does not hold; what depends on it stays unknown.
    UNKNOWN("unknown"),
    /// Content of a kind that this importer does not read.
    UNSUPPORTED("unsupported");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }
}
