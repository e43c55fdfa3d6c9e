package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a table with a header line, separated by comma, semicolon or tab, one in memory at a
/// time. Empty values are left out of a row.
public final class CsvRows {
  private static final int LONGEST_HEADER = 1 << 16;

  private final Source source;
  private final Progress progress;
  private final Tally tally;
  private final String expected;
  private long rows;

  /// @param expected what the file should be, for a refusal
  public CsvRows(Source source, Progress progress, Tally tally, String expected) {
    this.source = source;
    this.progress = progress;
    this.tally = tally;
    this.expected = expected;
  }

  /// Takes a row: values by the names in the header.
  @FunctionalInterface
  public interface Sink {
    void row(Map<String, String> values, Place place) throws ImportException;
  }

  /// The names in the first line of a text; none where it is no header of several columns.
  public static List<String> header(Head head) {
    String line = head.stripped().lines().findFirst().orElse("");
    if (head.isBinary() || line.startsWith("{") || line.startsWith("[") || line.startsWith("<")) {
      return List.of();
    }
    try {
      return names(line);
    } catch (ImportException | IOException noTable) {
      return List.of();
    }
  }

  private static List<String> names(String line) throws ImportException, IOException {
    List<String> names =
        new CsvReader(new StringReader(line), separator(line), 1, Limits.USUAL).next();
    return names.size() < 2 ? List.of() : names.stream().map(String::strip).toList();
  }

  private static char separator(String line) {
    for (char separator : new char[] {'\t', ';', ','}) {
      if (line.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return ',';
  }

  /// Reads all rows.
  public void read(Sink sink) throws ImportException, IOException {
    try (Reader in =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      String line = headerLine(in);
      List<String> names = names(line);
      if (names.isEmpty()) {
        throw new ImportException(
            new Problem.Malformed(new Place.Line(1), "no header of several columns", expected));
      }
      CsvReader reader = new CsvReader(in, separator(line), 2, source.limits());
      for (List<String> fields = reader.next(); !fields.isEmpty(); fields = reader.next()) {
        if (rows % 64 == 0) {
          progress.tick();
        }
        if (fields.size() > 1 || !fields.getFirst().isBlank()) {
          rows++;
          row(names, fields, reader.ending(), sink);
        }
      }
    }
  }

  private String headerLine(Reader in) throws ImportException, IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && (next != '\n' || line.toString().isBlank())) {
      if (next != '\r' && next != '\n' && next != '\uFEFF') {
        line.append((char) next);
      }
      if (line.length() > LONGEST_HEADER) {
        throw new ImportException(
            new Problem.Malformed(new Place.Line(1), "a first line without an end", expected));
      }
      next = in.read();
    }
    if (next < 0) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.Line(1), "the end of the file in or before its header line", expected));
    }
    return line.toString();
  }

  private void row(List<String> names, List<String> fields, CsvReader.Ending ending, Sink sink)
      throws ImportException {
    Place place = new Place.Line(rows + 1);
    boolean isWhole = fields.size() == names.size() && ending != CsvReader.Ending.FILE_IN_QUOTES;
    if (ending != CsvReader.Ending.LINE) {
      tally.count(
          Notice.Kind.TRUNCATED,
          isWhole
              ? "the last row does not end with its line: the file may be cut"
              : "the file ends within a row, which is left out",
          1);
    } else if (!isWhole) {
      tally.count(
          Notice.Kind.SKIPPED, "rows with more or fewer values than the header has", 1, place);
    }
    if (isWhole) {
      sink.row(values(names, fields), place);
    }
  }

  private static Map<String, String> values(List<String> names, List<String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int at = 0; at < names.size(); at++) {
      if (!fields.get(at).isBlank()) {
        values.putIfAbsent(names.get(at), fields.get(at));
      }
    }
    return values;
  }
}
