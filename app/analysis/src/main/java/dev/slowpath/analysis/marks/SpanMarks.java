package dev.slowpath.analysis.marks;

import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What marks the spans of one trace set: names and attributes are looked up in the table once for
/// each text, not for each span.
public final class SpanMarks {
  private static final int NONE = -1;

  private static final Name UNMARKED = new Name(NONE, false);

  private final TraceSet traces;
  private final List<Marks.Row> rows;
  private final @Nullable Name[] names;
  private final List<Attribute> attributes = new ArrayList<>();

  /// What a name says.
  ///
  /// @param row the last row that it begins as says; -1 for none
  /// @param connects whether it is that of making a connection
  private record Name(int row, boolean connects) {}

  /// A row about attributes, of one that spans have.
  ///
  /// @param value the number of the value it must have; -1 for any
  private record Attribute(int row, int key, int value) {}

  SpanMarks(TraceSet traces, List<Marks.Row> rows) {
    this.traces = traces;
    this.rows = rows;
    names = new Name[traces.texts()];
    for (int row = 0; row < rows.size(); row++) {
      attribute(row);
    }
  }

  /// Looked up when it is first asked for; by two threads perhaps, which find the same.
  private Name nameOf(int span) {
    int number = traces.nameNumber(span);
    Name known = names[number];
    if (known == null) {
      known = found(traces.text(number).toLowerCase(Locale.ROOT));
      names[number] = known;
    }
    return known;
  }

  private Name found(String name) {
    Name found = UNMARKED;
    for (int at = 0; at < rows.size(); at++) {
      Marks.Row row = rows.get(at);
      if (row.subject().equals("name") && name.startsWith(row.name())) {
        found = new Name(at, found.connects());
      } else if (row.subject().equals("connect") && name.equals(row.name())) {
        found = new Name(found.row(), true);
      }
    }
    return found;
  }

  private void attribute(int at) {
    Marks.Row row = rows.get(at);
    int equals = row.name().indexOf('=');
    boolean isValue = row.subject().equals("value");
    if (!isValue && !row.subject().equals("attribute")) {
      return;
    }
    int key = traces.number(isValue ? row.name().substring(0, equals) : row.name());
    int value = isValue ? traces.number(row.name().substring(equals + 1)) : NONE;
    if (key >= 0 && !(isValue && value < 0)) {
      attributes.add(new Attribute(at, key, value));
    }
  }

  /// What a span's own time is spent on: what the last row of the table says that holds.
  public TimeKind kind(int span) {
    int last = nameOf(span).row();
    for (Attribute one : attributes) {
      int value = traces.valueNumber(span, one.key());
      if (value >= 0 && (one.value() == NONE || one.value() == value)) {
        last = Math.max(last, one.row());
      }
    }
    TimeKind marked = last == NONE ? TimeKind.OWN : kindOf(rows.get(last).mark());
    boolean isCall = marked == TimeKind.OWN && traces.kind(span) == SpanKind.CLIENT;
    return isCall ? TimeKind.HTTP : marked;
  }

  private static TimeKind kindOf(String mark) {
    for (TimeKind kind : TimeKind.values()) {
      if (kind.id().equals(mark)) {
        return kind;
      }
    }
    throw new IllegalStateException("no such mark: " + mark);
  }

  /// Whether a span makes a connection, by its whole name.
  public boolean connects(int span) {
    return nameOf(span).connects();
  }
}
