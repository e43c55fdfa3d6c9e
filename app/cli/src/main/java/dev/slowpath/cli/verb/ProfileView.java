package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.Seen;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options on which samples of a profile are looked at, and how.
public final class ProfileView {

  @Option(
      names = "--metric",
      paramLabel = "ID",
      description =
          "What to weigh by: cpu, native, cpu-time, wall, allocation, lock, io, exception, gil,"
              + " memory; samples counts every sample once, whatever its kind. By default cpu-time"
              + " if the profile has it, else its first metric.")
  private String metric = "";

  @Option(
      names = "--thread",
      paramLabel = "TEXT",
      description = "Only threads whose name holds the text.")
  private String thread = "";

  @Option(names = "--inverted", description = "Leaves become roots: who calls the hot functions.")
  private boolean inverted;

  @Option(
      names = "--merge-recursion",
      description = "A function that calls itself at once counts as one frame.")
  private boolean mergesRecursion;

  /// A profile's call tree as asked for.
  Seen seen(Session session, Reading reading, Inputs inputs) {
    Profile profile = profile(reading);
    if (EstimatedTree.isEstimated(profile) && !inputs.isQuiet()) {
      session.say(
          "estimated: the file counts calls and holds no stacks; `hot` shows what is exact");
    }
    List<Lens> lenses = new ArrayList<>();
    if (!thread.isEmpty()) {
      lenses.add(new Lens.OnlyThread(thread));
    }
    inputs.window(reading.captures()).ifPresent(range -> lenses.add(new Lens.OnlyTime(range)));
    if (inverted) {
      lenses.add(new Lens.Inverted());
    }
    if (mergesRecursion) {
      lenses.add(new Lens.MergeRecursion());
    }
    Optional<String> asked = Optional.of(metric).filter(given -> !given.isEmpty());
    Seen seen =
        Seen.of(profile, asked, lenses)
            .orElseThrow(() ->
                new UsageException(
                    "--metric %s: not in the profile, which has %s"
                        .formatted(metric, String.join(", ", Seen.choices(profile)))));
    if (seen.tree().samples() == 0 && !inputs.isQuiet()) {
      session.say("no samples of " + seen.metric() + (lenses.isEmpty() ? "" : " are left"));
    }
    return seen;
  }

  private static Profile profile(Reading reading) {
    List<Profile> profiles =
        reading.captures().stream().flatMap(capture -> profile(capture).stream()).toList();
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
      case Capture.OfTraces _, Capture.OfStatements _, Capture.OfPlans _, Capture.OfCatalog _ ->
          Optional.empty();
    };
  }

  /// The call graph, where the file holds one and nothing else.
  static Optional<CallGraph> onlyCallGraph(Reading reading) {
    return reading.captures().size() == 1
            && reading.captures().getFirst() instanceof Capture.OfCallGraph of
        ? Optional.of(of.graph())
        : Optional.empty();
  }

  /// Whether there is a profile; says so where there is none.
  static boolean hasProfile(Session session, Reading reading, String name) {
    if (reading.captures().stream().anyMatch(capture -> profile(capture).isPresent())) {
      return true;
    }
    if (reading.exitCode() == ExitCode.DONE) {
      session.error(name + ": whole file: " + reading.kinds() + ", expected a profile");
    }
    return false;
  }
}
