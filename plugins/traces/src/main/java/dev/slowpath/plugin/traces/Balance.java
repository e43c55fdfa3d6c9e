package dev.slowpath.plugin.traces;

/// How many objects and lists of JSON are open after the bytes seen so far, and whether a string
/// is. It looks at brackets and quotes only.
final class Balance {
  private long depth;
  private boolean inString;
  private boolean escaped;

  void see(byte next) {
    if (inString) {
      seeInString(next);
      return;
    }
    switch (next) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {}
    }
  }

  private void seeInString(byte next) {
    if (escaped) {
      escaped = false;
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      inString = false;
    }
  }

  boolean isInString() {
    return inString;
  }

  /// Whether something that was opened is not closed.
  boolean isOpen() {
    return inString || depth > 0;
  }
}
