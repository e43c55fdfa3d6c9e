package dev.slowpath.plugin.stacks.chrome;

import dev.slowpath.plugin.reading.JsonFile;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One trace event while it is read; the same object serves them all. Times are ns from the trace's
/// own start.
final class Event {
  /// A time that the event does not state.
  static final long NONE = Long.MIN_VALUE;

  private String phase = "";
  private String name = "";
  private String category = "";
  private String process = "";
  private String thread = "";
  private String file = "";
  private String calledName = "";
  private long line;
  private long startNs = NONE;
  private long durationNs = NONE;

  /// Reads the object that the parser stands at the start of.
  void read(JsonParser parser) {
    phase = "";
    name = "";
    category = "";
    process = "";
    thread = "";
    file = "";
    calledName = "";
    line = 0;
    startNs = NONE;
    durationNs = NONE;
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "ph" -> phase = JsonFile.text(parser);
        case "name" -> name = JsonFile.text(parser);
        case "cat" -> category = JsonFile.text(parser);
        case "pid" -> process = JsonFile.text(parser);
        case "tid" -> thread = JsonFile.text(parser);
        case "ts" -> startNs = Microseconds.ns(JsonFile.text(parser));
        case "dur" -> durationNs = Microseconds.ns(JsonFile.text(parser));
        case "args" -> arguments(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void arguments(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "filename" -> file = JsonFile.text(parser);
        case "name" -> calledName = JsonFile.text(parser);
        case "line" -> {
          double number = JsonFile.number(parser);
          line = number > 0 ? (long) number : 0;
        }
        default -> parser.skipChildren();
      }
    }
  }

  String phase() {
    return phase;
  }

  String name() {
    return name;
  }

  /// What kind of events the producer counts it among; py-spy writes its own name.
  String category() {
    return category;
  }

  String process() {
    return process;
  }

  String thread() {
    return thread;
  }

  /// py-spy's `args.filename`; empty where the producer has none.
  String file() {
    return file;
  }

  /// `args.name`, by which metadata events name a thread or process.
  String calledName() {
    return calledName;
  }

  int line() {
    return Math.clamp(line, 0, Integer.MAX_VALUE);
  }

  long startNs() {
    return startNs;
  }

  long durationNs() {
    return durationNs;
  }
}
