package dev.slowpath.analysis.code;

import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.analysis.marks.FrameMarks;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the handlers of a Python profile spend their time on. A handler is the first own frame
/// below the framework's dispatch; where no frame dispatches (a profile without stacks), an own
/// function of a file named for views or routes. Stacks that wait for work are left out.
public final class HandlerTimes {
  /// The first of these on a stack says what it is for: a query within a template is database time.
  private static final List<CodeRole> DECISIVE =
      List.of(
          CodeRole.CONNECT,
          CodeRole.DEBUG,
          CodeRole.LAZY_LOAD,
          CodeRole.DATABASE,
          CodeRole.HTTP,
          CodeRole.SLEEP,
          CodeRole.CACHE,
          CodeRole.SERIALISATION,
          CodeRole.TEMPLATE,
          CodeRole.IMPORT);

  /// What Scalene calls the time in which a function waits.
  private static final String SYSTEM = "[system]";

  private final Profile profile;
  private final CodeRole[] roles;
  private final boolean[] awaited;
  private final boolean hasDispatch;
  private final Map<Key, CodeUse> uses = new LinkedHashMap<>();
  private final Map<String, Long> imported = new TreeMap<>();
  private long work;
  private long handled;
  private long locked;
  private long importing;

  private record Key(String handler, CodeRole role) {}

  private HandlerTimes(Profile profile, Samples samples) {
    this.profile = profile;
    roles = profile.frames().stream().map(FrameMarks.usual()::role).toArray(CodeRole[]::new);
    awaited = new boolean[roles.length];
    for (int frame = 0; frame < roles.length; frame++) {
      awaited[frame] = FrameMarks.usual().isAwaited(profile.frames().get(frame));
    }
    hasDispatch = List.of(roles).contains(CodeRole.DISPATCH);
    for (int row = 0; row < samples.size(); row++) {
      take(profile.stacks().path(samples.stack(row)), samples.weight(row));
    }
  }

  public static HandlerTimes of(Profile profile, Samples samples) {
    return new HandlerTimes(profile, samples);
  }

  /// Whether a profile is of Python code.
  public static boolean isPython(Profile profile) {
    return profile.frames().stream().anyMatch(FrameMarks::isPython);
  }

  private void take(int[] path, long weight) {
    int handler = handler(path);
    boolean isLocked = isLocked(path);
    boolean isIdle = handler < 0 && !isLocked && path.length > 0 && waits(path);
    if (isIdle) {
      return;
    }
    work += weight;
    locked += isLocked ? weight : 0;
    if (handler < 0) {
      importing(path, weight);
      return;
    }
    handled += weight;
    Frame frame = profile.frames().get(path[handler]);
    CodeRole role = isLocked ? CodeRole.GIL : decisive(path, handler);
    CodeRole kept = role == CodeRole.LAZY_LOAD ? CodeRole.DATABASE : role;
    uses.computeIfAbsent(new Key(name(frame), kept), absent -> new CodeUse(frame, kept))
        .add(seen(path, handler, role), weight);
  }

  /// Modules that are imported outside of requests, by the first that is.
  private void importing(int[] path, long weight) {
    boolean isWithin = false;
    for (int frame : path) {
      isWithin |= roles[frame] == CodeRole.IMPORT;
      Frame here = profile.frames().get(frame);
      if (isWithin && roles[frame] != CodeRole.IMPORT && here.name().equals("<module>")) {
        imported.merge(FrameMarks.module(here), weight, Long::sum);
        break;
      }
    }
    importing += isWithin ? weight : 0;
  }

