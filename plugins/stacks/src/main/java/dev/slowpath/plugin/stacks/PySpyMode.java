package dev.slowpath.plugin.stacks;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How py-spy took a profile, as far as its stacks show: its files do not say. Whether only the
/// thread with the interpreter lock was sampled (`--gil`) leaves no mark.
///
/// Source: py-spy, src/python_spy.rs: the functions in which it takes a thread for idle. Without
/// `--idle` no stack ends in them.
public final class PySpyMode {
  private static final Pattern PROCESS = Pattern.compile(".*\\(process .*\\)|process \\d+");

  private final Profile profile;
  private final Samples samples;

  private PySpyMode(Profile profile, Samples samples) {
    this.profile = profile;
    this.samples = samples;
  }

  /// The part of the weight that ends in waiting for work, 0..1; 0 without samples.
  public static double idle(Profile profile, Metric metric) {
    return profile
        .samples(metric)
        .map(samples -> new PySpyMode(profile, samples).idle())
        .orElse(0.0);
  }

  /// In words; empty where no frame is Python's.
  public static Optional<String> words(Profile profile, Metric metric) {
    boolean isPython =
        profile.frames().stream().anyMatch(frame -> frame.kind() == Frame.Kind.PYTHON);
    return profile
        .samples(metric)
        .filter(samples -> isPython)
        .map(samples -> new PySpyMode(profile, samples).words());
  }

  private String words() {
    List<String> words = new ArrayList<>();
    double idle = idle();
    words.add(
        idle > 0
            ? String.format(
                Locale.ROOT, "idle threads too (%.1f %% of the samples wait for work)", 100 * idle)
            : "no idle threads");
    List<ProfiledThread> threads = profile.threads();
    long processes = threads.stream().filter(one -> PROCESS.matcher(one.name()).matches()).count();
    if (!threads.isEmpty()) {
      words.add(processes == threads.size() ? "processes kept apart" : "threads kept apart");
    }
    if (profile.frames().stream().anyMatch(frame -> frame.kind() == Frame.Kind.NATIVE)) {
      words.add("native frames");
    }
    return String.join(", ", words);
  }

  private double idle() {
    boolean[] waits = new boolean[profile.frames().size()];
    boolean[] isNative = new boolean[waits.length];
    for (int frame = 0; frame < waits.length; frame++) {
      waits[frame] = waits(profile.frames().get(frame));
      isNative[frame] = profile.frames().get(frame).kind() == Frame.Kind.NATIVE;
    }
    double waiting = 0;
    for (int row = 0; row < samples.size(); row++) {
      int stack = samples.stack(row);
      while (stack != Stacks.ROOT && isNative[profile.stacks().frame(stack)]) {
        stack = profile.stacks().parent(stack);
      }
      boolean isWaiting = stack != Stacks.ROOT && waits[profile.stacks().frame(stack)];
      waiting += isWaiting ? samples.weight(row) : 0;
    }
    return samples.total() > 0 ? waiting / samples.total() : 0;
  }

  private static boolean waits(Frame frame) {
    return switch (frame.name()) {
      case "wait" -> frame.file().endsWith("threading.py");
      case "select" -> frame.file().endsWith("selectors.py");
      case "poll" -> frame.file().endsWith("asyncore.py");
      default -> false;
    };
  }
}
