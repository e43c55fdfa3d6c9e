package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.link.Caveat;
import java.util.List;
import java.util.stream.Collectors;

/// Says what makes figures mean less than they seem to.
public final class CaveatWords {
  /// What the server counted, and a part of its time was asked for.
  public static final String UNCUT =
      "snapshots of pg_stat_statements cannot be cut to --window: what the server counted is of all"
          + " the time between them";

  private static final int LISTED = 3;

  private CaveatWords() {}

  public static String text(Caveat caveat) {
    return switch (caveat) {
      case Caveat.Undated(var files) ->
          "%s: no instant in it; taken as the earlier the less it counted. To be sure: --at"
              .formatted(String.join(", ", files));
      case Caveat.Repeated(int spans) ->
          "%s stand in more than one file, and are counted once".formatted(spans(spans));
      case Caveat.SeenTwice one ->
          ("%s: %s requests went to routes of %s while it was traced (%s requests there), and are"
                  + " counted once, as traces")
              .formatted(
                  one.file(),
                  Numbers.count((double) one.requests()),
                  one.service(),
                  Numbers.count(one.traced()));
      case Caveat.NoRequest(int spans) ->
          "%s belong to no request (no span above serves a call), and are in no figure"
              .formatted(spans(spans));
      case Caveat.Apart(int spans, double mostMs) ->
          "%s that serve a call lie outside it, by up to %s: the clocks of two services differ"
              .formatted(spans(spans), Numbers.duration(mostMs));
      case Caveat.Unrecorded one -> unrecorded(one);
      case Caveat.Partly(double asked, double recorded) ->
          "of the %s asked for, %s were recorded: loads are of these"
              .formatted(Numbers.duration(asked * 1e3), Numbers.duration(recorded * 1e3));
      case Caveat.Added(var files) -> added(files);
      case Caveat.SampledAs(String file, String mode) ->
          "%s was sampled with %s".formatted(Shortened.file(file), mode);
      case Caveat.Profilers(var agreement) -> ProfilerWords.text(agreement);
      case Caveat.Counted counted -> ProfilerWords.text(counted);
      case Caveat.Uncut() -> UNCUT;
    };
  }

  private static String unrecorded(Caveat.Unrecorded one) {
    return "nothing was in progress for %s, %s of the time that loads are divided by (%s requests"
            .formatted(
                Numbers.duration(one.seconds() * 1e3),
                Numbers.share(one.share()),
                Numbers.count(one.before()))
        + " before, %s after): two recordings, an idle time or a wrong clock; --window looks at one part"
            .formatted(Numbers.count(one.after()));
  }

  private static String added(List<String> files) {
    return "%d cProfile files are added up, as pstats.Stats.add does; figures are of the sum: %s"
        .formatted(files.size(), listed(files));
  }

  private static String listed(List<String> files) {
    String first =
        files.stream().limit(LISTED).map(Shortened::file).collect(Collectors.joining(", "));
    return files.size() > LISTED ? first + ", …" : first;
  }

  private static String spans(int count) {
    return count == 1 ? "1 span" : Numbers.count(count) + " spans";
  }
}
