package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import dev.slowpath.plugin.jfr.Types.Field;
import dev.slowpath.plugin.jfr.Types.Scale;
import java.util.ArrayList;
import java.util.List;

/// The fields of one type, and their values in the event or constant that was read last.
///
/// Shapes: values stand by the index of their field; a field that is no number has 0, and the place
/// where it begins.
final class Fields {
  private final List<Field> fields;
  private final Shape[] shapes;
  private final long[] numbers;
  private final int[] places;

  private Fields(List<Field> fields, List<Shape> shapes) {
    this.fields = fields;
    this.shapes = shapes.toArray(Shape[]::new);
    numbers = new long[fields.size()];
    places = new int[fields.size()];
  }

  static Fields of(Described type, Shape.Maker maker) throws ImportException {
    List<Shape> shapes = new ArrayList<>();
    for (Field field : type.fields()) {
      shapes.add(maker.of(field));
    }
    return new Fields(type.fields(), shapes);
  }

  /// The index of a field by its name, or -1 where the type has none.
  int indexOf(String name) {
    for (int index = 0; index < fields.size(); index++) {
      if (fields.get(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  /// The index of the first field that has one of the names, whatever its upper and lower case; -1
  /// where the type has none. Names are tried in their order.
  int indexOfAny(List<String> names) {
    for (String name : names) {
      for (int index = 0; index < fields.size(); index++) {
        if (fields.get(index).name().equalsIgnoreCase(name)) {
          return index;
        }
      }
    }
    return -1;
  }

  boolean isArray(int field) {
    return fields.get(field).isArray();
  }

  int size() {
    return shapes.length;
  }

  /// The type of a field; -1 where there is none.
  long type(int field) {
    return field < 0 ? -1 : fields.get(field).type();
  }

  boolean isConstant(int field) {
    return fields.get(field).isConstant() && !fields.get(field).isArray();
  }

  Scale scale(int field) {
    return field < 0 ? Scale.PLAIN : fields.get(field).scale();
  }

  /// Reads the first fields of what begins at the cursor.
  void read(Cursor cursor, int count) throws ImportException {
    for (int field = 0; field < count; field++) {
      Shape shape = shapes[field];
      places[field] = cursor.at();
      if (shape.isNumber()) {
        numbers[field] = cursor.readNumber(shape.step(0));
      } else {
        cursor.skip(shape);
      }
    }
  }

  /// The number in a field; 0 where there is no such field.
  long number(int field) {
    return field < 0 ? 0 : numbers[field];
  }

  /// Where a field that is a text begins; -1 for every other.
  int textAt(int field) {
    return field >= 0 && shapes[field].isText() ? places[field] : -1;
  }
}
