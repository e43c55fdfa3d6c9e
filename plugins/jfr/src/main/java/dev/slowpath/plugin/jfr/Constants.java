package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.plugin.ImportException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads constants of a chunk by their type and number, one at a time: names of methods and
/// threads, and other texts.
final class Constants {
  /// A text may be a constant that is a text that is a constant; no recorder needs more.
  private static final int LONGEST_CHAIN = 8;

  private final Layouts layouts;
  private final Pools pools;
  private final Chunk chunk;
  private final Cursor cursor;
  private final Map<Long, String> classNames = new HashMap<>();

  Constants(Chunk chunk, Layouts layouts, Pools pools) {
    this.chunk = chunk;
    this.layouts = layouts;
    this.pools = pools;
    cursor = chunk.cursor();
  }

  /// The full name of a method, `package.Class.method`; empty where the chunk does not hold it.
  String method(long type, long number) throws ImportException {
    Optional<Fields> found = read(type, number);
    if (found.isEmpty()) {
      return "";
    }
    Fields method = found.get();
    int name = method.indexOf("name");
    int owner = method.indexOf("type");
    long nameNumber = method.number(name);
    String ownerName = className(method.type(owner), method.number(owner));
    return ownerName + "." + text(method.type(name), nameNumber);
  }

  private String className(long type, long number) throws ImportException {
    String known = classNames.get(number);
    if (known == null) {
      known = text(type, number).replace('/', '.');
      classNames.put(number, known);
    }
    return known;
  }

  /// A thread by its Java name, or else its name in the system.
  Optional<ProfiledThread> thread(long type, long number) throws ImportException {
    Optional<Fields> found = read(type, number);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields thread = found.get();
    long id = thread.number(thread.indexOf("javaThreadId"));
    int osName = thread.textAt(thread.indexOf("osName"));
    String javaName = textAt(thread.textAt(thread.indexOf("javaName")));
    return Optional.of(new ProfiledThread(javaName.isEmpty() ? textAt(osName) : javaName, id));
  }

  /// The text of a constant: of one that is a text, or of the first text within it.
  String text(long type, long number) throws ImportException {
    return text(type, number, LONGEST_CHAIN);
  }

  private String text(long type, long number, int chain) throws ImportException {
    int place = pools.place(type, number);
    if (place == 0 || chain == 0) {
      return "";
    }
    Fields fields = layouts.fields(type);
    cursor.seek(place);
    if (fields.size() == 0) {
      return layouts.types().name(type).equals("java.lang.String") ? readText(chain) : "";
    }
    fields.read(cursor, fields.size());
    for (int field = 0; field < fields.size(); field++) {
      if (fields.textAt(field) >= 0) {
        cursor.seek(fields.textAt(field));
        return readText(chain);
      }
    }
    int name = fields.indexOf("name");
    return name >= 0 && fields.isConstant(name)
        ? text(fields.type(name), fields.number(name), chain - 1)
        : "";
  }

  /// The text in a field of what was read last: its own, or that of the constant it names.
  String textOf(Fields fields, int field) throws ImportException {
    if (field < 0) {
      return "";
    }
    return fields.isConstant(field)
        ? text(fields.type(field), fields.number(field))
        : textAt(fields.textAt(field));
  }

  /// The text at a place; empty for none.
  String textAt(int place) throws ImportException {
    if (place < 0) {
      return "";
    }
    cursor.seek(place);
    return readText(LONGEST_CHAIN);
  }

  private String readText(int chain) throws ImportException {
    int encoding = cursor.readByte();
    return switch (encoding) {
      case 0, 1 -> "";
      case 2 -> text(layouts.textType(), cursor.readLong(), chain - 1);
      case 3 -> cursor.readText(StandardCharsets.UTF_8);
      case 4 -> cursor.readCharacters();
      case 5 -> cursor.readText(StandardCharsets.ISO_8859_1);
      default ->
          throw chunk.malformed(
              cursor.at() - 1, "a string of encoding " + encoding, "one of 0 to 5");
    };
  }

  private Optional<Fields> read(long type, long number) throws ImportException {
    int place = pools.place(type, number);
    if (place == 0) {
      return Optional.empty();
    }
    Fields fields = layouts.fields(type);
    cursor.seek(place);
    fields.read(cursor, fields.size());
    return Optional.of(fields);
  }
}
