package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.JsonFile;
import dev.slowpath.plugin.stacks.FrameFile;
import dev.slowpath.plugin.stacks.PySpyMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A file of speedscope while it is read. Its parts come in any order, so stacks stay numbers of
/// the file's frames until the end.
final class SpeedscopeReading {
  static final String EXPECTED = "speedscope's shared.frames and profiles";

  private final Progress progress;
  private final Stacks.Builder stacks = Stacks.builder();
  private final List<Frame> frames = new ArrayList<>();
  private final List<PartProfile> parts = new ArrayList<>();
  private String exporter = "";
  private String name = "";
  private boolean hasFrames;
  private boolean hasProfiles;

  SpeedscopeReading(Progress progress) {
    this.progress = progress;
  }

  void document(JsonParser parser) throws ImportException {
    require(parser, JsonToken.START_OBJECT);
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "shared" -> shared(parser);
        case "profiles" -> profiles(parser);
        case "exporter" -> exporter = JsonFile.text(parser);
        case "name" -> name = JsonFile.text(parser);
        default -> parser.skipChildren();
      }
    }
    if (!hasFrames || !hasProfiles) {
      throw JsonFile.malformed(parser, hasFrames ? "no profiles" : "no shared.frames", EXPECTED);
    }
  }

  static void require(JsonParser parser, JsonToken token) throws ImportException {
    if (parser.currentToken() != token) {
      throw JsonFile.malformed(
          parser, "a " + parser.currentToken() + " in place of a " + token, EXPECTED);
    }
  }

  private void shared(JsonParser parser) throws ImportException {
    require(parser, JsonToken.START_OBJECT);
    while (JsonFile.nextMember(parser)) {
      if (!parser.currentName().equals("frames")) {
        parser.skipChildren();
        continue;
      }
      require(parser, JsonToken.START_ARRAY);
      hasFrames = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        frames.add(frame(parser));
      }
    }
  }

  private Frame frame(JsonParser parser) throws ImportException {
    require(parser, JsonToken.START_OBJECT);
    String function = "";
    String file = "";
    double line = 0;
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "name" -> function = JsonFile.text(parser);
        case "file" -> file = JsonFile.text(parser);
        case "line" -> line = JsonFile.number(parser);
        default -> parser.skipChildren();
      }
    }
    return new Frame(
        function.isEmpty() ? "[unknown]" : function,
        file,
        line > 0 ? (int) line : 0,
        FrameFile.kind(file));
  }

  private void profiles(JsonParser parser) throws ImportException {
    require(parser, JsonToken.START_ARRAY);
    hasProfiles = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser, JsonToken.START_OBJECT);
      parts.add(new PartReading(stacks, progress).read(parser));
    }
  }

  /// All profiles of the file as one.
  Profile profile() throws ImportException {
    Stacks whole = stacks.build();
    if (whole.largestFrame() >= frames.size()) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(),
              "a stack with frame %d of %d".formatted(whole.largestFrame(), frames.size()),
              "frames that shared.frames holds"));
    }
    Metric timeMetric = isPySpy() ? Metric.CPU : Metric.WALL;
    Profile profile = new WholeProfile(parts, timeMetric).build(whole, frames, exporter, name);
    return isPySpy() ? withMode(profile) : profile;
  }

  /// With idle threads among them, samples are of time, whoever ran in it.
  private static Profile withMode(Profile whole) {
    Profile told =
        PySpyMode.words(whole, Metric.CPU)
            .map(words -> whole.with(Profile.MODE, words))
            .orElse(whole);
    boolean isIdleToo = PySpyMode.idle(whole, Metric.CPU) > 0;
    return isIdleToo ? told.measuring(Metric.CPU, Metric.WALL) : told;
  }

  private boolean isPySpy() {
    return exporter.startsWith("py-spy");
  }

  List<Notice> notices() {
    return WholeProfile.notices(parts, isPySpy());
  }
}
