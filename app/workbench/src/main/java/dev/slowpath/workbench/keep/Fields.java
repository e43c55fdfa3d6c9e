package dev.slowpath.workbench.keep;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object. One that is not there, or of another kind, is an empty text, an
/// unknown number, an empty list or object: later versions may add members.
record Fields(Map<String, Object> members) {

  String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  double number(String name) {
    return members.get(name) instanceof Double number ? number : Double.NaN;
  }

  Fields object(String name) {
    return of(members.get(name));
  }

  List<String> texts(String name) {
    return items(name).stream().map(String::valueOf).toList();
  }

  <T> List<T> objects(String name, Function<Fields, T> each) {
    return items(name).stream().map(item -> each.apply(of(item))).toList();
  }

  private List<?> items(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked") // read by JsonTree, whose maps have names
  private static Fields of(@Nullable Object value) {
    return new Fields(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
  }
}
