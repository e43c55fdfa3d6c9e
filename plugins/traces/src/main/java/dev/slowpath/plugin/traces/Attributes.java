package dev.slowpath.plugin.traces;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A list of `{"key":…,"value":AnyValue}`.
final class Attributes {
  private Attributes() {}

  /// Adds keys and values in turn; whatever is no list of pairs is passed over.
  static void read(JsonParser parser, Texts texts, List<String> pairs) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        pair(parser, texts, pairs);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void pair(JsonParser parser, Texts texts, List<String> pairs) {
    String key = "";
    String value = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "key" -> key = texts.scalar(parser);
        case "value" -> value = AnyValueText.read(parser, texts);
        default -> parser.skipChildren();
      }
    }
    if (!key.isEmpty()) {
      pairs.add(key);
      pairs.add(value);
    }
  }
}