  /// Whether the stack waits for the interpreter's lock: the wait stands right above Python code.
  /// CPython waits in no other condition with a time limit there; locks of its own are semaphores.
  private boolean isLocked(int[] path) {
    int first = path.length;
    while (first > 0 && isNative(path[first - 1])) {
      first--;
    }
    for (int at = first; at > 0 && at < path.length; at++) {
      boolean isNamed = profile.frames().get(path[at]).name().equals("take_gil");
      if (roles[path[at]] == CodeRole.GIL && (at == first || isNamed)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNative(int frame) {
    Frame here = profile.frames().get(frame);
    return here.kind() == Frame.Kind.NATIVE && !here.file().isEmpty();
  }

  /// Whether the last two frames wait: a C function that does may stand below a Python one.
  private boolean waits(int[] path) {
    int last = path.length - 1;
    while (last > 0 && isNative(path[last])) {
      last--;
    }
    return roles[path[last]] == CodeRole.IDLE
        || (last > 0
            && profile.frames().get(path[last]).file().isEmpty()
            && roles[path[last - 1]] == CodeRole.IDLE);
  }

  private int handler(int[] path) {
    int dispatch = -1;
    int handler = -1;
    for (int at = 0; at < path.length; at++) {
      CodeRole role = roles[path[at]];
      if (role == CodeRole.DISPATCH) {
        dispatch = at;
        handler = -1;
      } else if (role == CodeRole.OWN && handler < 0) {
        boolean isNamed = !hasDispatch && isViewFile(profile.frames().get(path[at]).file());
        handler = dispatch >= 0 || isNamed ? at : -1;
      }
    }
    return handler;
  }

  private static boolean isViewFile(String file) {
    return file.endsWith("views.py") || file.contains("/views/") || file.contains("/routers/");
  }

  private CodeRole decisive(int[] path, int handler) {
    int best = DECISIVE.size();
    for (int at = handler + 1; at < path.length; at++) {
      int rank = DECISIVE.indexOf(roles[path[at]]);
      best = rank >= 0 ? Math.min(best, rank) : best;
    }
    return best == DECISIVE.size() ? CodeRole.OWN : DECISIVE.get(best);
  }

  private CodeUse.Seen seen(int[] path, int handler, CodeRole role) {
    int first = path.length;
    boolean isInTemplate = false;
    boolean isDatabase = role == CodeRole.DATABASE || role == CodeRole.LAZY_LOAD;
    for (int at = path.length - 1; at > handler; at--) {
      CodeRole here = roles[path[at]];
      boolean isSame = here == role || (isDatabase && here == CodeRole.DATABASE);
      first = isSame ? at : first;
      isInTemplate |= here == CodeRole.TEMPLATE;
    }
    int site = handler;
    for (int at = handler; at < first; at++) {
      site = roles[path[at]] == CodeRole.OWN ? at : site;
    }
    int caller = first < path.length ? path[first - 1] : -1;
    return new CodeUse.Seen(
        path[site],
        caller,
        isOnLoop(path, handler),
        role == CodeRole.LAZY_LOAD,
        isInTemplate,
        profile.frames().get(path[path.length - 1]).name().equals(SYSTEM));
  }

  private boolean isOnLoop(int[] path, int handler) {
    boolean isOnLoop = false;
    boolean isAwaited = false;
    for (int at = 0; at < path.length; at++) {
      isOnLoop |= at < handler && roles[path[at]] == CodeRole.EVENT_LOOP;
      isAwaited |= at > handler && awaited[path[at]];
    }
    return isOnLoop && !isAwaited;
  }

  /// A handler by its module and function: the last two parts of the file's path, and the name.
  public static String name(Frame frame) {
    String[] parts = frame.file().replace('\\', '/').split("/", -1);
    List<String> names = new ArrayList<>();
    for (int at = Math.max(0, parts.length - 2); at < parts.length; at++) {
      String part =
          parts[at].endsWith(".py") ? parts[at].substring(0, parts[at].length() - 3) : parts[at];
      if (!part.isEmpty()) {
        names.add(part);
      }
    }
    names.add(frame.name().substring(frame.name().lastIndexOf('.') + 1));
    return String.join(".", names);
  }

  public CodeRole role(int frame) {
    return roles[frame];
  }

  /// Every handler's time on every role.
  public Collection<CodeUse> uses() {
    return List.copyOf(uses.values());
  }

  /// The weight of all stacks that do not wait for work.
  public long work() {
    return work;
  }

  /// The weight of all stacks that wait for the interpreter's lock; a part of the work.
  public long locked() {
    return locked;
  }

  /// The weight of all stacks that import outside of requests; a part of the work.
  public long importing() {
    return importing;
  }

  /// The package that most of this goes to; empty where none is named.
  public String importedMost() {
    return imported.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// Where in a stack its handler stands; -1 for none.
  public int handlerIn(int stack) {
    return handler(profile.stacks().path(stack));
  }

  /// Whether the profile shows where the framework hands over: it has stacks.
  public boolean hasDispatch() {
    return hasDispatch;
  }

  /// The weight of all stacks of handlers.
  public long handled() {
    return handled;
  }
}
