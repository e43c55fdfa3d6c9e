package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The names of a chunk's types by their number, from its metadata event: a table of strings, then
/// a tree of elements whose names, attribute names and attribute values are numbers in that table.
final class TypeNames {
  private final Chunk chunk;
  private final Cursor cursor;
  private String[] strings = {};

  private TypeNames(Chunk chunk) {
    this.chunk = chunk;
    cursor = chunk.cursor();
  }

  static Map<Long, String> of(Chunk chunk) throws ImportException {
    return new TypeNames(chunk).read();
  }

  private Map<Long, String> read() throws ImportException {
    long at = chunk.header().metadataAt();
    cursor.seek(at);
    cursor.readInt();
    if (at < ChunkHeader.LENGTH || cursor.readLong() != Events.METADATA) {
      throw chunk.malformed(at, "another event", "the chunk's metadata");
    }
    cursor.readLong();
    cursor.readLong();
    cursor.readLong();
    readStrings();
    return readElements();
  }

  private void readStrings() throws ImportException {
    int count = cursor.readCount();
    if (count > chunk.length()) {
      throw chunk.malformed(cursor.at(), count + " strings", "no more than there are bytes");
    }
    strings = new String[count];
    for (int number = 0; number < count; number++) {
      strings[number] = readString();
    }
  }

  private String readString() throws ImportException {
    int encoding = cursor.readByte();
    return switch (encoding) {
      case 0, 1 -> "";
      case 3 -> new String(cursor.readBytes(cursor.readCount()), StandardCharsets.UTF_8);
      case 4 -> readCharacters(cursor.readCount());
      case 5 -> new String(cursor.readBytes(cursor.readCount()), StandardCharsets.ISO_8859_1);
      default ->
          throw chunk.malformed(
              cursor.at() - 1, "a string of encoding " + encoding, "one of 0, 1, 3, 4 and 5");
    };
  }

  private String readCharacters(int count) throws ImportException {
    StringBuilder text = new StringBuilder();
    for (int read = 0; read < count; read++) {
      text.append((char) cursor.readInt());
    }
    return text.toString();
  }

  /// The tree is written parents first, and a class may stand at any depth: counting the elements
  /// still to come is enough.
  private Map<Long, String> readElements() throws ImportException {
    Map<Long, String> names = new HashMap<>();
    for (long pending = 1; pending > 0; pending--) {
      boolean isClass = readText().equals("class");
      Map<String, String> attributes = readAttributes();
      if (isClass) {
        put(names, attributes);
      }
      pending += cursor.readCount();
    }
    return names;
  }

  private Map<String, String> readAttributes() throws ImportException {
    Map<String, String> attributes = new HashMap<>();
    int count = cursor.readCount();
    for (int read = 0; read < count; read++) {
      String key = readText();
      attributes.put(key, readText());
    }
    return attributes;
  }

  private String readText() throws ImportException {
    int at = cursor.at();
    int number = cursor.readCount();
    if (number >= strings.length) {
      throw chunk.malformed(at, "string " + number, "one of the " + strings.length + " strings");
    }
    return strings[number];
  }

  private void put(Map<Long, String> names, Map<String, String> attributes) throws ImportException {
    String id = attributes.getOrDefault("id", "");
    if (!id.matches("-?[0-9]{1,18}")) {
      throw chunk.malformed(cursor.at(), "a class of id \"" + id + "\"", "a number");
    }
    names.put(Long.parseLong(id), attributes.getOrDefault("name", ""));
  }
}
