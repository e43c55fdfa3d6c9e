package dev.slowpath.cli.verb;

import dev.slowpath.analysis.flame.Side;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.PathProfile;
import dev.slowpath.cli.document.Seen;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options on which samples of a profile are looked at, and how.
public final class ProfileView {

  @Option(
      names = "--metric",
      paramLabel = "ID",
      description =
          "What to weigh by: cpu, native, cpu-time, wall, allocation, lock, wait, io, exception,"
              + " gc, gc-phase, safepoint, class-load, thread-start, gil, memory; of traces"
              + " critical-path; samples counts every sample once, whatever its kind. By default"
              + " cpu-time if the profile has it, else its first metric.")
  private String metric = "";

  @Option(
      names = "--thread",
      paramLabel = "TEXT",
      description = "Only threads whose name holds the text.")
  private String thread = "";

  @Option(
      names = "--state",
      paramLabel = "running|sleeping|unknown",
      description =
          "Only samples of threads that did this. What a profile does not say is unknown.")
  private String state = "";

  @Option(names = "--inverted", description = "Leaves become roots: who calls the hot functions.")
  private boolean inverted;

  @Option(
      names = "--merge-recursion",
      description = "A function that calls itself at once counts as one frame.")
  private boolean mergesRecursion;

  @Mixin private FrameView frames = new FrameView();

  /// Reads files for this view: of the metrics only those that may be shown. A time range is taken
  /// out of all that was recorded, so it needs all of them.
  Reading read(Session session, List<String> files, Inputs inputs) {
    inputs.want(inputs.hasWindow() ? Set.of() : wanted());
    Reading reading = session.read(files, inputs, false);
    if (isHollow(reading)) {
      inputs.want(Set.of());
      return session.read(files, inputs);
    }
    if (!inputs.isQuiet()) {
      session.tell(reading);
    }
    return reading;
  }

  /// The metric asked for; else those of a CPU, of which the best is taken where any has samples.
  private Set<Metric> wanted() {
    if (metric.isEmpty()) {
      return Set.of(Metric.CPU, Metric.NATIVE, Metric.CPU_TIME);
    }
    return Arrays.stream(Metric.values())
        .filter(known -> known.id().equals(metric))
        .collect(Collectors.toSet());
  }

  /// Whether the profiles that were read hold no sample of what was wanted of them.
  private static boolean isHollow(Reading reading) {
    List<Profile> profiles =
        reading.captures().stream()
            .filter(Capture.OfProfile.class::isInstance)
            .map(capture -> ((Capture.OfProfile) capture).profile())
            .toList();
    return !profiles.isEmpty() && profiles.stream().allMatch(ProfileView::isEmpty);
  }

  private static boolean isEmpty(Profile profile) {
    return profile.metrics().stream()
        .allMatch(metric -> profile.samples(metric).map(Samples::size).orElse(0) == 0);
  }

  /// A profile's call tree as asked for.
  Seen seen(Session session, Reading reading, Inputs inputs) {
    Profile profile = profile(reading, inputs);
    if (EstimatedTree.isEstimated(profile) && !inputs.isQuiet()) {
      session.say(
          "estimated: the file counts calls and holds no stacks; `hot` shows what is exact");
    }
    Seen seen =
        seen(
            profile,
            Optional.of(metric).filter(given -> !given.isEmpty()),
            lenses(profile, reading, inputs));
    if (seen.tree().samples() == 0 && !inputs.isQuiet()) {
      session.say(
          "no samples of "
              + seen.metric()
              + (lenses(profile, reading, inputs).isEmpty() ? "" : " are left"));
    }
    return seen;
  }

  private Seen seen(Profile profile, Optional<String> asked, List<Lens> lenses) {
    return Seen.of(profile, asked, lenses)
        .orElseThrow(() ->
            new UsageException(
                "--metric %s: not in the profile, which has %s"
                    .formatted(asked.orElse(""), String.join(", ", Seen.choices(profile)))));
  }

  /// A profile as one side of a difference.
  Side side(Seen seen, Reading reading, Inputs inputs, double requests) {
    Profile profile = profile(reading, inputs);
    List<Lens> counting = new ArrayList<>(lenses(profile, reading, inputs));
    counting.add(new Lens.CountSamples());
    CallTree counts = seen(profile, Optional.of(seen.metric()), counting).tree();
    Side.During during = Side.During.of(profile, inputs.window(reading.captures()), requests);
    return new Side(seen.tree(), counts, seen.losses(), during, seen.mode());
  }

