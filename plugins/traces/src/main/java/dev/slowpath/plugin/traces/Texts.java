package dev.slowpath.plugin.traces;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Texts seen lately, so that what repeats in every span (keys, names, SQL) is made into a string
/// once. A slot forgets its text when another falls on it.
final class Texts {
  private static final int SLOTS = 1 << 13;
  private static final int LONGEST = 1_024;

  private final String[] slots = new String[SLOTS];

  Texts() {
    Arrays.fill(slots, "");
  }

  /// The text of a scalar; empty for null. An object or array is passed over and gives empty.
  String scalar(JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getStringLength() > LONGEST) {
      return Json.scalar(parser);
    }
    char[] letters = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int length = parser.getStringLength();
    int slot = slot(letters, from, length);
    if (!isSame(slots[slot], letters, from, length)) {
      slots[slot] = new String(letters, from, length);
    }
    return slots[slot];
  }

  private static int slot(char[] letters, int from, int length) {
    int hash = length;
    for (int at = from; at < from + length; at++) {
      hash = 31 * hash + letters[at];
    }
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  private static boolean isSame(String text, char[] letters, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (text.charAt(at) != letters[from + at]) {
        return false;
      }
    }
    return true;
  }
}
