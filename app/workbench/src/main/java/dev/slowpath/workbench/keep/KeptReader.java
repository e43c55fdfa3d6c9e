package dev.slowpath.workbench.keep;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads an investigation's document; members it does not know are passed over, so that a later
/// minor version can be opened.
final class KeptReader {
  private final JsonParser json;
  private final List<Kept.Source> sources = new ArrayList<>();
  private String name = "";
  private String page = "";
  private String chosen = "";
  private Filters filters = Filters.none();
  private int version;

  /// What a member does with its value, on which the parser stands.
  private interface Member {
    void read(String member) throws ImportException;
  }

  private KeptReader(JsonParser json) {
    this.json = json;
  }

  static Kept read(String text) throws ImportException {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      KeptReader reader = new KeptReader(json);
      reader.document();
      return new Kept(
          reader.name, reader.sources, new Kept.View(reader.page, reader.chosen, reader.filters));
    } catch (JacksonException broken) {
      throw malformed(broken.getOriginalMessage());
    }
  }

  private static ImportException malformed(String found) {
    return new ImportException(
        new Problem.Malformed(new Place.Whole(), found, "an investigation kept by Slowpath"));
  }

  private void document() throws ImportException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("no JSON object");
    }
    members(member -> {
      switch (member) {
        case "slowpath" -> version = json.getIntValue();
        case "name" -> name = json.getString();
        case "sources" -> sources();
        case "view" -> members(this::view);
        default -> json.skipChildren();
      }
    });
    if (version < 1) {
      throw malformed("no member \"slowpath\"");
    }
    if (version > TextInvestigation.VERSION) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.Whole(), "version " + version, "at most " + TextInvestigation.VERSION));
    }
  }

  private void members(Member each) throws ImportException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw malformed(json.currentToken() + " where an object should be");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = json.currentName();
      json.nextToken();
      each.read(member);
    }
  }

  private void sources() throws ImportException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed("sources that are no list");
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> words = words();
      sources.add(
          new Kept.Source(
              words.getOrDefault("name", ""),
              words.getOrDefault("path", ""),
              words.getOrDefault("sha256", ""),
              Optional.ofNullable(words.get("text"))));
    }
  }

  private Map<String, String> words() throws ImportException {
    Map<String, String> words = new HashMap<>();
    members(member -> {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        words.put(member, json.getString());
      } else {
        json.skipChildren();
      }
    });
    return words;
  }

  private void view(String member) throws ImportException {
    switch (member) {
      case "page" -> page = json.getString();
      case "chosen" -> chosen = json.getString();
      case "filters" -> members(this::filter);
      default -> json.skipChildren();
    }
  }

  private void filter(String member) throws ImportException {
    switch (member) {
      case "time" -> filters = filters.with(time(words()));
      case "endpoint" -> filters = filters.with(endpoint(words()));
      case "service" -> filters = filters.with(new Filter.OfService(json.getString()));
      case "thread" -> filters = filters.with(new Filter.OfThread(json.getString()));
      default -> json.skipChildren();
    }
  }

  private static Filter endpoint(Map<String, String> words) {
    return new Filter.OfEndpoint(
        new EndpointKey(words.getOrDefault("service", ""), words.getOrDefault("name", "")));
  }

  private static Filter time(Map<String, String> words) throws ImportException {
    try {
      long from = epochNs(words.getOrDefault("from", ""));
      long to = epochNs(words.getOrDefault("to", ""));
      return new Filter.Time(new TimeRange(from, to));
    } catch (DateTimeException | IllegalArgumentException strange) {
      throw malformed("a time filter that is no time: " + words);
    }
  }

  private static long epochNs(String instant) {
    Instant at = Instant.parse(instant);
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }
}
