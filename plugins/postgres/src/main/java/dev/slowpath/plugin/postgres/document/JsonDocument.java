package dev.slowpath.plugin.postgres.document;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// One JSON document inside a text.
///
/// @param values the objects of its array, or the object that it is; of a document that is cut,
///   those that are whole
/// @param end where the text goes on
/// @param isCut whether the text ends before the document does
public record JsonDocument(List<Json> values, int end, boolean isCut) {
  private static final String EXPECTED = "JSON of EXPLAIN (FORMAT JSON)";

  public JsonDocument {
    values = List.copyOf(values);
  }

  /// A container that is still open.
  private static final class Open {
    private final long line;
    private final boolean isObject;
    private final List<Json> items = new ArrayList<>();
    private final Map<String, Json> fields = new LinkedHashMap<>();
    private String name = "";

    Open(long line, boolean isObject) {
      this.line = line;
      this.isObject = isObject;
    }

    void add(Json value) {
      if (isObject) {
        fields.put(name, value);
      } else {
        items.add(value);
      }
    }

    Json closed() {
      return isObject ? new Json.Fields(line, fields) : new Json.Items(items);
    }
  }

  /// Reads the document that begins at an opening bracket or brace.
  ///
  /// @param firstLine the number of the line that it begins on
  public static JsonDocument read(char[] text, int from, long firstLine, Limits limits)
      throws ImportException {
    Deque<Open> open = new ArrayDeque<>();
    try (JsonParser parser =
        factory(limits).createParser(ObjectReadContext.empty(), text, from, text.length - from)) {
      Json whole = value(parser, open, firstLine);
      int end = from + (int) parser.currentLocation().getCharOffset();
      return new JsonDocument(
          whole instanceof Json.Items items ? items.items() : List.of(whole), end, false);
    } catch (StreamConstraintsException beyond) {
      throw new ImportException(
          new Problem.TooLarge(
              place(beyond, firstLine), beyond.getOriginalMessage(), "JSON within the limits"),
          beyond);
    } catch (StreamReadException failure) {
      if (!reachesEnd(failure, text, from)) {
        throw new ImportException(
            new Problem.Malformed(
                place(failure, firstLine), failure.getOriginalMessage(), EXPECTED),
            failure);
      }
      Open outermost = open.peekLast();
      List<Json> whole =
          outermost == null || outermost.isObject ? List.of() : List.copyOf(outermost.items);
      return new JsonDocument(whole, text.length, true);
    }
  }

  private static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.stringLength())
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .build();
  }

  private static Json value(JsonParser parser, Deque<Open> open, long firstLine) {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new StreamReadException(parser, "the end of the text");
      }
      Open innermost = open.peek();
      switch (token) {
        case START_OBJECT, START_ARRAY ->
            open.push(
                new Open(
                    firstLine - 1 + parser.currentTokenLocation().getLineNr(),
                    token == JsonToken.START_OBJECT));
        case PROPERTY_NAME -> {
          if (innermost != null) {
            innermost.name = parser.currentName();
          }
        }
        case END_OBJECT, END_ARRAY -> {
          Json closed = open.pop().closed();
          if (open.isEmpty()) {
            return closed;
          }
          open.peek().add(closed);
        }
        default -> {
          if (innermost != null) {
            innermost.add(scalar(parser, token));
          }
        }
      }
    }
  }

  private static Json scalar(JsonParser parser, JsonToken token) {
    return new Json.Scalar(token == JsonToken.VALUE_NULL ? "" : parser.getString());
  }

  /// Whether reading failed because the text ends, within its last token at most.
  private static boolean reachesEnd(StreamReadException failure, char[] text, int from) {
    if (failure.getLocation() == null) {
      return true;
    }
    long at = from + failure.getLocation().getCharOffset();
    return failure instanceof tools.jackson.core.exc.UnexpectedEndOfInputException
        || at >= text.length - 8;
  }

  private static Place place(JacksonException failure, long firstLine) {
    return failure.getLocation() == null
        ? new Place.Line(firstLine)
        : new Place.Line(
            firstLine - 1 + Math.max(1, failure.getLocation().getLineNr()),
            Math.max(0, failure.getLocation().getColumnNr()));
  }
}
