package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import dev.slowpath.plugin.jfr.Types.Field;
import java.util.Arrays;
import java.util.List;

/// Where the parts of a stack stand: a mark that it was cut, and its frames, each a row of numbers.
/// The metadata says in which order, and what else stands between.
final class StackLayout {
  private static final List<String> USUAL =
      List.of("method", "lineNumber", "bytecodeIndex", "type");

  private final Shape[] parts;
  private final int truncated;
  private final int frames;
  private final Shape[] ofFrame;
  private final int method;
  private final int line;
  private final int kind;
  private final long methodType;
  private final long kindType;
  private final boolean isUsual;

  private StackLayout(List<Field> fields, Described frame, Shape.Maker shapes)
      throws ImportException {
    parts = shapes(fields, shapes);
    truncated = indexOf(fields, "truncated");
    frames = indexOf(fields, "frames");
    ofFrame = shapes(frame.fields(), shapes);
    method = indexOf(frame.fields(), "method");
    line = indexOf(frame.fields(), "lineNumber");
    kind = indexOf(frame.fields(), "type");
    methodType = method < 0 ? -1 : frame.fields().get(method).type();
    kindType = kind < 0 ? -1 : frame.fields().get(kind).type();
    isUsual =
        frame.fields().stream().map(Field::name).toList().equals(USUAL)
            && truncated == 0
            && frames == 1
            && parts.length == 2
            && Arrays.stream(ofFrame).allMatch(Shape::isNumbersOnly);
  }

  /// The layout by a chunk's types; one without parts where they describe no stacks.
  static StackLayout of(Types types, Shape.Maker shapes) throws ImportException {
    Described nothing = new Described(-1, "", List.of());
    Described stack = nothing;
    for (Described type : types.all()) {
      stack = type.name().equals(Pools.STACK_TRACE) ? type : stack;
    }
    Described frame = nothing;
    for (Field field : stack.fields()) {
      frame = field.name().equals("frames") ? types.of(field.type()).orElse(frame) : frame;
    }
    return new StackLayout(frame.equals(nothing) ? List.of() : stack.fields(), frame, shapes);
  }

  private static Shape[] shapes(List<Field> fields, Shape.Maker maker) throws ImportException {
    Shape[] shapes = new Shape[fields.size()];
    for (int index = 0; index < shapes.length; index++) {
      shapes[index] = maker.of(fields.get(index));
    }
    return shapes;
  }

  private static int indexOf(List<Field> fields, String name) {
    return fields.stream().map(Field::name).toList().indexOf(name);
  }

  /// The type of the constants that frames name as their method.
  long methodType() {
    return methodType;
  }

  /// The type of the constants that say how a frame's code ran.
  long kindType() {
    return kindType;
  }

  /// Whether a stack is a byte, a count, and frames of four numbers: method, line, byte code, kind.
  boolean isUsual() {
    return isUsual;
  }

  /// Passes over a stack.
  void skip(Cursor cursor) throws ImportException {
    if (isUsual) {
      cursor.readByte();
      cursor.skipNumbers(4L * cursor.readCount());
      return;
    }
    for (Shape part : parts) {
      cursor.skip(part);
    }
  }

  /// Takes the frames of a stack, top first.
  interface Taker {
    void frame(long method, int line, int kind);
  }

  /// Reads a stack.
  ///
  /// @return whether the recorder cut it
  boolean read(Cursor cursor, Taker taker) throws ImportException {
    boolean isCut = false;
    for (int part = 0; part < parts.length; part++) {
      if (part == truncated && parts[part].isNumber()) {
        isCut = cursor.readNumber(parts[part].step(0)) != 0;
      } else if (part == frames && method >= 0) {
        readFrames(cursor, taker);
      } else {
        cursor.skip(parts[part]);
      }
    }
    return isCut;
  }

  private void readFrames(Cursor cursor, Taker taker) throws ImportException {
    int count = cursor.readCount();
    for (int frame = 0; frame < count; frame++) {
      long called = 0;
      long at = 0;
      long ran = 0;
      for (int part = 0; part < ofFrame.length; part++) {
        boolean isNumber = ofFrame[part].isNumber();
        long value = isNumber ? cursor.readNumber(ofFrame[part].step(0)) : 0;
        if (!isNumber) {
          cursor.skip(ofFrame[part]);
        }
        called = part == method ? value : called;
        at = part == line ? value : at;
        ran = part == kind ? value : ran;
      }
      taker.frame(called, (int) at, (int) ran);
    }
  }
}
