package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import dev.slowpath.plugin.jfr.Types.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a value stands in the bytes, as a flat row of steps: a number, some bytes, a text, or an
/// array of values of another shape.
///
/// Shapes: a step is `NUMBER`, `TEXT`, the count of bytes it takes (1, 2, 4 or 8), or `ARRAYS` plus
/// an index into the shapes of elements.
final class Shape {
  static final int NUMBER = 0;
  static final int TEXT = 16;
  static final int ARRAYS = 32;

  private static final int DEEPEST = 32;
  private static final int MOST_STEPS = 4096;

  private final int[] steps;
  private final List<Shape> elements;

  private Shape(List<Integer> steps, List<Shape> elements) {
    this.steps = steps.stream().mapToInt(Integer::intValue).toArray();
    this.elements = List.copyOf(elements);
  }

  int size() {
    return steps.length;
  }

  int step(int index) {
    return steps[index];
  }

  Shape elements(int step) {
    return elements.get(step - ARRAYS);
  }

  /// Whether the value is one number.
  boolean isNumber() {
    return steps.length == 1 && steps[0] < TEXT;
  }

  boolean isText() {
    return steps.length == 1 && steps[0] == TEXT;
  }

  /// Whether the value is numbers of no fixed width and nothing else.
  boolean isNumbersOnly() {
    for (int step : steps) {
      if (step != NUMBER) {
        return false;
      }
    }
    return steps.length > 0;
  }

  /// Makes shapes of a chunk's types.
  static final class Maker {
    private final Types types;
    private final Chunk chunk;
    private final boolean compressed;
    private final Map<Long, Shape> known = new HashMap<>();

    Maker(Types types, Chunk chunk) {
      this.types = types;
      this.chunk = chunk;
      compressed = chunk.header().compressesIntegers();
    }

    /// The shape of a type's values.
    Shape of(long type) throws ImportException {
      Shape shape = known.get(type);
      if (shape == null) {
        Draft draft = new Draft();
        addType(draft, type, 0);
        shape = draft.shape();
        known.put(type, shape);
      }
      return shape;
    }

    Shape of(Field field) throws ImportException {
      Draft draft = new Draft();
      addField(draft, field, 0);
      return draft.shape();
    }

    private void addField(Draft draft, Field field, int depth) throws ImportException {
      if (field.isArray()) {
        Draft element = new Draft();
        addOne(element, field, depth + 1);
        draft.add(ARRAYS + draft.elements.size());
        draft.elements.add(element.shape());
      } else {
        addOne(draft, field, depth);
      }
      if (draft.steps.size() > MOST_STEPS) {
        throw chunk.malformed(
            chunk.header().metadataAt(), "a type of too many parts", "at most " + MOST_STEPS);
      }
    }

    private void addOne(Draft draft, Field field, int depth) throws ImportException {
      if (field.isConstant()) {
        draft.add(compressed ? NUMBER : Long.BYTES);
      } else {
        addType(draft, field.type(), depth);
      }
    }

    private void addType(Draft draft, long id, int depth) throws ImportException {
      Described type = types.of(id).orElse(null);
      if (type == null || depth > DEEPEST) {
        throw chunk.malformed(
            chunk.header().metadataAt(),
            type == null ? "a field of the unknown type " + id : "a type that holds itself",
            "types that the chunk describes");
      }
      switch (type.name()) {
        case "boolean", "byte" -> draft.add(1);
        case "char", "short" -> draft.add(compressed ? NUMBER : Short.BYTES);
        case "int" -> draft.add(compressed ? NUMBER : Integer.BYTES);
        case "long" -> draft.add(compressed ? NUMBER : Long.BYTES);
        case "float" -> draft.add(Float.BYTES);
        case "double" -> draft.add(Double.BYTES);
        case "java.lang.String" -> draft.add(TEXT);
        default -> {
          for (Field field : type.fields()) {
            addField(draft, field, depth + 1);
          }
        }
      }
    }
  }

  /// A shape while it is made.
  private static final class Draft {
    private final List<Integer> steps = new ArrayList<>();
    private final List<Shape> elements = new ArrayList<>();

    void add(int step) {
      steps.add(step);
    }

    Shape shape() {
      return new Shape(steps, elements);
    }
  }
}