  /// The profile seen as another was: by the same metric where it has that and none was asked for,
  /// else by its best.
  Seen seenAs(String id, Reading reading, Inputs inputs) {
    Profile profile = profile(reading, inputs);
    boolean isFree = metric.isEmpty() && !Seen.choices(profile).contains(id);
    return seen(
        profile, isFree ? Optional.empty() : Optional.of(id), lenses(profile, reading, inputs));
  }

  /// What was asked for, in words for a picture.
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!thread.isEmpty()) {
      words.add("threads whose name holds " + thread);
    }
    if (!state.isEmpty()) {
      words.add("threads " + state().id());
    }
    words.addAll(frames.words());
    if (inverted) {
      words.add("inverted: callers below callees");
    }
    if (mergesRecursion) {
      words.add("direct recursion merged");
    }
    return words;
  }

  private List<Lens> lenses(Profile profile, Reading reading, Inputs inputs) {
    List<Lens> lenses = new ArrayList<>();
    if (!thread.isEmpty()) {
      lenses.add(new Lens.OnlyThread(thread));
    }
    if (!state.isEmpty()) {
      lenses.add(new Lens.OnlyState(state()));
    }
    // Paths are of the requests in the window already, and have no times of their own.
    if (!profile.metrics().contains(Metric.CRITICAL_PATH)) {
      inputs.window(reading.captures()).ifPresent(range -> lenses.add(new Lens.OnlyTime(range)));
    }
    lenses.addAll(frames.lenses(profile));
    if (inverted) {
      lenses.add(new Lens.Inverted());
    }
    if (mergesRecursion) {
      lenses.add(new Lens.MergeRecursion());
    }
    return lenses;
  }

  private ThreadState state() {
    return ThreadState.of(state)
        .orElseThrow(() ->
            new UsageException(
                "--state %s: expected running, sleeping or unknown".formatted(state)));
  }

  /// The one profile that was read; without any, the critical paths of the traces.
  private static Profile profile(Reading reading, Inputs inputs) {
    Optional<CallGraph> calls = onlyCallGraph(reading);
    List<Profile> profiles =
        calls.isPresent()
            ? List.of(EstimatedTree.of(calls.get()))
            : reading.captures().stream().flatMap(capture -> profile(capture).stream()).toList();
    if (profiles.isEmpty()) {
      Linked linked = Linked.of(reading.captures(), inputs.window(reading.captures()));
      profiles = PathProfile.of(linked).stream().toList();
    }
    if (profiles.size() > 1) {
      throw new UsageException(
          profiles.size() + " profiles were named: two profiles never share a scale, name one");
    }
    return profiles.getFirst();
  }

  /// A profile of stacks; of a call-counting one the tree that its callers and callees suggest.
  private static Optional<Profile> profile(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile of -> Optional.of(of.profile());
      case Capture.OfCallGraph of -> Optional.of(EstimatedTree.of(of.graph()));
      case Capture.OfTraces _,
          Capture.OfStatements _,
          Capture.OfLog _,
          Capture.OfPlans _,
          Capture.OfCatalog _,
          Capture.OfRules _ ->
          Optional.empty();
    };
  }

  /// The call graph, where nothing else was read; several are added up.
  static Optional<CallGraph> onlyCallGraph(Reading reading) {
    List<CallGraph> graphs =
        reading.captures().stream()
            .filter(Capture.OfCallGraph.class::isInstance)
            .map(one -> ((Capture.OfCallGraph) one).graph())
            .toList();
    boolean isAlike =
        graphs.size() == reading.captures().size()
            && graphs.stream().map(one -> one.metric() + " " + one.unit()).distinct().count() == 1;
    return isAlike ? Optional.of(CallGraph.sum(graphs)) : Optional.empty();
  }

  /// Whether there is a profile, or traces to make one of; says so where there is none.
  static boolean hasProfile(Session session, Reading reading, String name) {
    boolean hasTraces =
        reading.captures().stream()
            .anyMatch(one -> one instanceof Capture.OfTraces of && of.traces().size() > 0);
    if (hasTraces
        || reading.captures().stream().anyMatch(capture -> profile(capture).isPresent())) {
      return true;
    }
    if (reading.exitCode() == ExitCode.DONE) {
      session.error(name + ": whole file: " + reading.kinds() + ", expected a profile");
    }
    return false;
  }
}
