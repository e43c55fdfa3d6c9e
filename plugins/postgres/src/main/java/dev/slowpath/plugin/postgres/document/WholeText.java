package dev.slowpath.plugin.postgres.document;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Source;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// The text of a file that is small enough to be held at once, without a byte order mark.
public final class WholeText {
  private WholeText() {}

  /// Reads it.
  ///
  /// @param kind what such a file is, for the refusal of one that is too large
  public static String of(Source source, String kind) throws ImportException, IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[1 << 14];
    try (Reader in = new InputStreamReader(source.open(), StandardCharsets.UTF_8)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        text.append(buffer, 0, count);
        if (text.length() > source.limits().stringLength()) {
          throw new ImportException(
              new Problem.TooLarge(
                  new Place.Whole(),
                  "more than " + source.limits().stringLength() + " characters",
                  kind + ", which is smaller"));
        }
      }
    }
    boolean hasMark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    return hasMark ? text.substring(1) : text.toString();
  }
}
