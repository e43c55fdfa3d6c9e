package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Source;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// A file of one JSON document, read token by token within the limits for untrusted files. What the
/// parser complains of becomes a problem of the file with its line and column.
public final class JsonFile {
  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_MESSAGE = 160;

  private final Source source;
  private final String expected;

  /// Names a file and what is expected of it.
  public JsonFile(Source source, String expected) {
    this.source = source;
    this.expected = expected;
  }

  /// Reads the document from its first token, which is the current one.
  @FunctionalInterface
  public interface Content {
    void read(JsonParser parser) throws ImportException;
  }

  /// Reads a document that must be whole.
  public void read(Content content) throws ImportException, IOException {
    Problem cut = readUpToCut(content);
    if (cut instanceof Problem.Truncated) {
      throw new ImportException(cut);
    }
  }

  /// Reads a document of which the end may be missing.
  ///
  /// @return `Problem.Truncated` where the file ends within the document, else a problem with
  ///   nothing in it that need concern anyone
  private Problem readUpToCut(Content content) throws ImportException, IOException {
    Place.Whole whole = new Place.Whole();
    return readToEnd(content)
        ? new Problem.Unreadable(whole, "nothing", expected)
        : new Problem.Truncated(whole, "the end of the file within the document", expected);
  }

  /// Reads a document; false where the file ends within it, and everything before the cut was given
  /// to `content`.
  public boolean readToEnd(Content content) throws ImportException, IOException {
    try (CountedStream counted = new CountedStream(source.open());
        JsonParser parser =
            factory(source.limits()).createParser(ObjectReadContext.empty(), counted)) {
      try {
        document(parser, content);
        return true;
      } catch (JacksonIOException wrapped) {
        throw wrapped.getCause();
      } catch (JacksonException complaint) {
        if (isCut(complaint, parser, counted)) {
          return false;
        }
        throw refused(complaint, place(parser.currentLocation()));
      }
    } catch (JacksonIOException wrapped) {
      throw wrapped.getCause();
    } catch (JacksonException complaint) {
      throw refused(complaint, new Place.Line(1));
    }
  }

  private void document(JsonParser parser, Content content) throws ImportException {
    if (parser.nextToken() == null) {
      throw malformed(parser, "nothing", expected);
    }
    content.read(parser);
    if (parser.nextToken() != null) {
      throw malformed(parser, "more after the document", "the end of the file");
    }
  }

  private static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.stringLength())
                .maxNumberLength(LONGEST_NUMBER)
                .build())
        .build();
  }

  /// A complaint at the very end of the file is about its being cut there.
  private static boolean isCut(
      JacksonException complaint, JsonParser parser, CountedStream counted) {
    boolean isAtEnd =
        counted.isAtEnd() && parser.currentLocation().getByteOffset() >= counted.count();
    return !(complaint instanceof StreamConstraintsException)
        && counted.count() > 0
        && (isAtEnd || complaint instanceof UnexpectedEndOfInputException);
  }

  private ImportException refused(JacksonException complaint, Place place) {
    String message = complaint.getOriginalMessage().lines().findFirst().orElse("");
    String visible = message.replaceAll("\\p{Cntrl}", "?");
    String found =
        visible.length() <= LONGEST_MESSAGE ? visible : visible.substring(0, LONGEST_MESSAGE) + "…";
    Problem problem =
        complaint instanceof StreamConstraintsException
            ? new Problem.TooLarge(place, found, "JSON within the limits set for untrusted files")
            : new Problem.Malformed(place, found, expected);
    return new ImportException(problem, complaint);
  }

  /// A refusal at the parser's place.
  public static ImportException malformed(JsonParser parser, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(place(parser.currentTokenLocation()), found, expected));
  }

  private static Place place(TokenStreamLocation at) {
    return new Place.Line(Math.max(1, at.getLineNr()), Math.max(0, at.getColumnNr()));
  }

  /// Goes to the next member of the object; false at its end. Afterwards the parser stands at the
  /// value, and `currentName` is the key.
  public static boolean nextMember(JsonParser parser) {
    return parser.nextToken() == JsonToken.PROPERTY_NAME && parser.nextToken() != null;
  }

  /// The text of a scalar; empty for null. An object or array is passed over and gives empty.
  public static String text(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric() || token.isBoolean()) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  /// A number; NaN for what is none.
  public static double number(JsonParser parser) {
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    parser.skipChildren();
    return Double.NaN;
  }
}
