package dev.slowpath.model.source;

/// A place inside one file, in the terms its format is read in. Lines, rows and columns count from
/// 1, bytes from 0 (of the decompressed content).
public sealed interface Place {

  /// The file as a whole.
  record Whole() implements Place {}

  /// A line of text, and the column where it is known (0: the whole line).
  record Line(long line, int column) implements Place {
    public Line(long line) {
      this(line, 0);
    }
  }

  /// A span of a trace, by its id, in a line that may hold many (0: no line is known).
  record Span(long line, long id) implements Place {}

  /// A byte offset.
  record AtByte(long offset) implements Place {}

  /// A data row of a table (the header is not counted) and a column by its name ("" for the row).
  record Row(long row, String column) implements Place {}

  /// A node of a plan, by its number in the order printed, the root being 1.
  record PlanNode(int plan, int node) implements Place {}

  /// A frame of a profile, by its name.
  record Frame(String name) implements Place {}
}
