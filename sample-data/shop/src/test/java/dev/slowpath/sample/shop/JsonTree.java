package dev.slowpath.sample.shop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as maps, lists and scalars, for tests to look into.
public final class JsonTree {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Deque<Object> open = new ArrayDeque<>();
  private final List<Object> roots = new ArrayList<>();
  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  public static Map<String, Object> parse(String json) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return object(new JsonTree(parser).read());
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object node) {
    return (Map<String, Object>) node;
  }

  public static Map<String, Object> object(Map<String, Object> parent, String name) {
    return object(child(parent, name));
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
    return (List<Map<String, Object>>) child(parent, name);
  }

  public static String text(Map<String, Object> parent, String name) {
    return (String) child(parent, name);
  }

  private static Object child(Map<String, Object> parent, String name) {
    var child = parent.get(name);
    if (child == null) {
      throw new AssertionError("no " + name + " in " + parent);
    }
    return child;
  }

  private Object read() {
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT -> push(new LinkedHashMap<String, Object>());
        case START_ARRAY -> push(new ArrayList<Object>());
        case END_OBJECT, END_ARRAY -> open.pop();
        case VALUE_NUMBER_INT -> add(parser.getLongValue());
        case VALUE_NUMBER_FLOAT -> add(parser.getDoubleValue());
        case VALUE_TRUE, VALUE_FALSE -> add(parser.getBooleanValue());
        case VALUE_STRING -> add(parser.getString());
        default -> {}
      }
    }
    return roots.getFirst();
  }

  private void push(Object container) {
    add(container);
    open.push(container);
  }

  @SuppressWarnings("unchecked")
  private void add(Object value) {
    switch (open.peek()) {
      case Map<?, ?> map -> ((Map<String, Object>) map).put(parser.currentName(), value);
      case List<?> list -> ((List<Object>) list).add(value);
      case null, default -> roots.add(value);
    }
  }
}
