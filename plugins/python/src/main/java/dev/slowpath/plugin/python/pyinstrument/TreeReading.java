package dev.slowpath.plugin.python.pyinstrument;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.JsonFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The tree of frames while it is read, by a stack of open frames of its own: a frame's members may
/// stand before its children or after them.
final class TreeReading {
  private static final int FRAMES_BETWEEN_TICKS = 5_000;
  private static final double LONGEST_SECONDS = 31 * 86_400.0;
  private static final long ROUNDING_NS = 2_000;

  private final Progress progress;
  private final Counts counts = new Counts();
  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private double duration = Double.NaN;
  private double cpuTime = Double.NaN;
  private long sampleCount = -1;
  private boolean hasRoot;

  /// A frame of the tree; nodes stand callers first.
  private static final class Node {
    private final int number;
    private final int caller;
    private String function = "";
    private String className = "";
    private String file = "";
    private int line;
    private double seconds;
    private long selfNs;

    private Node(int number, int caller) {
      this.number = number;
      this.caller = caller;
    }

    /// `[self]`, `[await]` and the like: pyinstrument's own, not code.
    private boolean isSynthetic() {
      return file.isEmpty() && function.startsWith("[");
    }
  }

  TreeReading(Progress progress) {
    this.progress = progress;
  }

  void document(JsonParser parser) throws ImportException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw JsonFile.malformed(parser, "a " + parser.currentToken(), PyinstrumentImporter.EXPECTED);
    }
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "duration" -> duration = JsonFile.number(parser);
        case "cpu_time" -> cpuTime = JsonFile.number(parser);
        case "sample_count" -> sampleCount = Math.round(JsonFile.number(parser));
        case "root_frame" -> root(parser);
        default -> parser.skipChildren();
      }
    }
    if (!hasRoot) {
      throw JsonFile.malformed(parser, "no root_frame", PyinstrumentImporter.EXPECTED);
    }
  }

  /// The root may be null: nothing was sampled.
  private void root(JsonParser parser) throws ImportException {
    hasRoot = true;
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw JsonFile.malformed(parser, "a root that is no frame", PyinstrumentImporter.EXPECTED);
    }
    begin(-1);
    while (!open.isEmpty()) {
      step(parser);
    }
  }

  private void begin(int caller) {
    Node node = new Node(nodes.size(), caller);
    nodes.add(node);
    open.push(node);
    if (nodes.size() % FRAMES_BETWEEN_TICKS == 0) {
      progress.tick();
    }
  }

  /// One token of the innermost open frame, or of its list of children.
  private void step(JsonParser parser) throws ImportException {
    JsonToken token = parser.nextToken();
    Node node = open.element();
    if (token == JsonToken.END_OBJECT) {
      open.pop();
    } else if (token == JsonToken.START_OBJECT) {
      begin(node.number);
    } else if (token == JsonToken.PROPERTY_NAME) {
      member(parser, node);
    } else if (token != JsonToken.END_ARRAY) {
      throw JsonFile.malformed(parser, "a child that is no frame", PyinstrumentImporter.EXPECTED);
    }
  }

  private void member(JsonParser parser, Node node) {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (name) {
      case "children" -> {
        if (value != JsonToken.START_ARRAY) {
          parser.skipChildren();
        }
      }
      case "function" -> node.function = JsonFile.text(parser);
      case "class_name" -> node.className = JsonFile.text(parser);
      case "file_path_short" -> node.file = JsonFile.text(parser);
      case "file_path" -> node.file = node.file.isEmpty() ? JsonFile.text(parser) : node.file;
      case "line_no" -> node.line = line(JsonFile.number(parser));
      case "time" -> node.seconds = seconds(JsonFile.number(parser));
      default -> parser.skipChildren();
    }
  }

  private static int line(double number) {
    return number > 0 && number < Integer.MAX_VALUE ? (int) number : 0;
  }

  private double seconds(double number) {
    boolean isTime = number >= 0 && number <= LONGEST_SECONDS;
    if (!isTime) {
      counts.count(Notice.Kind.CLAMPED, "times that are negative, longer than a month or no time");
    }
    return isTime ? number : 0;
  }

  Profile profile() {
    Profile.Builder profile = Profile.builder();
    profile.metric(Metric.WALL, Unit.NANOSECONDS);
    int[] stacks = new int[nodes.size()];
    for (Node node : nodes) {
      node.selfNs += Math.round(node.seconds * 1e9);
      if (node.caller >= 0) {
        nodes.get(node.caller).selfNs -= Math.round(node.seconds * 1e9);
      }
    }
    for (int at = 0; at < stacks.length; at++) {
      Node node = nodes.get(at);
      int below = node.caller < 0 ? Stacks.ROOT : stacks[node.caller];
      boolean isSelf = node.function.equals("[self]") && node.isSynthetic() && below != Stacks.ROOT;
      stacks[at] = isSelf ? below : profile.push(below, profile.frame(frame(node)));
      spend(profile, stacks[at], node.selfNs);
    }
    facts(profile);
    return profile.build();
  }

  private void spend(Profile.Builder profile, int stack, long selfNs) {
    if (selfNs < -ROUNDING_NS) {
      counts.count(
          Notice.Kind.CLAMPED,
          "frames whose callees took longer than they did, taken as busy not at all");
    }
    if (selfNs > 0) {
      profile.sample(Metric.WALL, stack, -1, Samples.NO_TIME, selfNs);
    }
  }

  private static Frame frame(Node node) {
    String function = node.function.isEmpty() ? "[unknown]" : node.function;
    String name = node.className.isEmpty() ? function : node.className + "." + function;
    return new Frame(
        name, node.file, node.line, node.isSynthetic() ? Frame.Kind.SYNTHETIC : Frame.Kind.PYTHON);
  }

  private void facts(Profile.Builder profile) {
    if (Double.isFinite(duration)) {
      profile.fact("duration", String.format(Locale.ROOT, "%.3f s", duration));
    }
    if (Double.isFinite(cpuTime)) {
      profile.fact("CPU time", String.format(Locale.ROOT, "%.3f s", cpuTime));
    }
    if (sampleCount >= 0) {
      profile.fact("samples", Long.toString(sampleCount));
    }
  }

  /// Complete only after `profile`.
  List<Notice> notices() {
    return counts.notices();
  }
}
