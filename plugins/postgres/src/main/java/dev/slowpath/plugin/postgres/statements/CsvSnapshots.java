package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads snapshots from separated values with a header line: comma, semicolon or tab.
final class CsvSnapshots {
  private static final String EXPECTED =
      "a header with the columns queryid, query and calls, separated by comma, semicolon or tab";
  private static final List<String> NEEDED = List.of("queryid", "query", "calls");
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final int LONGEST_HEADER = 1 << 16;

  private final Snapshots snapshots;
  private final Limits limits;

  CsvSnapshots(Snapshots snapshots, Limits limits) {
    this.snapshots = snapshots;
    this.limits = limits;
  }

  /// A header: the names and what separates them.
  record Header(List<String> names, char separator) {
    Header {
      names = List.copyOf(names);
    }
  }

  /// The header that a line is, where it names the columns that every snapshot has.
  static Optional<Header> header(String line) {
    for (char separator : SEPARATORS) {
      Optional<Header> header = header(line, separator);
      if (header.isPresent()) {
        return header;
      }
    }
    return Optional.empty();
  }

  private static Optional<Header> header(String line, char separator) {
    try {
      CsvReader reader = new CsvReader(new StringReader(line), separator, 1, Limits.USUAL);
      List<String> names = reader.next().stream().map(Column::normal).toList();
      return names.containsAll(NEEDED)
          ? Optional.of(new Header(names, separator))
          : Optional.empty();
    } catch (ImportException | IOException _) {
      return Optional.empty(); // not separated by this
    }
  }

  void read(PushbackReader in, Progress progress) throws ImportException, IOException {
    HeaderLine line = headerLine(in);
    Header header = header(line.text()).orElseThrow(() -> noHeader(line));
    refuseDoubled(header, line);
    header.names().forEach(snapshots::declare);
    if (!line.isEnded()) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.Line(line.number()), "the file ends in its header line", "rows"));
    }
    CsvReader reader = new CsvReader(in, header.separator(), line.number() + 1, limits);
    Columns columns = new Columns(header.names());
    Values values = Values.of(reader);
    while (reader.advance()) {
      progress.tick();
      if (reader.fields() > 1 || !reader.text(0).isBlank()) {
        add(columns, values, reader);
      }
    }
  }

  private void add(Columns columns, Values values, CsvReader reader) throws ImportException {
    int expected = columns.names().size();
    CsvReader.Ending ending = reader.ending();
    boolean isWhole = reader.fields() == expected && ending != CsvReader.Ending.FILE_IN_QUOTES;
    if (!isWhole && ending != CsvReader.Ending.LINE) {
      snapshots
          .notices()
          .add(
              Notice.Kind.TRUNCATED,
              1,
              "the file ends within data row " + (snapshots.rows() + 1) + ", which is left out");
      return;
    }
    if (!isWhole) {
      throw Row.malformed(
          snapshots.rows() + 1, "", reader.fields() + " values", expected + " as in the header");
    }
    snapshots.add(columns, values);
    if (ending == CsvReader.Ending.FILE) {
      snapshots
          .notices()
          .add(
              Notice.Kind.TRUNCATED,
              1,
              "the last row does not end with its line: if the file was cut there, its last value"
                  + " is too short");
    }
  }

  private static void refuseDoubled(Header header, HeaderLine line) throws ImportException {
    Set<String> seen = new HashSet<>();
    for (String name : header.names()) {
      if (!seen.add(name)) {
        throw new ImportException(
            new Problem.Malformed(
                new Place.Line(line.number()), "the column '" + name + "' twice", "it once"));
      }
    }
  }

  /// @param isEnded whether a line break follows
  private record HeaderLine(String text, long number, boolean isEnded) {}

  private static HeaderLine headerLine(PushbackReader in) throws ImportException, IOException {
    StringBuilder text = new StringBuilder();
    long number = 1;
    for (int next = in.read(); next >= 0; next = in.read()) {
      boolean endsLine = next == '\n' || next == '\r';
      if (endsLine && !text.toString().isBlank()) {
        skipLineFeed(next, in);
        return new HeaderLine(text.toString(), number, true);
      }
      number += next == '\n' ? 1 : 0;
      if (!endsLine) {
        text.append((char) next);
      }
      if (text.length() > LONGEST_HEADER) {
        throw noHeader(new HeaderLine(text.toString(), number, false));
      }
    }
    return new HeaderLine(text.toString(), number, false);
  }

  private static void skipLineFeed(int after, PushbackReader in) throws IOException {
    int next = after == '\r' ? in.read() : -1;
    if (next >= 0 && next != '\n') {
      in.unread(next);
    }
  }

  private static ImportException noHeader(HeaderLine line) {
    String text = line.text().strip();
    String found =
        text.isEmpty() ? "nothing" : "'" + text.substring(0, Math.min(60, text.length())) + "'";
    Place place = new Place.Line(line.number());
    return new ImportException(
        line.isEnded()
            ? new Problem.Malformed(place, found, EXPECTED)
            : new Problem.Truncated(place, found + " and the end of the file", EXPECTED));
  }
}
