package dev.slowpath.plugin.stacks.chrome;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.JsonFile;
import dev.slowpath.plugin.reading.WeightTable;
import dev.slowpath.plugin.stacks.FrameFile;
import dev.slowpath.plugin.stacks.PySpyMode;
import dev.slowpath.plugin.stacks.ThreadPrefix;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The events of a trace: calls by thread, and the names of threads and processes.
final class TraceEvents {
  private static final int EVENTS_BETWEEN_TICKS = 5_000;
  private static final Pattern IN_NAME = Pattern.compile("([^(]+) \\((.+):(\\d{1,9})\\)");

  private final Progress progress;
  private final Profile.Builder profile = Profile.builder();
  private final Counts counts = new Counts();
  private final Event event = new Event();
  private final Map<Track, Calls> calls = new LinkedHashMap<>();
  private final Map<Track, String> threadNames = new HashMap<>();
  private final Map<String, String> processNames = new HashMap<>();
  private final Map<Place, Integer> frames = new HashMap<>();
  private long events;
  private boolean isPySpy;

  /// A thread, as events name it.
  private record Track(String process, String thread) {}

  /// Where an event says it was.
  private record Place(String name, String file, int line) {}

  TraceEvents(Progress progress) {
    this.progress = progress;
    profile.metric(Metric.WALL, Unit.NANOSECONDS);
  }

  Counts counts() {
    return counts;
  }

  boolean isEmpty() {
    return events == 0;
  }

  void document(JsonParser parser) throws ImportException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      array(parser);
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw JsonFile.malformed(parser, "a " + parser.currentToken(), ChromeTraceImporter.EXPECTED);
    }
    boolean hasEvents = false;
    while (JsonFile.nextMember(parser)) {
      if (parser.currentName().equals("traceEvents")
          && parser.currentToken() == JsonToken.START_ARRAY) {
        hasEvents = true;
        array(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (!hasEvents) {
      throw JsonFile.malformed(
          parser, "an object without traceEvents", ChromeTraceImporter.EXPECTED);
    }
  }

  private void array(JsonParser parser) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        event.read(parser);
        take();
      } else {
        counts.count(Notice.Kind.SKIPPED, "elements of the array that are no event");
        parser.skipChildren();
      }
    }
  }

  private void take() {
    events++;
    isPySpy |= event.category().equals("py-spy");
    if (events % EVENTS_BETWEEN_TICKS == 0) {
      progress.tick();
    }
    switch (event.phase()) {
      case "X", "B" -> begin();
      case "E" -> end();
      case "M" -> name();
      default ->
          counts.count(
              Notice.Kind.UNSUPPORTED,
              "events of phase '%s', which are no calls".formatted(shown(event.phase())));
    }
  }

  private static String shown(String phase) {
    return phase.length() == 1 ? phase : "longer than a letter";
  }

  private void begin() {
    boolean isComplete = event.phase().equals("X");
    if (event.startNs() == Event.NONE || (isComplete && event.durationNs() == Event.NONE)) {
      counts.count(Notice.Kind.SKIPPED, "calls without a time");
      return;
    }
    if (isLabel()) {
      label();
      return;
    }
    Calls thread = calls();
    if (!isComplete) {
      thread.open(frame(), event.startNs());
      return;
    }
    if (event.durationNs() < 0) {
      counts.count(Notice.Kind.CLAMPED, "calls of negative length, taken as of none");
    }
    thread.add(frame(), event.startNs(), Math.max(0, event.durationNs()));
  }

  /// py-spy opens and closes a call of no file that names the process or thread.
  private boolean isLabel() {
    return event.file().isEmpty()
        && (event.name().startsWith("thread (") || event.name().startsWith("process "));
  }

  private void label() {
    ThreadPrefix.of(event.name())
        .thread()
        .ifPresent(named -> {
          if (event.name().startsWith("thread (")) {
            threadNames.put(new Track(event.process(), event.thread()), named.name());
          } else {
            processNames.put(event.process(), named.name());
          }
        });
  }

  private void end() {
    if (isLabel()) {
      return;
    }
    if (event.startNs() == Event.NONE) {
      counts.count(Notice.Kind.SKIPPED, "calls without a time");
    } else if (!calls().close(event.startNs())) {
      counts.count(Notice.Kind.ORPHAN, "ends of calls that began before the trace");
    }
  }

  private void name() {
    switch (event.name()) {
      case "thread_name" ->
          threadNames.put(new Track(event.process(), event.thread()), event.calledName());
      case "process_name" -> processNames.put(event.process(), event.calledName());
      default -> {} // sort indexes, labels: nothing that a profile shows
    }
  }

  private Calls calls() {
    return calls.computeIfAbsent(new Track(event.process(), event.thread()), absent -> new Calls());
  }

  private int frame() {
    return frames.computeIfAbsent(
        new Place(event.name(), event.file(), event.line()), place -> profile.frame(frame(place)));
  }

  /// VizTracer writes file and line into the name.
  private static Frame frame(Place place) {
    String name = place.name().isEmpty() ? "[unnamed]" : place.name();
    Matcher named = IN_NAME.matcher(name);
    if (place.file().isEmpty() && named.matches()) {
      String file = named.group(2);
      return new Frame(
          named.group(1), file, Integer.parseInt(named.group(3)), FrameFile.kind(file));
    }
    return new Frame(name, place.file(), place.line(), FrameFile.kind(place.file()));
  }

  /// The time that each stack of calls took, as itself was the innermost.
  Profile profile() {
    WeightTable weights = new WeightTable();
    boolean isManyProcesses = calls.keySet().stream().map(Track::process).distinct().count() > 1;
    calls.forEach((track, thread) -> {
      int number = profile.thread(thread(track, isManyProcesses));
      counts.add(
          Notice.Kind.ASSUMED,
          "calls without an end, ended with their thread's last event",
          thread.closeAll());
      counts.add(
          Notice.Kind.CLAMPED,
          "calls that end after their caller, ended with it",
          thread.nest(profile, (stack, ns) -> weights.add(stack, number, ns)));
      progress.tick();
    });
    counts.add(Notice.Kind.CLAMPED, "times beyond what 64 bits can add up", weights.clamped());
    weights.into(profile, Metric.WALL);
    Profile built = profile.build();
    return isPySpy
        ? PySpyMode.words(built, Metric.WALL)
            .map(words -> built.with(Profile.MODE, words))
            .orElse(built)
        : built;
  }

  private ProfiledThread thread(Track track, boolean isManyProcesses) {
    String name = threadNames.getOrDefault(track, "thread " + track.thread());
    String process = processNames.getOrDefault(track.process(), "process " + track.process());
    return new ProfiledThread(
        isManyProcesses ? name + " (" + process + ")" : name, id(track.thread()));
  }

  private static long id(String thread) {
    try {
      return Long.parseLong(thread);
    } catch (NumberFormatException named) {
      return -1;
    }
  }
}
