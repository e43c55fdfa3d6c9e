package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.postgres.table.CountedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads snapshots from JSON: an array of row objects, row objects one after another, or an object
/// with the array under `rows`, whose other values hold for every row.
final class JsonSnapshots {
  private static final String EXPECTED = "objects with queryid, query and calls";
  private static final String ROWS = "rows";

  private final Source source;
  private final Snapshots snapshots;
  private final Map<String, String> forAllRows = new HashMap<>();
  private boolean hasRows;

  JsonSnapshots(Source source, Snapshots snapshots) {
    this.source = source;
    this.snapshots = snapshots;
  }

  void read(Progress progress) throws ImportException, IOException {
    readAround();
    try (var in = new CountedReader(source.open());
        JsonParser parser = parser(in)) {
      try {
        readValues(parser, progress);
      } catch (JacksonIOException failure) {
        throw failure.getCause();
      } catch (UnexpectedEndOfInputException cut) {
        endEarly(cut);
      } catch (StreamConstraintsException beyond) {
        throw new ImportException(
            new Problem.TooLarge(
                place(beyond), beyond.getOriginalMessage(), "JSON within the limits"),
            beyond);
      } catch (StreamReadException malformed) {
        endOrRefuse(malformed, in);
      }
    }
    if (snapshots.rows() == 0 && !hasRows) {
      throw new ImportException(
          new Problem.Malformed(new Place.Line(1), "JSON without a row", EXPECTED));
    }
  }

  /// Reads the values beside `rows` first, since they may stand after it.
  private void readAround() throws IOException {
    Map<String, String> values = new HashMap<>();
    boolean isAround = false;
    try (var in = new CountedReader(source.open());
        JsonParser parser = parser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = Column.normal(parser.currentName());
        isAround |= parser.nextToken() == JsonToken.START_ARRAY && name.equals(ROWS);
        readValue(parser, name, values);
      }
    } catch (JacksonIOException failure) {
      throw failure.getCause();
    } catch (StreamReadException | StreamConstraintsException _) {
      // The reading of the rows meets the same place and says what is wrong.
    }
    if (isAround) {
      forAllRows.putAll(values);
      forAllRows.keySet().forEach(snapshots::declare);
    }
  }

  private JsonParser parser(CountedReader in) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(source.limits().depth())
            .maxStringLength(source.limits().stringLength())
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .build()
        .createParser(ObjectReadContext.empty(), in);
  }

  private void readValues(JsonParser parser, Progress progress) throws ImportException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      progress.tick();
      switch (token) {
        case START_OBJECT -> readObject(parser, progress);
        case START_ARRAY, END_ARRAY -> hasRows |= token == JsonToken.END_ARRAY;
        default -> throw malformed(parser, token.toString().toLowerCase(Locale.ROOT));
      }
    }
  }

  /// Reads a row, or the object around the rows.
  private void readObject(JsonParser parser, Progress progress) throws ImportException {
    Map<String, String> values = new HashMap<>(forAllRows);
    boolean isAround = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = Column.normal(parser.currentName());
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && name.equals(ROWS)) {
        isAround = true;
        readRows(parser, progress);
      } else {
        readValue(parser, name, values);
      }
    }
    if (isAround) {
      return;
    }
    if (!values.containsKey("calls") && !values.containsKey("queryid")) {
      throw malformed(parser, "an object without them");
    }
    hasRows = true;
    add(values);
  }

  /// A null declares its column too.
  private void add(Map<String, String> values) throws ImportException {
    values.keySet().forEach(snapshots::declare);
    values.values().removeIf(String::isEmpty);
    snapshots.add(values);
  }

  private void readRows(JsonParser parser, Progress progress) throws ImportException {
    hasRows = true;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      progress.tick();
      Map<String, String> values = new HashMap<>(forAllRows);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = Column.normal(parser.currentName());
        parser.nextToken();
        readValue(parser, name, values);
      }
      add(values);
    }
  }

  private static void readValue(JsonParser parser, String name, Map<String, String> values) {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      parser.skipChildren();
      values.put(name, "");
    } else {
      values.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getString());
    }
  }

  private void endEarly(StreamReadException cut) throws ImportException {
    if (snapshots.rows() == 0) {
      throw new ImportException(
          new Problem.Truncated(place(cut), "the end of the file", EXPECTED), cut);
    }
    snapshots
        .notices()
        .add(
            Notice.Kind.TRUNCATED,
            1,
            "the file ends within or after data row "
                + snapshots.rows()
                + "; what is whole is read");
  }

  /// A token that breaks off at the end of the file (`tru`) is a cut; before the end it is an
  /// error.
  private void endOrRefuse(StreamReadException malformed, CountedReader in)
      throws ImportException, IOException {
    if (malformed.getLocation() != null && in.endsWithin(malformed.getLocation().getCharOffset())) {
      endEarly(malformed);
      return;
    }
    throw new ImportException(
        new Problem.Malformed(place(malformed), malformed.getOriginalMessage(), EXPECTED),
        malformed);
  }

  private static Place place(JacksonException at) {
    return at.getLocation() == null
        ? new Place.Whole()
        : new Place.Line(Math.max(1, at.getLocation().getLineNr()), at.getLocation().getColumnNr());
  }

  private static ImportException malformed(JsonParser parser, String found) {
    return new ImportException(
        new Problem.Malformed(
            new Place.Line(Math.max(1, parser.currentTokenLocation().getLineNr())),
            found,
            EXPECTED));
  }
}
