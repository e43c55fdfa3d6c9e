package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What produced spans: the service, and those of its attributes that tell its instances apart.
///
/// @param pairs keys and values in turn
record Resource(String service, List<String> pairs) {
  /// The name that OpenTelemetry's SDK specification gives to a service without one.
  static final Resource UNKNOWN = new Resource("unknown_service", List.of());

  private static final String SERVICE = "service.name";
  private static final Set<String> KEPT =
      Set.of(
          "service.instance.id",
          "service.version",
          "host.name",
          "process.pid",
          "deployment.environment.name");

  Resource {
    pairs = List.copyOf(pairs);
  }

  /// Reads the object the parser stands at, up to its end.
  static Resource read(JsonParser parser, Texts texts, Tally tally, Place place) {
    List<String> all = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isAttributes = parser.currentName().equals("attributes");
        parser.nextToken();
        if (isAttributes) {
          Attributes.read(parser, texts, all);
        } else {
          parser.skipChildren();
        }
      }
    }
    return of(all, tally, place);
  }

  static Resource of(List<String> all, Tally tally, Place place) {
    String service = "";
    List<String> kept = new ArrayList<>();
    for (int at = 0; at < all.size(); at += 2) {
      if (all.get(at).equals(SERVICE)) {
        service = all.get(at + 1);
      } else if (KEPT.contains(all.get(at))) {
        kept.add(all.get(at));
        kept.add(all.get(at + 1));
      }
    }
    return service.isEmpty() ? nameless(kept, tally, place) : new Resource(service, kept);
  }

  static Resource nameless(List<String> kept, Tally tally, Place place) {
    String words = "resources without service.name, taken as " + UNKNOWN.service;
    tally.count(Notice.Kind.ASSUMED, words, 1, place);
    return new Resource(UNKNOWN.service, kept);
  }

  /// The attributes of a span and, after them, those of the resource that it does not have itself.
  List<String> added(List<String> own) {
    List<String> all = new ArrayList<>(own.size() + pairs.size());
    all.addAll(own);
    for (int at = 0; at < pairs.size(); at += 2) {
      if (!hasKey(own, pairs.get(at))) {
        all.add(pairs.get(at));
        all.add(pairs.get(at + 1));
      }
    }
    return all;
  }

  private static boolean hasKey(List<String> pairs, String key) {
    for (int at = 0; at < pairs.size(); at += 2) {
      if (pairs.get(at).equals(key)) {
        return true;
      }
    }
    return false;
  }
}
