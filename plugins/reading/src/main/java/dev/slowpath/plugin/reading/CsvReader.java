package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Reads records of separated values by RFC 4180: fields in double quotes may hold separators, line
/// breaks and doubled quotes; lines end with CR LF, LF or CR.
public final class CsvReader {
  private static final int END = -1;
  private static final int MOST_FIELDS = 10_000;

  private final Reader in;
  private final char separator;
  private final int longestField;
  private final char[] buffer = new char[1 << 14];
  private int filled;
  private int at;
  private long line;
  private boolean afterReturn;
  private Ending ending = Ending.LINE;

  /// @param firstLine the number of the line that the reader stands on
  public CsvReader(Reader in, char separator, long firstLine, Limits limits) {
    this.in = in;
    this.separator = separator;
    this.line = firstLine;
    this.longestField = limits.stringLength();
  }

  /// How a record ended.
  public enum Ending {
    /// With its line.
    LINE,
    /// With the file, without a line break.
    FILE,
    /// With the file, inside quotes.
    FILE_IN_QUOTES
  }

  /// The line that the next record begins on.
  public long line() {
    return line;
  }

  /// How the latest record ended.
  public Ending ending() {
    return ending;
  }

  /// The fields of the next record; none at the end of the file. An empty line is one empty field.
  public List<String> next() throws ImportException, IOException {
    List<String> fields = new ArrayList<>();
    if (peek() == END) {
      return fields;
    }
    StringBuilder field = new StringBuilder();
    boolean isLast = false;
    while (!isLast) {
      if (fields.size() > MOST_FIELDS) {
        throw tooLarge("a record of more than " + MOST_FIELDS + " fields", "a table");
      }
      field.setLength(0);
      isLast = readField(field);
      fields.add(field.toString());
    }
    return fields;
  }

  /// Reads one field with what ends it; whether that ends the record.
  private boolean readField(StringBuilder field) throws ImportException, IOException {
    boolean isQuoted = peek() == '"';
    if (isQuoted && !readQuoted(field)) {
      ending = Ending.FILE_IN_QUOTES;
      return true;
    }
    int next = take();
    while (next != separator && next != '\n' && next != '\r' && next != END) {
      if (isQuoted || next == '"') {
        throw new ImportException(
            new Problem.Malformed(
                new Place.Line(line),
                isQuoted ? "text after a closing quote" : "a quote inside a field without quotes",
                "fields quoted as RFC 4180 says"));
      }
      append(field, next);
      next = take();
    }
    if (next == separator) {
      return false;
    }
    endLine(next);
    return true;
  }

  private void endLine(int with) throws IOException {
    ending = with == END ? Ending.FILE : Ending.LINE;
    if (with == '\r' && peek() == '\n') {
      take();
    }
  }

  /// Reads to the closing quote; false when the file ends before.
  private boolean readQuoted(StringBuilder field) throws ImportException, IOException {
    take();
    for (int next = take(); next != END; next = take()) {
      if (next != '"') {
        append(field, next);
      } else if (peek() == '"') {
        append(field, take());
      } else {
        return true;
      }
    }
    return false;
  }

  private void append(StringBuilder field, int character) throws ImportException {
    if (field.length() >= longestField) {
      throw tooLarge("a field of more than " + longestField + " characters", "a shorter one");
    }
    field.append((char) character);
  }

  private ImportException tooLarge(String found, String expected) {
    return new ImportException(new Problem.TooLarge(new Place.Line(line), found, expected));
  }

  private int take() throws IOException {
    int next = peek();
    if (next != END) {
      at++;
      if (next == '\r' || (next == '\n' && !afterReturn)) {
        line++;
      }
      afterReturn = next == '\r';
    }
    return next;
  }

  private int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
    }
    return at < filled ? buffer[at] : END;
  }
}
