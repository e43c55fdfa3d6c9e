package dev.slowpath.model.trace;

import java.util.ArrayList;
import java.util.List;

/// The total order of spans by what they state, not by where or when they were read: ids first,
/// then everything else, and the place last. It makes a set the same whatever order it was put
/// together in, and lays exact repeats side by side.
final class CanonicalOrder {
  private final Columns rows;

  CanonicalOrder(Columns rows) {
    this.rows = rows;
  }

  int compare(int left, int right) {
    int byIds = rows.compareIds(left, right);
    if (byIds != 0) {
      return byIds;
    }
    int byContent = compareContent(left, right);
    return byContent != 0 ? byContent : comparePlaces(left, right);
  }

  boolean isRepeat(int left, int right) {
    return rows.compareIds(left, right) == 0 && compareContent(left, right) == 0;
  }

  private int compareContent(int left, int right) {
    int byTime = compareTimes(left, right);
    if (byTime != 0) {
      return byTime;
    }
    int byParent = Long.compareUnsigned(rows.parentId(left), rows.parentId(right));
    if (byParent != 0) {
      return byParent;
    }
    int byRole = compareRoles(left, right);
    return byRole != 0 ? byRole : compareLists(texts(left), texts(right));
  }

  private int compareTimes(int left, int right) {
    int byStart = Long.compare(rows.startNs(left), rows.startNs(right));
    return byStart != 0 ? byStart : Long.compare(rows.statedEndNs(left), rows.statedEndNs(right));
  }

  private int compareRoles(int left, int right) {
    int byKind = rows.kind(left).compareTo(rows.kind(right));
    if (byKind != 0) {
      return byKind;
    }
    int byFailure = Boolean.compare(rows.failed(left), rows.failed(right));
    return byFailure != 0 ? byFailure : Double.compare(rows.weight(left), rows.weight(right));
  }

  private List<String> texts(int row) {
    List<String> texts = new ArrayList<>();
    texts.add(rows.service(row));
    texts.add(rows.name(row));
    rows.attributes(
        row,
        (key, value) -> {
          texts.add(key);
          texts.add(value);
        });
    return texts;
  }

  private static int compareLists(List<String> left, List<String> right) {
    for (int at = 0; at < Math.min(left.size(), right.size()); at++) {
      int byText = left.get(at).compareTo(right.get(at));
      if (byText != 0) {
        return byText;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private int comparePlaces(int left, int right) {
    int bySource = rows.source(left).compareTo(rows.source(right));
    return bySource != 0 ? bySource : Long.compare(rows.line(left), rows.line(right));
  }
}
