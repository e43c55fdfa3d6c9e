package dev.slowpath.plugin.postgres.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a JSON document. Numbers keep their digits, since TEXT prints the same ones.
public sealed interface Json {

  /// The value as one line of text.
  String text();

  /// A text, a number, `true`, `false`, or nothing for null.
  record Scalar(String text) implements Json {}

  /// An array.
  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String text() {
      return String.join(", ", items.stream().map(Json::text).toList());
    }
  }

  /// An object, and the line it begins on.
  record Fields(long line, Map<String, Json> fields) implements Json {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public boolean has(String name) {
      return fields.containsKey(name);
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    public String textOr(String name, String otherwise) {
      return get(name).map(Json::text).orElse(otherwise);
    }

    public String textOf(String name) {
      return textOr(name, "");
    }

    public boolean isTrue(String name) {
      return textOf(name).equals("true");
    }

    /// A number that the reader has found to be one, or the other where there is none.
    public double numberOr(String name, double otherwise) {
      String text = textOf(name);
      return Digits.isNumber(text) ? Double.parseDouble(text) : otherwise;
    }

    public List<Fields> objects(String name) {
      List<Fields> objects = new ArrayList<>();
      if (fields.get(name) instanceof Items(List<Json> items)) {
        for (Json item : items) {
          if (item instanceof Fields object) {
            objects.add(object);
          }
        }
      }
      return objects;
    }

    @Override
    public String text() {
      List<String> texts = new ArrayList<>();
      fields.forEach((name, value) -> texts.add(name + ": " + value.text()));
      return String.join("; ", texts);
    }
  }
}
