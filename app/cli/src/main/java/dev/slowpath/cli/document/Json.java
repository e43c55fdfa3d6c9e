package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Cell;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// A JSON document while it is written: members in the order of the calls, unknown numbers as
/// `null`.
public final class Json implements AutoCloseable {
  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /// Laid out for people, one member a line.
  public static Json indented(Writer to) {
    return new Json(
        new JsonFactory()
            .createGenerator(
                new ObjectWriteContext.Base() {
                  @Override
                  public PrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                  }

                  @Override
                  public boolean hasPrettyPrinter() {
                    return true;
                  }
                },
                to));
  }

  /// All in one line.
  public static Json compact(Writer to) {
    return new Json(new JsonFactory().createGenerator(ObjectWriteContext.empty(), to));
  }

  /// The whole document.
  void document(Runnable members) {
    generator.writeStartObject();
    members.run();
    generator.writeEndObject();
    generator.flush();
  }

  void object(String name, Runnable members) {
    generator.writeName(name);
    generator.writeStartObject();
    members.run();
    generator.writeEndObject();
  }

  /// An array of objects, whose members `each` writes.
  <T> void array(String name, Iterable<T> items, Consumer<T> each) {
    generator.writeName(name);
    generator.writeStartArray();
    for (T item : items) {
      generator.writeStartObject();
      each.accept(item);
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  void texts(String name, Iterable<String> items) {
    generator.writeName(name);
    generator.writeStartArray();
    items.forEach(generator::writeString);
    generator.writeEndArray();
  }

  /// An array of numbers, `null` where one is unknown.
  void numbers(String name, Iterable<Double> items) {
    generator.writeName(name);
    generator.writeStartArray();
    for (double item : items) {
      if (Double.isFinite(item)) {
        generator.writeNumber(Cell.decimal(item));
      } else {
        generator.writeNull();
      }
    }
    generator.writeEndArray();
  }

  void text(String name, @Nullable String value) {
    if (value == null) {
      none(name);
    } else {
      generator.writeStringProperty(name, value);
    }
  }

  /// A text that is empty where it does not apply.
  void textOrNull(String name, String value) {
    text(name, value.isEmpty() ? null : value);
  }

  void number(String name, double value) {
    if (!Double.isFinite(value)) {
      none(name);
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      generator.writeNumberProperty(name, (long) value);
    } else {
      generator.writeNumberProperty(name, Cell.decimal(value));
    }
  }

  void whole(String name, long value) {
    generator.writeNumberProperty(name, value);
  }

  void flag(String name, boolean value) {
    generator.writeBooleanProperty(name, value);
  }

  void instant(String name, @Nullable Instant value) {
    text(name, value == null ? null : value.toString());
  }

  void none(String name) {
    generator.writeNullProperty(name);
  }

  /// An array of nothing.
  void empty(String name) {
    texts(name, List.of());
  }

  @Override
  public void close() {
    generator.flush();
  }
}
