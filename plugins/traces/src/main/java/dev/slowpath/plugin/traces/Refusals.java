package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// What the JSON parser complained of, as a problem of the file.
final class Refusals {
  static final String EXPECTED = "OTLP JSON: an object with resourceSpans";

  private static final int LONGEST = 160;

  private Refusals() {}

  static Problem of(JacksonException complaint, Place place) {
    String found = shortened(complaint.getOriginalMessage());
    return switch (complaint) {
      case StreamConstraintsException _ ->
          new Problem.TooLarge(place, found, "JSON within the limits set for untrusted files");
      case UnexpectedEndOfInputException _ -> new Problem.Truncated(place, found, EXPECTED);
      default -> new Problem.Malformed(place, found, EXPECTED);
    };
  }

  private static String shortened(String message) {
    String line = message.lines().findFirst().orElse("");
    String visible = line.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
  }
}
