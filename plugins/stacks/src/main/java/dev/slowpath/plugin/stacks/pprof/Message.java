package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.reading.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One message within a profile: the numbers of its fields, packed or not, and its own messages.
///
/// Scalars that stand more than once count with their last value, as the format asks.
final class Message {
  static final String EXPECTED = "a profile in pprof's protocol buffer";

  private static final int FIELDS = 8;

  private final long[][] numbers = new long[FIELDS][0];
  private final int[] sizes = new int[FIELDS];
  private final List<List<Message>> parts = new ArrayList<>();

  private Message() {
    for (int field = 0; field < FIELDS; field++) {
      parts.add(new ArrayList<>());
    }
  }

  /// Reads a message.
  ///
  /// @param nested the field that holds messages rather than packed numbers; 0 for none
  static Message of(byte[] bytes, int nested) throws ImportException, IOException {
    Message message = new Message();
    Wire wire = new Wire(new ByteArrayInputStream(bytes), bytes.length, Message.EXPECTED);
    while (wire.advance()) {
      int field = wire.field();
      if (field >= FIELDS) {
        wire.skip();
      } else if (wire.type() == Wire.VARINT) {
        message.add(field, wire.varint());
      } else if (wire.type() == Wire.LENGTH && field == nested) {
        message.parts.get(field).add(of(wire.bytes(), 0));
      } else if (wire.type() == Wire.LENGTH) {
        message.unpack(field, wire.bytes());
      } else {
        wire.skip();
      }
    }
    return message;
  }

  private void unpack(int field, byte[] packed) throws ImportException, IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(packed);
    Wire wire = new Wire(in, packed.length, Message.EXPECTED);
    while (in.available() > 0) {
      add(field, wire.varint());
    }
  }

  private void add(int field, long number) {
    if (sizes[field] == numbers[field].length) {
      numbers[field] = Arrays.copyOf(numbers[field], Math.max(4, sizes[field] * 2));
    }
    numbers[field][sizes[field]] = number;
    sizes[field]++;
  }

  int size(int field) {
    return sizes[field];
  }

  long number(int field, int position) {
    return numbers[field][position];
  }

  /// The value of a scalar; 0 where it is absent, as the format has it.
  long number(int field) {
    return sizes[field] == 0 ? 0 : numbers[field][sizes[field] - 1];
  }

  List<Message> parts(int field) {
    return List.copyOf(parts.get(field));
  }
}
