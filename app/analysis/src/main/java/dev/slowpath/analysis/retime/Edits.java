package dev.slowpath.analysis.retime;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
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

  private final int[] spans;
  private final Change[] changes;
  private final SortedSet<Integer> unqueued;

  private Edits(int[] spans, Change[] changes, SortedSet<Integer> unqueued) {
    this.spans = spans;
    this.changes = changes;
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
    int[] merged = new int[spans.length + other.spans.length];
    Change[] both = new Change[merged.length];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < spans.length || theirs < other.spans.length) {
      int here = mine < spans.length ? spans[mine] : Integer.MAX_VALUE;
      int there = theirs < other.spans.length ? other.spans[theirs] : Integer.MAX_VALUE;
      merged[size] = Math.min(here, there);
      if (here == there) {
        both[size] = changes[mine++].and(other.changes[theirs++]);
      } else {
        both[size] = here < there ? changes[mine++] : other.changes[theirs++];
      }
      size++;
    }
    SortedSet<Integer> waiting = new TreeSet<>(unqueued);
    waiting.addAll(other.unqueued);
    return new Edits(Arrays.copyOf(merged, size), Arrays.copyOf(both, size), waiting);
  }

  public boolean isEmpty() {
    return spans.length == 0 && unqueued.isEmpty();
  }

  /// How many spans change.
  public int size() {
    return spans.length;
  }

  /// The n-th span that changes, in their order, from 0.
  public int span(int n) {
    return spans[n];
  }

  /// The entry spans that no longer wait before work on them begins.
  public Set<Integer> unqueued() {
    return unqueued;
  }

  Change of(int span) {
    int at = Arrays.binarySearch(spans, span);
    return at < 0 ? Change.NOTHING : changes[at];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edits edits
        && Arrays.equals(spans, edits.spans)
        && Arrays.equals(changes, edits.changes)
        && unqueued.equals(edits.unqueued);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(spans), Arrays.hashCode(changes), unqueued);
  }

  /// Collects edits; several of one span all hold.
  public static final class Builder {
    private final Map<Integer, Change> bySpan = new HashMap<>();
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

    public Edits build() {
      int[] spans = bySpan.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      Change[] changes = new Change[spans.length];
      Arrays.setAll(changes, at -> bySpan.getOrDefault(spans[at], Change.NOTHING));
      return new Edits(spans, changes, unqueued);
    }
  }
}
