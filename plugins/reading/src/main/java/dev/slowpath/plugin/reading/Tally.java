package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was not taken as it stood, counted by kind and words, each with the first place it was seen
/// at.
public final class Tally {
  private record Remark(Notice.Kind kind, String words) {}

  private record Seen(long count, String first) {
    Seen plus(Seen later) {
      return new Seen(count + later.count, first);
    }
  }

  private final Map<Remark, Seen> remarks = new LinkedHashMap<>();

  /// Counts things under the words for them, which have room for the place: "spans without …".
  public void count(Notice.Kind kind, String words, long count, Place first) {
    String place = ", the first at " + text(first);
    remarks.merge(new Remark(kind, words), new Seen(count, place), Seen::plus);
  }

  /// Counts things that have no place of their own; none is no notice.
  public void count(Notice.Kind kind, String words, long count) {
    if (count > 0) {
      remarks.merge(new Remark(kind, words), new Seen(count, ""), Seen::plus);
    }
  }

  /// Adds what was counted later in the file.
  public void add(Tally later) {
    later.remarks.forEach((remark, seen) -> remarks.merge(remark, seen, Seen::plus));
  }

  public List<Notice> notices() {
    return remarks.entrySet().stream()
        .map(remark ->
            new Notice(
                remark.getKey().kind(),
                remark.getValue().count(),
                remark.getKey().words() + remark.getValue().first()))
        .toList();
  }

  private static String text(Place place) {
    return switch (place) {
      case Place.Line(long line, int column) ->
          column > 0 ? "line " + line + ", column " + column : "line " + line;
      case Place.Span(long line, long _) -> "line " + line;
      case Place.AtByte(long offset) -> "byte " + offset;
      case Place.Row(long row, String _) -> "row " + row;
      case Place.PlanNode(int plan, int node) -> "plan " + plan + ", node " + node;
      case Place.Frame(String name) -> name;
      case Place.Whole() -> "the file's start";
    };
  }
}
