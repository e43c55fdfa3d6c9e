package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.model.profile.Stacks;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.JsonFile;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one profile of a file: `samples` beside `weights`, or `events` that open and close frames.
final class PartReading {
  private static final int ROWS_BETWEEN_TICKS = 5_000;

  private final Stacks.Builder stacks;
  private final Progress progress;
  private final PartProfile part = new PartProfile();
  private int[] samples = new int[64];
  private double[] weights = new double[64];
  private int sampleCount = -1;
  private int weightCount = -1;
  private boolean isEvented;
  private int open = Stacks.ROOT;
  private double lastAt = Double.NaN;
  private int rows;

  PartReading(Stacks.Builder stacks, Progress progress) {
    this.stacks = stacks;
    this.progress = progress;
  }

  PartProfile read(JsonParser parser) throws ImportException {
    String name = "";
    String unit = "none";
    double start = Double.NaN;
    double end = Double.NaN;
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "name" -> name = JsonFile.text(parser);
        case "unit" -> unit = JsonFile.text(parser);
        case "startValue" -> start = JsonFile.number(parser);
        case "endValue" -> end = JsonFile.number(parser);
        case "samples" -> samples(parser);
        case "weights" -> weights(parser);
        case "events" -> events(parser);
        default -> parser.skipChildren();
      }
    }
    ValueUnit known = ValueUnit.of(unit).orElse(null);
    if (known == null) {
      throw JsonFile.malformed(
          parser,
          "the unit '" + unit + "'",
          "none, nanoseconds, microseconds, milliseconds, seconds or bytes");
    }
    join(parser);
    part.describe(name, known, end - start);
    return part;
  }

  private void join(JsonParser parser) throws ImportException {
    if (isEvented) {
      return;
    }
    if (sampleCount < 0 || weightCount != sampleCount) {
      throw JsonFile.malformed(
          parser,
          "a profile with %d samples and %d weights"
              .formatted(Math.max(0, sampleCount), Math.max(0, weightCount)),
          "events, or as many weights as samples");
    }
    for (int row = 0; row < sampleCount; row++) {
      part.add(samples[row], weights[row]);
    }
  }

  private void samples(JsonParser parser) throws ImportException {
    SpeedscopeReading.require(parser, JsonToken.START_ARRAY);
    sampleCount = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      SpeedscopeReading.require(parser, JsonToken.START_ARRAY);
      int stack = Stacks.ROOT;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        stack = stacks.push(stack, frame(parser));
      }
      if (sampleCount == samples.length) {
        samples = Arrays.copyOf(samples, sampleCount * 2);
      }
      samples[sampleCount] = stack;
      sampleCount++;
      tick();
    }
  }

  private void weights(JsonParser parser) throws ImportException {
    SpeedscopeReading.require(parser, JsonToken.START_ARRAY);
    weightCount = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (weightCount == weights.length) {
        weights = Arrays.copyOf(weights, weightCount * 2);
      }
      weights[weightCount] = value(parser);
      weightCount++;
      tick();
    }
  }

  private void tick() {
    rows++;
    if (rows % ROWS_BETWEEN_TICKS == 0) {
      progress.tick();
    }
  }

  private static int frame(JsonParser parser) throws ImportException {
    double frame = JsonFile.number(parser);
    if (frame >= 0 && frame < Integer.MAX_VALUE && frame == Math.rint(frame)) {
      return (int) frame;
    }
    throw JsonFile.malformed(parser, "a frame that is no whole number", "a number of a frame");
  }

  private static double value(JsonParser parser) throws ImportException {
    double value = JsonFile.number(parser);
    if (Double.isFinite(value)) {
      return value;
    }
    throw JsonFile.malformed(parser, "a value that is no number", "a number");
  }

  private void events(JsonParser parser) throws ImportException {
    SpeedscopeReading.require(parser, JsonToken.START_ARRAY);
    isEvented = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      SpeedscopeReading.require(parser, JsonToken.START_OBJECT);
      event(parser);
      tick();
    }
    if (open != Stacks.ROOT) {
      throw JsonFile.malformed(
          parser,
          "frame " + stacks.frame(open) + " open at the end",
          "a close for each open event");
    }
  }

  private void event(JsonParser parser) throws ImportException {
    String type = "";
    double at = Double.NaN;
    int frame = -1;
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "type" -> type = JsonFile.text(parser);
        case "at" -> at = value(parser);
        case "frame" -> frame = frame(parser);
        default -> parser.skipChildren();
      }
    }
    if (Double.isNaN(at) || frame < 0 || at < lastAt) {
      throw JsonFile.malformed(
          parser,
          "an event at %s after one at %s".formatted(at, lastAt),
          "events with a frame, in the order of time");
    }
    spend(at);
    switch (type) {
      case "O" -> open = stacks.push(open, frame);
      case "C" -> close(parser, frame);
      default -> throw JsonFile.malformed(parser, "an event of type '" + type + "'", "O or C");
    }
  }

  private void spend(double at) {
    if (at > lastAt && open != Stacks.ROOT) {
      part.add(open, at - lastAt);
    }
    lastAt = at;
  }

  private void close(JsonParser parser, int frame) throws ImportException {
    if (stacks.frame(open) != frame) {
      throw JsonFile.malformed(
          parser,
          "a close of frame %d while frame %d is open".formatted(frame, stacks.frame(open)),
          "frames closed in the reverse order of their opening");
    }
    open = stacks.parent(open);
  }
}
