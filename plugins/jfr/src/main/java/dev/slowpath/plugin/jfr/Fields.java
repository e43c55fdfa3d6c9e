package dev.slowpath.plugin.jfr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/// Where the fields of one event type stand among the values of its events, by their identifiers.
final class Fields {
  private final List<String> identifiers;

  Fields(List<ValueField> fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.getIdentifier()));
    identifiers = List.copyOf(names);
  }

  /// The index of the field, or -1 where the type has none of that name.
  int indexOf(String identifier) {
    return identifiers.indexOf(identifier);
  }

  static @Nullable Object value(Object[] values, int index) {
    return index < 0 ? null : values[index];
  }

  @Nullable Object value(Object[] values, String identifier) {
    return value(values, indexOf(identifier));
  }

  String text(Object[] values, String identifier) {
    return value(values, identifier) instanceof String text ? text : "";
  }

  long quantity(Object[] values, String identifier, IUnit unit) {
    return quantity(value(values, identifier), unit);
  }

  long number(Object[] values, String identifier) {
    return quantity(values, identifier, UnitLookup.NUMBER_UNITY);
  }

  /// A quantity in the unit, or -1 where there is none.
  static long quantity(@Nullable Object value, IUnit unit) {
    return switch (value) {
      case IQuantity quantity -> quantity.clampedLongValueIn(unit);
      case Number number -> number.longValue();
      case null, default -> -1;
    };
  }
}
