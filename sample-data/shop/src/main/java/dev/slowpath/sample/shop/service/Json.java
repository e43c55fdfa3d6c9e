package dev.slowpath.sample.shop.service;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows as JSON and back: an array of flat objects whose values are strings, numbers or lists of
/// strings.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static byte[] encode(List<Map<String, Object>> rows) {
    var bytes = new ByteArrayOutputStream(1 << 12);
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartArray();
      for (var row : rows) {
        json.writeStartObject();
        row.forEach((name, value) -> writeProperty(json, name, value));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private static void writeProperty(JsonGenerator json, String name, Object value) {
    switch (value) {
      case Long number -> json.writeNumberProperty(name, number);
      case Double number -> json.writeNumberProperty(name, number);
      case List<?> list -> {
        json.writeArrayPropertyStart(name);
        list.forEach(element -> json.writeString(element.toString()));
        json.writeEndArray();
      }
      default -> json.writeStringProperty(name, value.toString());
    }
  }

  static List<Map<String, Object>> decode(byte[] bytes) {
    var rows = new ArrayList<Map<String, Object>>();
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      var _ = json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        rows.add(row(json));
      }
    }
    return rows;
  }

  private static Map<String, Object> row(JsonParser json) {
    var row = new LinkedHashMap<String, Object>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (token == JsonToken.VALUE_NUMBER_INT) {
        row.put(name, json.getLongValue());
      } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        row.put(name, json.getDoubleValue());
      } else if (token == JsonToken.START_ARRAY) {
        row.put(name, strings(json));
      } else {
        row.put(name, json.getString());
      }
    }
    return row;
  }

  private static List<String> strings(JsonParser json) {
    var strings = new ArrayList<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      strings.add(json.getString());
    }
    return strings;
  }
}
