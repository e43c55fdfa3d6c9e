package dev.slowpath.model.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Profiles drawn in a test: as lines `root;…;leaf WEIGHT`, or from a seed.
final class DrawnProfile {
  private DrawnProfile() {}

  /// One sample of CPU a line, on thread "main", a millisecond apart.
  static Profile of(String... lines) {
    Profile.Builder profile = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = profile.thread(new ProfiledThread("main", 1));
    for (int line = 0; line < lines.length; line++) {
      int space = lines[line].lastIndexOf(' ');
      long weight = Long.parseLong(lines[line].substring(space + 1));
      int stack = push(profile, lines[line].substring(0, space));
      profile.sample(Metric.CPU, stack, main, line * 1_000_000L, weight);
    }
    return profile.build();
  }

  /// Lines of stacks up to 12 deep over five frame names, so that prefixes and recursion abound.
  static List<String> lines(Random random, int count) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      String stack =
          random
              .ints(random.nextInt(1, 12), 0, 5)
              .mapToObj(frame -> "f" + frame)
              .collect(Collectors.joining(";"));
      lines.add(stack + " " + random.nextInt(1, 100));
    }
    return lines;
  }

  static int push(Profile.Builder profile, String path) {
    int stack = Stacks.ROOT;
    for (String name : path.split(";", -1)) {
      stack = profile.push(stack, profile.frame(Frame.named(name, Frame.Kind.COMPILED)));
    }
    return stack;
  }

  /// The tree as lines `root;…;node SELF/TOTAL` in its own order, and without the root of all.
  static List<String> lines(FrameTree tree) {
    List<String> lines = new ArrayList<>();
    for (int node = 1; node < tree.size(); node++) {
      lines.add(path(tree, node) + " " + tree.self(node) + "/" + tree.total(node));
    }
    return lines;
  }

  /// Collapsed: the paths that samples end in, with their weight.
  static Map<String, Long> collapsed(CallTree tree) {
    Map<String, Long> stacks = new TreeMap<>();
    for (int node = 1; node < tree.size(); node++) {
      if (tree.self(node) > 0) {
        stacks.merge(path(tree, node), tree.self(node), Long::sum);
      }
    }
    return stacks;
  }

  private static String path(FrameTree tree, int node) {
    return tree.path(node).stream().map(Frame::name).collect(Collectors.joining(";"));
  }
}
