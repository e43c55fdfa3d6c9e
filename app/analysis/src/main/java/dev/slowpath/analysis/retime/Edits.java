package dev.slowpath.analysis.retime;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is different about spans when something is removed: how much of each remains, and which
/// begin together. The traces are taken again with it by `Retiming`.
public final class Edits {
  private static final Edits NONE = builder().build();

  /// What becomes of one span.
  ///
  /// @param keep the share of its duration that remains, 0..1
  /// @param lessNs what goes from the rest
  /// @param with the sibling it begins together with; -1 for none
  record Change(double keep, long lessNs, int with) {
    private static final Change NOTHING = new Change(1, 0, -1);

    private Change and(Change other) {
      return new Change(
          keep * other.keep, lessNs + other.lessNs, other.with >= 0 ? other.with : with);
    }
  }

  private final SortedMap<Integer, Change> bySpan;
  private final SortedSet<Integer> unqueued;

  private Edits(SortedMap<Integer, Change> bySpan, SortedSet<Integer> unqueued) {
    this.bySpan = Collections.unmodifiableSortedMap(new TreeMap<>(bySpan));
    this.unqueued = Collections.unmodifiableSortedSet(new TreeSet<>(unqueued));
  }

  /// Nothing is different.
  public static Edits none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Both together.
  public Edits and(Edits other) {
    Builder both = builder();
    both.add(this);
    both.add(other);
    return both.build();
  }

  public boolean isEmpty() {
    return bySpan.isEmpty() && unqueued.isEmpty();
  }

  /// The spans that change, in order.
  public Set<Integer> spans() {
    return bySpan.keySet();
  }

  /// The entry spans that no longer wait before work on them begins.
  public Set<Integer> unqueued() {
    return unqueued;
  }

  Change of(int span) {
    return bySpan.getOrDefault(span, Change.NOTHING);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edits edits
        && bySpan.equals(edits.bySpan)
        && unqueued.equals(edits.unqueued);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bySpan, unqueued);
  }

  /// Collects edits; several of one span all hold.
  public static final class Builder {
    private final SortedMap<Integer, Change> bySpan = new TreeMap<>();
    private final SortedSet<Integer> unqueued = new TreeSet<>();

    private Builder() {}

    /// Only this share of a span's duration remains.
    public Builder keep(int span, double share) {
      return put(span, new Change(share, 0, -1));
    }

    /// The span is gone.
    public Builder remove(int span) {
      return keep(span, 0);
    }

    /// So much goes from a span's duration.
    public Builder less(int span, long ns) {
      return put(span, new Change(1, ns, -1));
    }

    /// The span begins together with an earlier one of the same parent.
    public Builder together(int span, int with) {
      return put(span, new Change(1, 0, with));
    }

    /// Work on the request of an entry span begins at once.
    public Builder unqueue(int entry) {
      unqueued.add(entry);
      return this;
    }

    private Builder put(int span, Change change) {
      bySpan.merge(span, change, Change::and);
      return this;
    }

    private void add(Edits edits) {
      for (Map.Entry<Integer, Change> edit : edits.bySpan.entrySet()) {
        put(edit.getKey(), edit.getValue());
      }
      unqueued.addAll(edits.unqueued);
    }

    public Edits build() {
      return new Edits(bySpan, unqueued);
    }
  }
}
