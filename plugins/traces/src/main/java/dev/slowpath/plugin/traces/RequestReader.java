package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads OTLP request objects: `{"resourceSpans":[…]}`, Tempo's `batches`, what a query API wraps
/// in `trace` or `result`, and one ResourceSpans without a wrapper.
final class RequestReader {
  private final Texts texts;
  private final Tally tally;
  private final SpanSink sink;
  private final Function<JsonParser, Place> placeOf;
  private final SpanReader spans;

  /// @param placeOf the place of the object that a parser stands at
  RequestReader(Texts texts, Tally tally, SpanSink sink, Function<JsonParser, Place> placeOf) {
    this.texts = texts;
    this.tally = tally;
    this.sink = sink;
    this.placeOf = placeOf;
    spans = new SpanReader(texts, tally);
  }

  /// Reads the object the parser stands at, up to its end; says whether it is of OTLP.
  boolean read(JsonParser parser) {
    ResourceSpans bare = new ResourceSpans(placeOf.apply(parser));
    boolean isOtlp = false;
    int open = 1;
    while (open > 0) {
      if (parser.nextToken() == JsonToken.END_OBJECT) {
        open--;
        continue;
      }
      String name = parser.currentName();
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (isObject && (name.equals("trace") || name.equals("result"))) {
        open++;
      } else {
        isOtlp |= member(parser, name, bare);
      }
    }
    bare.end();
    return isOtlp;
  }

  private boolean member(JsonParser parser, String name, ResourceSpans bare) {
    return switch (name) {
      case "resourceSpans", "resource_spans", "batches" -> {
        eachObject(parser, this::resourceSpans);
        yield true;
      }
      case "resourceMetrics", "resource_metrics" -> unsupported(parser, "metrics");
      case "resourceLogs", "resource_logs" -> unsupported(parser, "logs");
      case "resourceProfiles", "resource_profiles" -> unsupported(parser, "profiles");
      default -> bare.member(parser, name);
    };
  }

  private boolean unsupported(JsonParser parser, String signal) {
    Place place = placeOf.apply(parser);
    parser.skipChildren();
    tally.count(Notice.Kind.UNSUPPORTED, "requests of " + signal + ", not read", 1, place);
    return true;
  }

  private void resourceSpans(JsonParser parser) {
    ResourceSpans read = new ResourceSpans(placeOf.apply(parser));
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      read.member(parser, name);
    }
    read.end();
  }

  /// Hands on each object of a list; null is an empty list, anything else is passed over and
  /// counted.
  private void eachObject(JsonParser parser, Consumer<JsonParser> reader) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      passOver(parser);
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        reader.accept(parser);
      } else {
        passOver(parser);
      }
    }
  }

  private void passOver(JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      tally.count(
          Notice.Kind.SKIPPED, "values where objects are expected", 1, placeOf.apply(parser));
    }
    parser.skipChildren();
  }

  /// A resource and its spans. Spans that stand before their resource wait for it.
  private final class ResourceSpans {
    private final Place place;
    private final List<SpanDraft> waiting = new ArrayList<>();
    private @Nullable Resource resource;

    ResourceSpans(Place place) {
      this.place = place;
    }

    /// Reads one member; says whether it holds spans.
    boolean member(JsonParser parser, String name) {
      return switch (name) {
        case "resource" -> {
          resource = Resource.read(parser, texts, tally, place);
          release(resource);
          yield false;
        }
        case "scopeSpans",
            "scope_spans",
            "instrumentationLibrarySpans",
            "instrumentation_library_spans" -> {
          eachObject(parser, this::scopeSpans);
          yield true;
        }
        default -> {
          parser.skipChildren();
          yield false;
        }
      };
    }

    private void scopeSpans(JsonParser parser) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isSpans = parser.currentName().equals("spans");
        parser.nextToken();
        if (isSpans) {
          eachObject(parser, this::span);
        } else {
          parser.skipChildren();
        }
      }
    }

    private void span(JsonParser parser) {
      spans.read(parser, placeOf.apply(parser)).ifPresent(this::take);
    }

    private void take(SpanDraft draft) {
      if (resource == null) {
        waiting.add(draft);
      } else {
        sink.accept(draft.of(resource));
      }
    }

    private void release(Resource known) {
      waiting.forEach(draft -> sink.accept(draft.of(known)));
      waiting.clear();
    }

    /// The resource does not come any more.
    void end() {
      if (!waiting.isEmpty()) {
        release(Resource.nameless(List.of(), tally, place));
      }
    }
  }
}
