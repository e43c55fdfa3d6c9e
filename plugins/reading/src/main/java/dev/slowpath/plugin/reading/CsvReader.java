package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads records of separated values by RFC 4180: fields in double quotes may hold separators, line
/// breaks and doubled quotes; lines end with CR LF, LF or CR.
///
/// The fields of a record stand in one array until the next is read: a table of millions of numbers
/// costs no text each.
public final class CsvReader {
  private static final int END = -1;
  private static final int MOST_FIELDS = 10_000;

  /// Values up to this length are often those of the record before: one text for both.
  private static final int LONGEST_REPEATED = 40;

  private final Reader in;
  private final char separator;
  private final int longestField;
  private final char[] buffer = new char[1 << 15];
  private int filled;
  private int at;
  private long line;
  private boolean afterReturn;
  private Ending ending = Ending.LINE;
  private char[] record = new char[1 << 10];
  private int[] ends = new int[32];
  private int fields;
  private int length;
  private String[] latest = new String[0];

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
    List<String> texts = new ArrayList<>();
    if (advance()) {
      for (int field = 0; field < fields; field++) {
        texts.add(text(field));
      }
    }
    return texts;
  }

  /// Reads the next record; false at the end of the file.
  public boolean advance() throws ImportException, IOException {
    fields = 0;
    length = 0;
    if (peek() == END) {
      return false;
    }
    boolean isLast = false;
    while (!isLast) {
      if (fields > MOST_FIELDS) {
        throw tooLarge("a record of more than " + MOST_FIELDS + " fields", "a table");
      }
      isLast = readField();
      if (fields == ends.length) {
        ends = Arrays.copyOf(ends, 2 * fields);
      }
      ends[fields++] = length;
    }
    return true;
  }

  /// How many fields the record has.
  public int fields() {
    return fields;
  }

  private int from(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  public boolean isEmpty(int field) {
    return ends[field] == from(field);
  }

  /// A field of the record as text.
  public String text(int field) {
    int from = from(field);
    int size = ends[field] - from;
    if (size > LONGEST_REPEATED) {
      return new String(record, from, size);
    }
    if (field >= latest.length) {
      int known = latest.length;
      latest = Arrays.copyOf(latest, Math.max(fields, 2 * known));
      Arrays.fill(latest, known, latest.length, "");
    }
    String text = latest[field];
    if (text.length() != size || !isSame(text, from)) {
      text = new String(record, from, size);
      latest[field] = text;
    }
    return text;
  }

  private boolean isSame(String text, int from) {
    for (int letter = text.length() - 1; letter >= 0; letter--) {
      if (text.charAt(letter) != record[from + letter]) {
        return false;
      }
    }
    return true;
  }

  /// The number that a field is, where it is written plainly: digits, with a point and a sign or
  /// without, and few enough to be exact. NaN otherwise.
  public double number(int field) {
    return Decimals.plain(record, from(field), ends[field]);
  }

  /// Reads one field with what ends it; whether that ends the record.
  private boolean readField() throws ImportException, IOException {
    int from = length;
    boolean isQuoted = peek() == '"';
    if (isQuoted && !readQuoted(from)) {
      ending = Ending.FILE_IN_QUOTES;
      return true;
    }
    int next = peek();
    while (next != separator && next != '\n' && next != '\r' && next != END) {
      if (isQuoted || next == '"') {
        throw new ImportException(
            new Problem.Malformed(
                new Place.Line(line),
                isQuoted ? "text after a closing quote" : "a quote inside a field without quotes",
                "fields quoted as RFC 4180 says"));
      }
      appendPlain(from);
      next = peek();
    }
    take();
    if (next == separator) {
      return false;
    }
    endLine(next);
    return true;
  }

  /// Appends what stands in the buffer up to the next character that may end a field.
  private void appendPlain(int from) throws ImportException {
    int end = at + 1;
    while (end < filled && isPlain(buffer[end])) {
      end++;
    }
    append(from, end);
    afterReturn = false;
  }

  private boolean isPlain(char next) {
    return next != separator && next != '\n' && next != '\r' && next != '"';
  }

  private void endLine(int with) throws IOException {
    ending = with == END ? Ending.FILE : Ending.LINE;
    if (with == '\r' && peek() == '\n') {
      take();
    }
  }

  /// Reads to the closing quote; false when the file ends before.
  private boolean readQuoted(int from) throws ImportException, IOException {
    take();
    for (int next = peek(); next != END; next = peek()) {
      if (next != '"') {
        appendQuoted(from);
        continue;
      }
      take();
      if (peek() != '"') {
        return true;
      }
      append(from, at + 1);
    }
    return false;
  }

  /// Appends what stands in the buffer up to the next quote, and counts its lines.
  private void appendQuoted(int from) throws ImportException {
    int end = at;
    while (end < filled && buffer[end] != '"') {
      count(buffer[end++]);
    }
    append(from, end);
  }

  /// Appends to the field that begins there what stands in the buffer up to an end.
  private void append(int from, int end) throws ImportException {
    int size = end - at;
    if (length - from + size > longestField) {
      throw tooLarge("a field of more than " + longestField + " characters", "a shorter one");
    }
    if (length + size > record.length) {
      record = Arrays.copyOf(record, Math.max(length + size, 2 * record.length));
    }
    System.arraycopy(buffer, at, record, length, size);
    length += size;
    at = end;
  }

  private ImportException tooLarge(String found, String expected) {
    return new ImportException(new Problem.TooLarge(new Place.Line(line), found, expected));
  }

  private int take() throws IOException {
    int next = peek();
    if (next != END) {
      at++;
      count((char) next);
    }
    return next;
  }

  private void count(char next) {
    if (next == '\r' || (next == '\n' && !afterReturn)) {
      line++;
    }
    afterReturn = next == '\r';
  }

  private int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
    }
    return at < filled ? buffer[at] : END;
  }
}
