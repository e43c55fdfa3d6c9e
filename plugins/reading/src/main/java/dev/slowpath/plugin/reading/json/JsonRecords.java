package dev.slowpath.plugin.reading.json;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.CountedStream;
import dev.slowpath.plugin.reading.Lines;
import dev.slowpath.plugin.reading.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The records of a JSON file, one in memory at a time: one document, several one after another
/// (pages of an answer put together), or one a line.
///
/// A line that is no JSON is passed over and counted; a document that breaks the rules is refused
/// at its place; a file that ends too early gives the records before the cut and says so.
public final class JsonRecords {
  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_MESSAGE = 160;
  private static final int STEPS_BETWEEN_TICKS = 1_024;

  private final Source source;
  private final Progress progress;
  private final Tally tally;
  private final String expected;
  private long taken;
  private long steps;
  private @Nullable Problem firstProblem;
  private boolean isCut;
  private long wholeEnd;

  /// @param tally counts what is passed over
  /// @param expected what the file should be, for a refusal
  public JsonRecords(Source source, Progress progress, Tally tally, String expected) {
    this.source = source;
    this.progress = progress;
    this.tally = tally;
    this.expected = expected;
  }

  /// What a record turned out to be.
  public enum Taken {
    /// Of the format.
    YES,
    /// Of the format, and nothing to read: a header.
    ASIDE,
    /// Of another format: counted.
    NO
  }

  /// Which objects are records, and what is done with them.
  public interface Sink {
    /// Whether the object at a path is a record: `data[].spans[]`. The empty path is the document,
    /// or a line.
    boolean isRecord(String path);

    Taken take(String path, JsonValue value, Place place) throws ImportException;

    /// Whether a line of its own is a record as a whole.
    default boolean isLineRecord() {
      return isRecord("");
    }

    /// Takes a record that is a line of its own.
    default Taken takeLine(JsonValue line, Place place) throws ImportException {
      return take("", line, place);
    }

    /// An object that is no record, or a list, was read to its end: the path to it.
    default void left(String path) {}
  }

  /// Reads the whole file.
  ///
  /// @throws ImportException also when it holds no record of the format
  public void read(Sink sink) throws ImportException, IOException {
    if (JsonLayout.of(source) == JsonLayout.LINES) {
      lines(sink);
    } else {
      document(sink);
    }
    if (taken > 0) {
      return;
    }
    throw new ImportException(
        firstProblem != null ? firstProblem : nothing(isCut, new Place.Whole()));
  }

  private Problem nothing(boolean isCutThere, Place place) {
    return isCutThere
        ? new Problem.Truncated(place, "an end before the first whole record", expected)
        : new Problem.Malformed(place, "no record of this format", expected);
  }

  private void lines(Sink sink) throws ImportException, IOException {
    JsonFactory json = factory(source.limits());
    try (InputStream in = source.open();
        Lines lines = new Lines(in, source.limits())) {
      while (lines.advance()) {
        progress.tick();
        if (!lines.text().isBlank()) {
          line(json, lines, sink);
        }
      }
    }
  }

