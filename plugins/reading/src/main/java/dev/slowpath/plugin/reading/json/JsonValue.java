package dev.slowpath.plugin.reading.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A JSON value in memory, for records that are small beside their file. What is not there is
/// `NONE`, so that a path of names can be followed without looking first.
public final class JsonValue {
  public static final JsonValue NONE = new JsonValue(Kind.NONE, "", List.of(), Map.of());

  private static final JsonValue NULL = new JsonValue(Kind.NULL, "", List.of(), Map.of());

  private enum Kind {
    NONE,
    NULL,
    TEXT,
    LITERAL,
    LIST,
    OBJECT
  }

  private final Kind kind;
  private final String text;
  private final List<JsonValue> items;
  private final Map<String, JsonValue> members;

  private JsonValue(Kind kind, String text, List<JsonValue> items, Map<String, JsonValue> members) {
    this.kind = kind;
    this.text = text;
    this.items = items;
    this.members = members;
  }

  /// An open container while it is read.
  private static final class Open {
    private final JsonValue value;
    private String name = "";

    Open(boolean isList) {
      value =
          isList
              ? new JsonValue(Kind.LIST, "", new ArrayList<>(), Map.of())
              : new JsonValue(Kind.OBJECT, "", List.of(), new LinkedHashMap<>());
    }

    void add(JsonValue child) {
      if (value.kind == Kind.LIST) {
        value.items.add(child);
      } else {
        value.members.put(name, child);
      }
    }
  }

  /// Reads the value the parser stands at, up to its end. Nesting is followed on a stack of our
  /// own.
  public static JsonValue read(JsonParser parser) {
    Deque<Open> open = new ArrayDeque<>();
    JsonToken token = parser.currentToken();
    while (true) {
      JsonValue whole = taken(parser, token, open);
      if (whole != null && open.isEmpty()) {
        return whole;
      }
      if (whole != null) {
        open.element().add(whole);
      }
      token = parser.nextToken();
    }
  }

  /// The value that ends with this token; null within one.
  private static @Nullable JsonValue taken(JsonParser parser, JsonToken token, Deque<Open> open) {
    return switch (token) {
      case START_OBJECT, START_ARRAY -> {
        open.push(new Open(token == JsonToken.START_ARRAY));
        yield null;
      }
      case END_OBJECT, END_ARRAY -> open.pop().value;
      case PROPERTY_NAME -> {
        open.element().name = parser.currentName();
        yield null;
      }
      case VALUE_NULL -> NULL;
      case VALUE_STRING -> new JsonValue(Kind.TEXT, parser.getString(), List.of(), Map.of());
      default -> new JsonValue(Kind.LITERAL, parser.getString(), List.of(), Map.of());
    };
  }

  /// The member of this name.
  public JsonValue at(String name) {
    return members.getOrDefault(name, NONE);
  }

  /// What a path of names leads to.
  public JsonValue at(String first, String... more) {
    JsonValue value = at(first);
    for (String name : more) {
      value = value.at(name);
    }
    return value;
  }

  /// The first of several members that is there and not null.
  public JsonValue firstOf(List<String> names) {
    for (String name : names) {
      JsonValue value = at(name);
      if (value.isThere()) {
        return value;
      }
    }
    return NONE;
  }

  /// The text of a scalar; empty for anything else.
  public String text() {
    return text;
  }

  /// Whether there is a value, and it is not null.
  public boolean isThere() {
    return kind != Kind.NONE && kind != Kind.NULL;
  }

  public boolean isObject() {
    return kind == Kind.OBJECT;
  }

  public boolean isList() {
    return kind == Kind.LIST;
  }

  /// Whether it is a text in quotes.
  public boolean isText() {
    return kind == Kind.TEXT;
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// The items of a list; none for anything else.
  public List<JsonValue> items() {
    return Collections.unmodifiableList(items);
  }

  /// The members of an object in their order; none for anything else.
  public Map<String, JsonValue> members() {
    return Collections.unmodifiableMap(members);
  }

  /// Shows each scalar within, named by the path to it with points between: `http.status_code`.
  /// Lists of scalars are one text; items of other lists are named by their number from 0.
  public void leaves(BiConsumer<String, String> nameAndText) {
    Deque<Map.Entry<String, JsonValue>> open = new ArrayDeque<>();
    open.push(Map.entry("", this));
    while (!open.isEmpty()) {
      Map.Entry<String, JsonValue> next = open.pop();
      JsonValue value = next.getValue();
      if (value.isScalar() || value.isPlainList()) {
        if (value.isThere()) {
          nameAndText.accept(next.getKey(), value.isScalar() ? value.text : value.joined());
        }
      } else {
        value.children(next.getKey()).reversed().forEach(open::push);
      }
    }
  }

  private List<Map.Entry<String, JsonValue>> children(String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    List<Map.Entry<String, JsonValue>> children = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      children.add(Map.entry(prefix + at, items.get(at)));
    }
    members.forEach((name, child) -> children.add(Map.entry(prefix + name, child)));
    return children;
  }

  private boolean isScalar() {
    return kind != Kind.LIST && kind != Kind.OBJECT;
  }

  private boolean isPlainList() {
    return kind == Kind.LIST && items.stream().allMatch(JsonValue::isScalar);
  }

  private String joined() {
    return items.stream().map(JsonValue::text).collect(Collectors.joining(", "));
  }
}
