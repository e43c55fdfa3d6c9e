package dev.slowpath.plugin.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types that a chunk describes, by their numbers. Two chunks of one process mostly describe
/// the same.
final class Types {
  private final Map<Long, Described> byId = new HashMap<>();

  Types(List<Described> types) {
    types.forEach(type -> byId.put(type.id(), type));
  }

  /// A type. Those of the language have no fields.
  record Described(long id, String name, List<Field> fields) {
    Described {
      fields = List.copyOf(fields);
    }
  }

  /// A field of a type.
  ///
  /// @param isConstant whether the number of a constant stands for the value
  /// @param scale what a number of it counts
  record Field(String name, long type, boolean isConstant, boolean isArray, Scale scale) {}

  /// What a field's number counts.
  enum Scale {
    PLAIN,
    TICKS,
    NANOSECONDS,
    MICROSECONDS,
    MILLISECONDS,
    SECONDS,
    MILLISECONDS_SINCE_EPOCH;

    /// By the value of the annotations `jdk.jfr.Timespan` and `jdk.jfr.Timestamp`.
    static Scale of(String value) {
      for (Scale scale : values()) {
        if (scale.name().equals(value)) {
          return scale;
        }
      }
      return PLAIN;
    }
  }

  Optional<Described> of(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  Iterable<Described> all() {
    return byId.values();
  }

  /// The name of a type; empty where it is not described.
  String name(long id) {
    Described type = byId.get(id);
    return type == null ? "" : type.name();
  }
}
