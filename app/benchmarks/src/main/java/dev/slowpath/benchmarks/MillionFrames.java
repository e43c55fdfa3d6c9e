package dev.slowpath.benchmarks;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A profile of a million call paths, each stack 200 frames deep: a tree that branches near its
/// root and whose branches then go down side by side, the first of them much heavier than the last.
final class MillionFrames {
  static final int DEPTH = 200;
  private static final int NAMES = 5_000;

  /// What branches in each row, from the root.
  private static final int[] BRANCHES = {3, 4, 4, 3, 3, 3, 2, 2};

  private final Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
  private final Random random = new Random(9);
  private final int[] frames = new int[NAMES];

  private MillionFrames() {
    Frame.Kind[] kinds = {Frame.Kind.COMPILED, Frame.Kind.INLINED, Frame.Kind.NATIVE};
    for (int name = 0; name < NAMES; name++) {
      String called = "shop.part%d.Service%d.handle%d".formatted(name % 40, name % 700, name);
      frames[name] = builder.frame(Frame.named(called, kinds[name % 7 == 0 ? 2 : name % 2]));
    }
  }

  static Investigation investigation() {
    Provenance source = new Provenance("million.jfr", "00", "made", "1");
    Outcome read =
        new Outcome.Read(
            "million.jfr",
            new Format("made", "Made", List.of(), "1"),
            "00",
            0,
            List.of(new Capture.OfProfile(source, new MillionFrames().profile())),
            List.of());
    return Investigation.of("million", List.of(read), Optional.empty());
  }

  private Profile profile() {
    int[] row = {Stacks.ROOT};
    for (int branches : BRANCHES) {
      int[] below = new int[row.length * branches];
      for (int at = 0; at < below.length; at++) {
        below[at] = push(row[at / branches], at % branches);
      }
      row = below;
    }
    for (int at = 0; at < row.length; at++) {
      int stack = row[at];
      for (int depth = BRANCHES.length; depth < DEPTH; depth++) {
        stack = push(stack, depth);
      }
      int weight = 1 + (int) Math.pow(random.nextDouble(), -1.2);
      builder.sample(Metric.CPU, stack, -1, at, Math.min(weight, 2_000));
    }
    return builder.build();
  }

  private int push(int stack, int nth) {
    return builder.push(stack, frames[(nth * 97 + random.nextInt(60) * 83) % NAMES]);
  }
}
