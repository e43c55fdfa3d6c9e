package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.model.profile.Unit;
import java.util.Arrays;
import java.util.Optional;

/// The unit of a profile's values, by speedscope's names.
enum ValueUnit {
  NONE("none", 1, Unit.SAMPLES),
  NANOSECONDS("nanoseconds", 1, Unit.NANOSECONDS),
  MICROSECONDS("microseconds", 1e3, Unit.NANOSECONDS),
  MILLISECONDS("milliseconds", 1e6, Unit.NANOSECONDS),
  SECONDS("seconds", 1e9, Unit.NANOSECONDS),
  BYTES("bytes", 1, Unit.BYTES);

  private final String id;
  private final double factor;
  private final Unit unit;

  ValueUnit(String id, double factor, Unit unit) {
    this.id = id;
    this.factor = factor;
    this.unit = unit;
  }

  static Optional<ValueUnit> of(String id) {
    return Arrays.stream(values()).filter(unit -> unit.id.equals(id)).findFirst();
  }

  Unit unit() {
    return unit;
  }

  /// A value in the model's unit, rounded to a whole one.
  long whole(double value) {
    return Math.round(value * factor);
  }

  double inModelUnit(double value) {
    return value * factor;
  }
}
