package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import dev.slowpath.plugin.jfr.Types.Field;
import dev.slowpath.plugin.jfr.Types.Scale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a chunk's metadata event: a table of strings, then a tree of elements whose names,
/// attribute names and attribute values are numbers in that table. Classes hold fields, and fields
/// hold annotations that say what their numbers count.
final class Metadata {
  private static final int DEEPEST = 64;

  private final Chunk chunk;
  private final Cursor cursor;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<Draft> classes = new ArrayList<>();
  private final String[] path = new String[DEEPEST];
  private final int[] left = new int[DEEPEST];
  private String[] strings = {};

  private Metadata(Chunk chunk) {
    this.chunk = chunk;
    cursor = chunk.cursor();
  }

  /// A class while its element is read.
  private record Draft(long id, String name, List<FieldDraft> fields) {}

  /// A field while its element is read, with the values of its annotations by their class.
  private record FieldDraft(
      String name, long type, boolean isConstant, boolean isArray, Map<Long, String> annotations) {}

  static Types read(Chunk chunk) throws ImportException {
    return new Metadata(chunk).read();
  }

  private Types read() throws ImportException {
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
    readElements();
    return new Types(types());
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
      case 3 -> cursor.readText(StandardCharsets.UTF_8);
      case 4 -> cursor.readCharacters();
      case 5 -> cursor.readText(StandardCharsets.ISO_8859_1);
      default ->
          throw chunk.malformed(
              cursor.at() - 1, "a string of encoding " + encoding, "one of 0, 1, 3, 4 and 5");
    };
  }

  /// Elements stand parents first, each with the number of its children.
  private void readElements() throws ImportException {
    int depth = 0;
    left[0] = 1;
    while (depth >= 0) {
      if (left[depth] == 0) {
        depth--;
        continue;
      }
      left[depth]--;
      path[depth] = readText();
      readAttributes();
      take(depth);
      if (++depth == DEEPEST) {
        throw chunk.malformed(cursor.at(), "elements within elements", "at most " + DEEPEST);
      }
      left[depth] = cursor.readCount();
    }
  }

  private void readAttributes() throws ImportException {
    attributes.clear();
    int count = cursor.readCount();
    for (int read = 0; read < count; read++) {
      String key = readText();
      attributes.put(key, readText());
    }
  }

  private String readText() throws ImportException {
    int at = cursor.at();
    int number = cursor.readCount();
    if (number >= strings.length) {
      throw chunk.malformed(at, "string " + number, "one of the " + strings.length + " strings");
    }
    return strings[number];
  }

  private void take(int depth) throws ImportException {
    String parent = depth == 0 ? "" : path[depth - 1];
    switch (path[depth]) {
      case "class" ->
          classes.add(
              new Draft(number("id"), attributes.getOrDefault("name", ""), new ArrayList<>()));
      case "field" -> {
        if (parent.equals("class")) {
          classes.getLast().fields().add(field());
        }
      }
      case "annotation" -> {
        if (parent.equals("field") && !classes.isEmpty()) {
          annotate(classes.getLast().fields());
        }
      }
      default -> {}
    }
  }

  private FieldDraft field() throws ImportException {
    return new FieldDraft(
        attributes.getOrDefault("name", ""),
        number("class"),
        attributes.getOrDefault("constantPool", "").equals("true"),
        !attributes.getOrDefault("dimension", "0").equals("0"),
        new HashMap<>());
  }

  private void annotate(List<FieldDraft> fields) throws ImportException {
    String value = attributes.getOrDefault("value", "");
    if (!fields.isEmpty() && !value.isEmpty()) {
      fields.getLast().annotations().put(number("class"), value);
    }
  }

  private long number(String attribute) throws ImportException {
    String value = attributes.getOrDefault(attribute, "");
    if (!value.matches("-?[0-9]{1,18}")) {
      String element = attribute.equals("id") ? "a class of id" : "an element of " + attribute;
      throw chunk.malformed(cursor.at(), element + " \"" + value + "\"", "a number");
    }
    return Long.parseLong(value);
  }

  private List<Described> types() {
    Set<Long> scaling = new HashSet<>();
    for (Draft draft : classes) {
      if (List.of("jdk.jfr.Timespan", "jdk.jfr.Timestamp").contains(draft.name())) {
        scaling.add(draft.id());
      }
    }
    return classes.stream()
        .map(draft ->
            new Described(
                draft.id(),
                draft.name(),
                draft.fields().stream().map(field -> field(field, scaling)).toList()))
        .toList();
  }

  private static Field field(FieldDraft draft, Set<Long> scaling) {
    Scale scale =
        draft.annotations().entrySet().stream()
            .filter(annotation -> scaling.contains(annotation.getKey()))
            .map(annotation -> Scale.of(annotation.getValue()))
            .findFirst()
            .orElse(Scale.PLAIN);
    return new Field(draft.name(), draft.type(), draft.isConstant(), draft.isArray(), scale);
  }

  /// Whether two chunks describe their types in the same bytes, so that what was read of one holds
  /// for the other. The event's size, type, start and duration come before what is compared.
  static byte[] bytes(Chunk chunk) throws ImportException {
    Cursor cursor = chunk.cursor();
    long at = chunk.header().metadataAt();
    cursor.seek(at);
    long size = cursor.readInt();
    cursor.readLong();
    cursor.readLong();
    cursor.readLong();
    if (at < ChunkHeader.LENGTH || size < cursor.at() - at || size > chunk.length() - at) {
      throw chunk.malformed(at, "an event of " + size + " bytes", "the chunk's metadata");
    }
    return Arrays.copyOfRange(chunk.bytes(), cursor.at(), (int) (at + size));
  }
}
