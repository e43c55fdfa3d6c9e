package dev.slowpath.sample.shop.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path template with the endpoint behind it.
///
/// @param template as in `http.route`, for example `/orders/{id}`
record Route(String template, Endpoint endpoint) {
  /// The path's variables when the path fits the template.
  Optional<Map<String, String>> match(String path) {
    var wanted = segments(template);
    var found = segments(path);
    if (wanted.size() != found.size()) {
      return Optional.empty();
    }
    var variables = new LinkedHashMap<String, String>();
    for (var i = 0; i < wanted.size(); i++) {
      var segment = wanted.get(i);
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), found.get(i));
      } else if (!segment.equals(found.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
