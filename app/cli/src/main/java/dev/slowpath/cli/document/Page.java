package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;

/// Text output while it is written, line by line, for a width and an ink.
public final class Page {
  private final int width;
  private final Ink ink;
  private final StringBuilder text = new StringBuilder();

  public Page(int width, Ink ink) {
    this.width = width;
    this.ink = ink;
  }

  int width() {
    return width;
  }

  Ink ink() {
    return ink;
  }

  /// A line that is fit to print already.
  Page line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Page blank() {
    return line("");
  }

  Page head(String sentence) {
    return painted(Ink.Role.HEAD, sentence);
  }

  Page quiet(String sentence) {
    return painted(Ink.Role.QUIET, sentence);
  }

  private Page painted(Ink.Role role, String sentence) {
    folded(Printable.line(sentence), width).forEach(line -> line(ink.paint(role, line)));
    return this;
  }

  Page table(Table table) {
    TextTable.lines(table, width, ink).forEach(this::line);
    return this;
  }

  /// A label and a text beside it, folded at words; the lines after the first stand under it.
  Page labelled(String label, int indent, String body) {
    int column = indent + 11;
    boolean first = true;
    for (String line : folded(Printable.line(body), Math.max(30, width - column))) {
      String left = " ".repeat(indent) + (first ? label : "");
      String space = " ".repeat(Math.max(1, column - left.length()));
      line(ink.paint(Ink.Role.QUIET, left) + space + line);
      first = false;
    }
    return this;
  }

  static List<String> folded(String body, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : body.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
