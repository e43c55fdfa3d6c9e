package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.CountedStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads one object, or several one after another, in a stream: only what of a span's resource is
/// still to come is held back. A file that is cut gives the spans before the cut; one that breaks
/// the rules of JSON is refused.
final class DocumentReading {
  private static final int SPANS_BETWEEN_TICKS = 1_000;

  private final JsonFactory json;
  private final Progress progress;
  private final ReadPart part;
  private long wholeSpansEnd;

  DocumentReading(Limits limits, Progress progress, Provenance source) {
    this.json = Json.factory(limits);
    this.progress = progress;
    part = new ReadPart(source);
  }

  ReadPart read(InputStream in) throws ImportException, IOException {
    CountedStream counted = new CountedStream(in);
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), counted)) {
      try {
        requests(parser);
      } catch (JacksonIOException wrapped) {
        throw wrapped.getCause();
      } catch (JacksonException complaint) {
        cutOrRefused(complaint, parser, counted);
      }
    } catch (JacksonIOException wrapped) {
      throw wrapped.getCause();
    } catch (JacksonException complaint) {
      throw new ImportException(Refusals.of(complaint, new Place.Line(1)), complaint);
    }
    return part;
  }

  private void requests(JsonParser parser) throws ImportException {
    RequestReader reader =
        new RequestReader(
            new Texts(), part.tally(), span -> take(span, parser), standing -> line(standing, 0));
    JsonToken token = parser.nextToken();
    while (token != null) {
      switch (token) {
        case START_OBJECT -> {
          Place place = line(parser, parser.currentTokenLocation().getColumnNr());
          request(reader.read(parser), place);
        }
        case START_ARRAY, END_ARRAY -> {}
        default ->
            throw new ImportException(
                new Problem.Malformed(
                    line(parser, parser.currentTokenLocation().getColumnNr()),
                    "a " + token,
                    Refusals.EXPECTED));
      }
      token = parser.nextToken();
    }
  }

  private void request(boolean isOtlp, Place place) throws ImportException {
    if (!isOtlp) {
      throw new ImportException(
          new Problem.Malformed(place, "an object without resourceSpans", Refusals.EXPECTED));
    }
    part.countRequest();
  }

  private void take(Span span, JsonParser parser) {
    part.add(span);
    wholeSpansEnd = parser.currentLocation().getByteOffset();
    if (part.spans().size() % SPANS_BETWEEN_TICKS == 0) {
      progress.tick();
    }
  }

  private static Place line(JsonParser parser, int column) {
    return new Place.Line(parser.currentTokenLocation().getLineNr(), Math.max(0, column));
  }

  /// A complaint at the very end of the file is about its being cut there.
  private void cutOrRefused(JacksonException complaint, JsonParser parser, CountedStream counted)
      throws ImportException {
    TokenStreamLocation at = parser.currentLocation();
    boolean isAtEnd = counted.isAtEnd() && at.getByteOffset() >= counted.count();
    if (!isAtEnd || part.spans().size() == 0) {
      Place place = new Place.Line(at.getLineNr(), at.getColumnNr());
      throw new ImportException(Refusals.of(complaint, place), complaint);
    }
    part.cut(Math.max(1, counted.count() - wholeSpansEnd));
  }
}
