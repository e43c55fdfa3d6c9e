package dev.slowpath.plugin.traces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an OTLP AnyValue as text: a scalar as it stands, an array of scalars joined by ", ", and
/// whatever nests deeper as compact JSON. The nesting is followed on a stack of our own.
final class AnyValueText {
  /// The JSON containers that an AnyValue is spelled with.
  private enum Shape {
    VALUE,
    ARRAY_HOLDER,
    ARRAY,
    LIST_HOLDER,
    LIST,
    PAIR
  }

  /// An open container, and where its text began.
  private static final class Open {
    private final Shape shape;
    private final int from;
    private String key = "";
    private boolean wrote;
    private int members;

    Open(Shape shape, int from) {
      this.shape = shape;
      this.from = from;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder json = new StringBuilder();
  private final List<String> scalars = new ArrayList<>();
  private boolean nests;
  private boolean isArray;

  private AnyValueText() {}

  /// Reads the object the parser stands at, up to its end. Empty for a value that is not set.
  static String read(JsonParser parser, Texts texts) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return texts.scalar(parser);
    }
    String plain = plain(parser, texts);
    return plain == null ? new AnyValueText().nested(parser) : plain;
  }

  /// The usual case without any machinery: one scalar member. Null when it turns out to nest; then
  /// the parser stands at the nested object.
  private static @Nullable String plain(JsonParser parser, Texts texts) {
    String text = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && isHolder(name)) {
        return null;
      }
      String scalar = texts.scalar(parser);
      text = isScalar(name) ? scalar : text;
    }
    return text;
  }

  private String nested(JsonParser parser) {
    open.push(new Open(Shape.VALUE, 0));
    String first = parser.currentName();
    isArray = isArrayHolder(first);
    enterHolder(first);
    while (!open.isEmpty()) {
      step(parser);
    }
    return isArray && !nests ? String.join(", ", scalars) : json.toString();
  }

  private void step(JsonParser parser) {
    switch (parser.nextToken()) {
      case END_OBJECT, END_ARRAY -> leave();
      case PROPERTY_NAME -> member(parser);
      case START_OBJECT -> element();
      default -> parser.skipChildren();
    }
  }

  /// An element of an array or of a list of pairs.
  private void element() {
    Open holder = open.element();
    if (holder.members++ > 0) {
      json.append(',');
    }
    open.push(new Open(holder.shape == Shape.ARRAY ? Shape.VALUE : Shape.PAIR, json.length()));
  }

  private void member(JsonParser parser) {
    Open holder = open.element();
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (holder.shape) {
      case VALUE -> valueMember(parser, name, value);
      case ARRAY_HOLDER -> list(parser, name, value, Shape.ARRAY);
      case LIST_HOLDER -> list(parser, name, value, Shape.LIST);
      case PAIR -> pairMember(parser, name, value);
      case ARRAY, LIST -> parser.skipChildren();
    }
  }

  private void valueMember(JsonParser parser, String name, JsonToken value) {
    if (open.element().wrote) {
      parser.skipChildren();
    } else if (value == JsonToken.START_OBJECT && isHolder(name)) {
      enterHolder(name);
    } else {
      write(name, Json.scalar(parser));
    }
  }

  private void enterHolder(String name) {
    open.element().wrote = true;
    nests |= open.size() > 1 || !isArrayHolder(name);
    open.push(
        new Open(isArrayHolder(name) ? Shape.ARRAY_HOLDER : Shape.LIST_HOLDER, json.length()));
  }

  private void list(JsonParser parser, String name, JsonToken value, Shape shape) {
    Open holder = open.element();
    if (value == JsonToken.START_ARRAY && name.equals("values") && !holder.wrote) {
      holder.wrote = true;
      json.append(shape == Shape.ARRAY ? '[' : '{');
      open.push(new Open(shape, json.length()));
    } else {
      parser.skipChildren();
    }
  }

  private void pairMember(JsonParser parser, String name, JsonToken value) {
    Open pair = open.element();
    if (name.equals("key")) {
      pair.key = Json.scalar(parser);
    } else if (name.equals("value") && value == JsonToken.START_OBJECT && !pair.wrote) {
      pair.wrote = true;
      open.push(new Open(Shape.VALUE, json.length()));
    } else {
      parser.skipChildren();
    }
  }

  private void leave() {
    Open left = open.pop();
    switch (left.shape) {
      case VALUE -> {
        if (!left.wrote) {
          json.append("null");
          scalars.add("");
        }
      }
      case ARRAY_HOLDER -> json.append(left.wrote ? "" : "[]");
      case LIST_HOLDER -> json.append(left.wrote ? "" : "{}");
      case ARRAY -> json.append(']');
      case LIST -> json.append('}');
      case PAIR -> {
        json.append(left.wrote ? "" : "null");
        json.insert(left.from, quoted(left.key) + ":");
      }
    }
  }

  private void write(String name, String scalar) {
    if (!isScalar(name)) {
      return;
    }
    open.element().wrote = true;
    scalars.add(scalar);
    boolean isText = name.startsWith("string") || name.startsWith("bytes");
    json.append(!isText && isJsonLiteral(scalar) ? scalar : quoted(scalar));
  }

  private static boolean isJsonLiteral(String text) {
    return text.equals("true") || text.equals("false") || isNumber(text);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(letter -> "+-.eE0123456789".indexOf(letter) >= 0);
  }

  private static boolean isHolder(String name) {
    return isArrayHolder(name) || name.equals("kvlistValue") || name.equals("kvlist_value");
  }

  private static boolean isArrayHolder(String name) {
    return name.equals("arrayValue") || name.equals("array_value");
  }

  private static boolean isScalar(String name) {
    return switch (name) {
      case "stringValue", "string_value", "intValue", "int_value", "doubleValue", "double_value" ->
          true;
      case "boolValue", "bool_value", "bytesValue", "bytes_value" -> true;
      default -> false;
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '"', '\\' -> quoted.append('\\').append(letter);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(letter < ' ' ? "\\u%04x".formatted((int) letter) : letter);
      }
    }
    return quoted.append('"').toString();
  }
}
