package dev.slowpath.cli.verb;

import dev.slowpath.analysis.marks.FrameMarks;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// Options on which functions of a profile are looked at, and how; each names one as `hot` shows
/// it.
final class FrameView {
  private static final int NAMED = 3;

  @Option(
      names = "--hide",
      paramLabel = "FRAME",
      description =
          "Take this function out: what it does counts for who calls it. May be given several"
              + " times.")
  private List<String> hidden = new ArrayList<>();

  @Option(names = "--own-code", description = "Take out whatever is not the application's own.")
  private boolean ownCode;

  @Option(
      names = "--drop",
      paramLabel = "FRAME",
      description =
          "Leave out all samples that pass through this function. May be given several times.")
  private List<String> dropped = new ArrayList<>();

  @Option(
      names = "--focus",
      paramLabel = "FRAME",
      description = "Only samples that pass through this function, from it on.")
  private String focus = "";

  @Option(
      names = "--callers-of",
      paramLabel = "FRAME",
      description = "Only who calls this function: it is the root, its callers stand below.")
  private String callersOf = "";

  /// The lenses asked for, on one profile.
  List<Lens> lenses(Profile profile) {
    List<Lens> lenses = new ArrayList<>();
    for (String name : hidden) {
      lenses.add(without(profile, frame -> frame.name().equals(known(profile, name))));
    }
    if (ownCode) {
      lenses.add(without(profile, FrameMarks.usual()::isLibrary));
    }
    dropped.forEach(name -> lenses.add(new Lens.Drop(known(profile, name))));
    if (!focus.isEmpty()) {
      lenses.add(new Lens.Focus(known(profile, focus)));
    }
    if (!callersOf.isEmpty()) {
      lenses.add(new Lens.CallersOf(known(profile, callersOf)));
    }
    return lenses;
  }

  private static Lens without(Profile profile, Predicate<Frame> frames) {
    return new Lens.Without(profile.frames().stream().filter(frames).collect(Collectors.toSet()));
  }

  private static String known(Profile profile, String name) {
    List<String> names = profile.frames().stream().map(Frame::name).distinct().toList();
    if (names.contains(name)) {
      return name;
    }
    String part = name.toLowerCase(Locale.ROOT);
    List<String> near =
        names.stream()
            .filter(one -> one.toLowerCase(Locale.ROOT).contains(part))
            .sorted()
            .limit(NAMED)
            .toList();
    throw new UsageException(
        "no function of the profile is named %s%s"
            .formatted(name, near.isEmpty() ? "" : "; there is " + String.join(", ", near)));
  }

  /// What was asked for, in words for a picture.
  List<String> words() {
    List<String> words = new ArrayList<>();
    hidden.forEach(name -> words.add("without " + name));
    if (ownCode) {
      words.add("own code only");
    }
    dropped.forEach(name -> words.add("samples with " + name + " left out"));
    if (!focus.isEmpty()) {
      words.add("focus on " + focus);
    }
    if (!callersOf.isEmpty()) {
      words.add("callers of " + callersOf);
    }
    return words;
  }
}
