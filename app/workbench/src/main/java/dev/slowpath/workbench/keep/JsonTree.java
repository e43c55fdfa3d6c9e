package dev.slowpath.workbench.keep;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Small JSON documents as maps, lists, texts, numbers and flags. A number that is unknown is left
/// out.
final class JsonTree {
  private static final String EXPECTED = "a document that Slowpath wrote";

  private JsonTree() {}

  static String text(Map<String, ?> document) {
    StringWriter to = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), to)) {
      write(json, document);
    }
    return to.toString();
  }

  /// As deep as our own records are.
  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((name, member) -> {
          if (!(member instanceof Double number) || Double.isFinite(number)) {
            json.writeName(String.valueOf(name));
            write(json, member);
          }
        });
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Double number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(String.valueOf(value));
    }
  }

  /// Reads a document: its objects as maps, every number as a double.
  static Fields read(String text) throws ImportException {
    Deque<Open> open = new ArrayDeque<>();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("no JSON object");
      }
      Map<String, Object> root = new LinkedHashMap<>();
      open.push(new Open(root, List.of()));
      while (!open.isEmpty()) {
        next(json, open);
      }
      return new Fields(root);
    } catch (JacksonException broken) {
      throw malformed(broken.getOriginalMessage());
    }
  }

  /// An object or a list that is being read; the other is empty.
  private record Open(Map<String, Object> map, List<Object> list) {
    void add(String name, Object value) {
      if (name.isEmpty()) {
        list.add(value);
      } else {
        map.put(name, value);
      }
    }
  }

  private static void next(JsonParser json, Deque<Open> open) throws ImportException {
    JsonToken token = json.nextToken();
    if (token == null) {
      throw malformed("the end within it");
    }
    String name = json.currentName() == null ? "" : json.currentName();
    switch (token) {
      case END_OBJECT, END_ARRAY -> open.pop();
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        open.element().add(name, map);
        open.push(new Open(map, List.of()));
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        open.element().add(name, list);
        open.push(new Open(Map.of(), list));
      }
      case VALUE_STRING -> open.element().add(name, json.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> open.element().add(name, json.getDoubleValue());
      case VALUE_TRUE, VALUE_FALSE -> open.element().add(name, json.getBooleanValue());
      default -> {
        // Names of members come with their values; null is what is not there.
      }
    }
  }

  static ImportException malformed(String found) {
    return new ImportException(new Problem.Malformed(new Place.Whole(), found, EXPECTED));
  }
}
