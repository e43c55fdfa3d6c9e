package dev.slowpath.plugin.python.pstats;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the objects of CPython's marshal format that a profile is made of, as 2.7 and 3.x write
/// them: dictionaries, tuples, numbers, texts and references to earlier objects. No code object is
/// read.
///
/// Tuples and dictionaries nest as deep as a profile needs, and no deeper; every length is read,
/// never allocated, so a wrong one ends at the end of the file. A reference may stand for a scalar
/// or a tuple of scalars: one that repeats a table would make a small file large.
///
/// Source: CPython, Python/marshal.c.
final class Marshal {
  private static final String EXPECTED = "a profile as cProfile's dump_stats writes it";
  private static final int REFERRED_TO = 0x80;
  private static final int DEEPEST = 6;
  private static final int LONGEST_TUPLE = 16;
  private static final int DIGIT_BITS = 15;
  private static final int MOST_DIGITS = 4;

  private final InputStream in;
  private final int longest;
  private final List<Node> references = new ArrayList<>();
  private final List<Node> interned = new ArrayList<>();
  private long at;

  Marshal(InputStream in, Limits limits) {
    this.in = in;
    this.longest = limits.stringLength();
  }

  /// An object of the format.
  sealed interface Node {
    /// None, True and False among them: a profile has no use for them.
    record Nothing() implements Node {}

    record Whole(long value) implements Node {}

    record Real(double value) implements Node {}

    record Text(String value) implements Node {}

    record Tuple(List<Node> parts) implements Node {
      public Tuple {
        parts = List.copyOf(parts);
      }
    }

    record Table(List<Row> rows) implements Node {
      public Table {
        rows = List.copyOf(rows);
      }
    }

    /// A key of a table, and its value.
    record Row(Node key, Node value) {}
  }

  /// The one object of a file; nothing may follow it.
  Node only() throws ImportException, IOException {
    Node node = object(0);
    if (in.read() >= 0) {
      throw malformed("more after the object", "the end of the file");
    }
    return node;
  }

  private Node object(int depth) throws ImportException, IOException {
    return object(unsigned(), depth);
  }

  /// Nests no deeper than a profile does: the depth is bounded by a constant.
  private Node object(int code, int depth) throws ImportException, IOException {
    if (depth > DEEPEST) {
      throw malformed("objects nested deeper than a profile's", EXPECTED);
    }
    if ((code & REFERRED_TO) == 0) {
      return bare(code, depth);
    }
    int slot = references.size();
    references.add(new Node.Nothing());
    Node node = bare(code & ~REFERRED_TO, depth);
    references.set(slot, node);
    return node;
  }

  private Node bare(int code, int depth) throws ImportException, IOException {
    return switch (code) {
      case '{' -> table(depth);
      case '(' -> tuple(int32(), depth);
      case ')' -> tuple(unsigned(), depth);
      case 'i' -> new Node.Whole(int32());
      case 'I' -> new Node.Whole(bytes(Long.BYTES).getLong());
      case 'l' -> large();
      case 'g' -> new Node.Real(bytes(Double.BYTES).getDouble());
      case 'f' -> real(text(unsigned(), StandardCharsets.US_ASCII));
      case 'z', 'Z' -> new Node.Text(text(unsigned(), StandardCharsets.ISO_8859_1));
      case 'a', 'A' -> new Node.Text(text(int32(), StandardCharsets.ISO_8859_1));
      case 'u', 's' -> new Node.Text(text(int32(), StandardCharsets.UTF_8));
      case 't' -> internedText();
      case 'R' -> reference(interned, int32());
      case 'r' -> reference(references, int32());
      case 'N', 'T', 'F' -> new Node.Nothing();
      case 'c' -> throw malformed("a code object in place of a function's label", EXPECTED);
      default -> throw malformed("an object of type " + code, EXPECTED);
    };
  }

  private Node table(int depth) throws ImportException, IOException {
    List<Node.Row> rows = new ArrayList<>();
    int code = unsigned();
    while (code != '0') {
      Node key = object(code, depth + 1);
      rows.add(new Node.Row(key, object(depth + 1)));
      code = unsigned();
    }
    return new Node.Table(rows);
  }

  private Node tuple(int length, int depth) throws ImportException, IOException {
    if (length < 0 || length > LONGEST_TUPLE) {
      throw malformed("a tuple of " + length, "tuples as short as a profile's");
    }
    List<Node> parts = new ArrayList<>();
    for (int left = length; left > 0; left--) {
      parts.add(object(depth + 1));
    }
    return new Node.Tuple(parts);
  }

  private Node internedText() throws ImportException, IOException {
    Node text = new Node.Text(text(int32(), StandardCharsets.UTF_8));
    interned.add(text);
    return text;
  }

  private Node reference(List<Node> among, int index) throws ImportException {
    if (index < 0 || index >= among.size()) {
      throw malformed("a reference to object %d of %d".formatted(index, among.size()), EXPECTED);
    }
    Node node = among.get(index);
    boolean isTable =
        switch (node) {
          case Node.Table _ -> true;
          case Node.Tuple(List<Node> parts) ->
              parts.stream()
                  .anyMatch(part -> part instanceof Node.Table || part instanceof Node.Tuple);
          case Node.Nothing _, Node.Whole _, Node.Real _, Node.Text _ -> false;
        };
    if (isTable) {
      throw malformed("a table that stands twice", "references to labels, texts and numbers");
    }
    return node;
  }

  /// A whole number beyond 32 bits: its digits have 15 bits, the least significant first.
  private Node large() throws ImportException, IOException {
    int signed = int32();
    int digits = Math.abs(signed);
    if (digits < 0 || digits > MOST_DIGITS) {
      throw malformed("a whole number of " + digits + " digits", "one of 60 bits");
    }
    long value = 0;
    for (int digit = 0; digit < digits; digit++) {
      value |= (long) (bytes(Short.BYTES).getShort() & 0x7fff) << (DIGIT_BITS * digit);
    }
    return new Node.Whole(signed < 0 ? -value : value);
  }

  private Node real(String text) throws ImportException {
    try {
      return new Node.Real(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      throw malformed("'" + text.replaceAll("\\p{Cntrl}", "?") + "'", "a number");
    }
  }

  private String text(int length, Charset charset) throws ImportException, IOException {
    if (length < 0 || length > longest) {
      throw malformed("a text of " + length + " bytes", "a text of up to " + longest);
    }
    return new String(bytes(length).array(), charset);
  }

  private int int32() throws ImportException, IOException {
    return bytes(Integer.BYTES).getInt();
  }

  private ByteBuffer bytes(int length) throws ImportException, IOException {
    byte[] read = in.readNBytes(length);
    at += read.length;
    if (read.length < length) {
      throw cut();
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int unsigned() throws ImportException, IOException {
    int value = in.read();
    if (value < 0) {
      throw cut();
    }
    at++;
    return value;
  }

  private ImportException cut() {
    return new ImportException(
        new Problem.Truncated(new Place.AtByte(at), "the end of the file", EXPECTED));
  }

  private ImportException malformed(String found, String expected) {
    return new ImportException(new Problem.Malformed(new Place.AtByte(at), found, expected));
  }
}
