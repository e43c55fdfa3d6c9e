package dev.slowpath.plugin.python.scalene;

import dev.slowpath.plugin.reading.JsonFile;
import tools.jackson.core.JsonParser;

/// What Scalene says of one function or line: shares of the elapsed time in percent, megabytes.
///
/// @param name of the function, or the text of the line
record Usage(
    String name,
    int line,
    double pythonPercent,
    double nativePercent,
    double systemPercent,
    double allocatedMb,
    double copiedMbPerSecond) {

  /// Reads the object that the parser stands at the start of.
  static Usage read(JsonParser parser) {
    String name = "";
    double line = 0;
    double python = 0;
    double compiled = 0;
    double system = 0;
    double allocated = 0;
    double copied = 0;
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "line" -> name = JsonFile.text(parser);
        case "lineno" -> line = JsonFile.number(parser);
        case "n_cpu_percent_python" -> python = JsonFile.number(parser);
        case "n_cpu_percent_c" -> compiled = JsonFile.number(parser);
        case "n_sys_percent" -> system = JsonFile.number(parser);
        case "n_malloc_mb" -> allocated = JsonFile.number(parser);
        case "n_copy_mb_s" -> copied = JsonFile.number(parser);
        default -> parser.skipChildren();
      }
    }
    return new Usage(name, line > 0 ? (int) line : 0, python, compiled, system, allocated, copied);
  }

  double percent() {
    return pythonPercent + nativePercent + systemPercent;
  }
}