  private void line(JsonFactory json, Lines lines, Sink sink) throws ImportException {
    String text = lines.text();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
      walk(parser, sink, lines.place());
    } catch (JacksonException complaint) {
      Problem problem = problem(complaint, lines.place());
      firstProblem = firstProblem == null ? problem : firstProblem;
      if (!lines.isEnded() && JsonLayout.isOpen(text)) {
        isCut = true;
        cut(text.getBytes(StandardCharsets.UTF_8).length);
      } else {
        tally.count(Notice.Kind.SKIPPED, "lines that are no JSON", 1, lines.place());
      }
    }
  }

  private void cut(long bytes) {
    tally.count(Notice.Kind.TRUNCATED, "bytes after the last whole record before the cut", bytes);
  }

  private void document(Sink sink) throws ImportException, IOException {
    try (CountedStream counted = new CountedStream(source.open());
        JsonParser parser =
            factory(source.limits()).createParser(ObjectReadContext.empty(), counted)) {
      try {
        walk(parser, sink, null);
      } catch (JacksonIOException wrapped) {
        throw wrapped.getCause();
      } catch (JacksonException complaint) {
        cutOrRefused(complaint, parser, counted);
      }
    } catch (JacksonIOException wrapped) {
      throw wrapped.getCause();
    } catch (JacksonException complaint) {
      throw new ImportException(problem(complaint, new Place.Line(1)), complaint);
    }
  }

  /// A complaint at the very end of the file is about its being cut there.
  private void cutOrRefused(JacksonException complaint, JsonParser parser, CountedStream counted)
      throws ImportException {
    TokenStreamLocation at = parser.currentLocation();
    boolean isAtEnd = counted.isAtEnd() && at.getByteOffset() >= counted.count();
    if (!isAtEnd || complaint instanceof StreamConstraintsException) {
      Place place = new Place.Line(at.getLineNr(), Math.max(0, at.getColumnNr()));
      throw new ImportException(problem(complaint, place), complaint);
    }
    isCut = true;
    cut(Math.max(1, counted.count() - wholeEnd));
  }

  /// @param line the place of everything read; null where the parser knows better
  private void walk(JsonParser parser, Sink sink, @Nullable Place line) throws ImportException {
    JsonPath path = new JsonPath();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (++steps % STEPS_BETWEEN_TICKS == 0) {
        progress.tick();
      }
      switch (token) {
        case START_OBJECT -> object(parser, path, sink, line);
        case START_ARRAY -> path.enterList();
        case END_OBJECT, END_ARRAY -> {
          path.leave();
          sink.left(path.toString());
        }
        case PROPERTY_NAME -> path.member(parser.currentName());
        default -> outside(path, parser, line);
      }
    }
  }

  private void object(JsonParser parser, JsonPath path, Sink sink, @Nullable Place line)
      throws ImportException {
    String where = path.toString();
    boolean isLine = line != null && path.isOutside();
    if (!(isLine ? sink.isLineRecord() : sink.isRecord(where))) {
      path.enterObject();
      return;
    }
    Place place = line != null ? line : place(parser);
    JsonValue value = JsonValue.read(parser);
    Taken outcome = isLine ? sink.takeLine(value, place) : sink.take(where, value, place);
    taken += outcome == Taken.YES ? 1 : 0;
    wholeEnd = parser.currentLocation().getByteOffset();
    if (outcome == Taken.NO) {
      tally.count(Notice.Kind.SKIPPED, "records of another kind", 1, place);
    }
  }

  private void outside(JsonPath path, JsonParser parser, @Nullable Place line) {
    if (path.isOutside()) {
      Place place = line != null ? line : place(parser);
      Problem problem = new Problem.Malformed(place, "a lone value", expected);
      firstProblem = firstProblem == null ? problem : firstProblem;
      tally.count(Notice.Kind.SKIPPED, "values where objects are expected", 1, place);
    }
  }

  private static Place place(JsonParser parser) {
    return new Place.Line(Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  private Problem problem(JacksonException complaint, Place place) {
    String message = complaint.getOriginalMessage().lines().findFirst().orElse("");
    String visible = message.replaceAll("\\p{Cntrl}", "?");
    String found =
        visible.length() <= LONGEST_MESSAGE ? visible : visible.substring(0, LONGEST_MESSAGE) + "…";
    return complaint instanceof StreamConstraintsException
        ? new Problem.TooLarge(place, found, "JSON within the limits set for untrusted files")
        : new Problem.Malformed(place, found, expected);
  }

  /// Token by token, within limits; NaN and infinities as Python writes them are taken.
  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.stringLength())
                .maxNumberLength(LONGEST_NUMBER)
                .build())
        .build();
  }

  /// The value that a text is; `NONE` where it is no JSON.
  public static JsonValue parsed(String text, Limits limits) {
    try (JsonParser parser = factory(limits).createParser(ObjectReadContext.empty(), text)) {
      return parser.nextToken() == null ? JsonValue.NONE : JsonValue.read(parser);
    } catch (JacksonException noJson) {
      return JsonValue.NONE;
    }
  }
}
