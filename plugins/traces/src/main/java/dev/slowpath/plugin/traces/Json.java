package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.Limits;
import java.math.BigDecimal;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// How JSON of untrusted files is read: token by token, within limits, and forgiving about whether
/// a number stands in quotes.
final class Json {
  private static final int LONGEST_NUMBER = 400;

  private Json() {}

  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.stringLength())
                .maxNumberLength(LONGEST_NUMBER)
                .build())
        .build();
  }

  /// The text of a scalar; empty for null. An object or array is passed over and gives empty.
  static String scalar(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric() || token.isBoolean()) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  /// A whole number, in quotes or not; empty for anything else and for what 64 signed bits do not
  /// hold.
  static OptionalLong whole(JsonParser parser) {
    String text = scalar(parser);
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notPlain) {
      return scientific(text);
    }
  }

  /// Some producers go through a double: `1.5447126600000000E18`.
  private static OptionalLong scientific(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException noWholeNumber) {
      return OptionalLong.empty();
    }
  }
}
