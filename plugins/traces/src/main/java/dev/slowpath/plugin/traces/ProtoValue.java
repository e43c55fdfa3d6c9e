package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.reading.Tally;
import dev.slowpath.plugin.reading.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A KeyValue of OTLP's protocol buffer as texts: scalars as they are, a list of scalars joined by
/// ", ". What nests deeper is left out and counted.
///
/// Source: opentelemetry/proto/common/v1/common.proto.
final class ProtoValue {
  private ProtoValue() {}

  /// Adds the key and the value of the message that a wire holds.
  static void pair(Wire wire, List<String> pairs, Tally tally, Place place)
      throws ImportException, IOException {
    String key = "";
    Optional<String> value = Optional.of("");
    while (wire.advance()) {
      if (wire.type() != Wire.LENGTH) {
        wire.skip();
      } else if (wire.field() == 1) {
        key = new String(wire.bytes(), StandardCharsets.UTF_8);
      } else if (wire.field() == 2) {
        value = value(wire.bytes(), true);
      } else {
        wire.skip();
      }
    }
    if (value.isEmpty()) {
      String words = "values of attributes that nest, left out";
      tally.count(Notice.Kind.UNSUPPORTED, words, 1, place);
    } else if (!key.isEmpty()) {
      pairs.add(key);
      pairs.add(value.get());
    }
  }

  /// Empty for what nests deeper than may be.
  private static Optional<String> value(byte[] bytes, boolean mayBeList)
      throws ImportException, IOException {
    Wire wire = new Wire(new ByteArrayInputStream(bytes), bytes.length, OtlpProtoImporter.EXPECTED);
    Optional<String> value = Optional.of("");
    while (wire.advance()) {
      switch (wire.type()) {
        case Wire.VARINT -> value = Optional.of(whole(wire.field(), wire.varint()));
        case Wire.FIXED_64 ->
            value = Optional.of(Double.toString(Double.longBitsToDouble(wire.fixed64())));
        case Wire.LENGTH -> value = text(wire.field(), wire.bytes(), mayBeList);
        default -> wire.skip();
      }
    }
    return value;
  }

  private static String whole(int field, long number) {
    return field == 2 ? Boolean.toString(number != 0) : Long.toString(number);
  }

  private static Optional<String> text(int field, byte[] bytes, boolean mayBeList)
      throws ImportException, IOException {
    return switch (field) {
      case 1 -> Optional.of(new String(bytes, StandardCharsets.UTF_8));
      case 5 -> mayBeList ? list(bytes) : Optional.empty();
      case 7 -> Optional.of(Base64.getEncoder().encodeToString(bytes));
      default -> Optional.empty();
    };
  }

  private static Optional<String> list(byte[] bytes) throws ImportException, IOException {
    Wire wire = new Wire(new ByteArrayInputStream(bytes), bytes.length, OtlpProtoImporter.EXPECTED);
    List<String> items = new ArrayList<>();
    while (wire.advance()) {
      if (wire.field() == 1 && wire.type() == Wire.LENGTH) {
        Optional<String> item = value(wire.bytes(), false);
        if (item.isEmpty()) {
          return item;
        }
        items.add(item.get());
      } else {
        wire.skip();
      }
    }
    return Optional.of(String.join(", ", items));
  }
}
