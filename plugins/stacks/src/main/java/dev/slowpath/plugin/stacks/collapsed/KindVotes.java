package dev.slowpath.plugin.stacks.collapsed;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Decides of which kind a method is that runs interpreted, compiled and inlined in turn: the one
/// that most of its weight has.
final class KindVotes {
  private final Map<String, Vote> votes = new HashMap<>();

  private static final class Vote {
    private final int frame;
    private final Frame.Kind kind;
    private long weight;

    private Vote(int frame, Frame.Kind kind) {
      this.frame = frame;
      this.kind = kind;
    }
  }

  void open(String text, int frame, Frame.Kind kind) {
    votes.put(text, new Vote(frame, kind));
  }

  void vote(String text, long weight) {
    Vote vote = votes.get(text);
    if (vote != null) {
      vote.weight = Math.clamp(weight, 0, Long.MAX_VALUE - vote.weight) + vote.weight;
    }
  }

  void decide(Profile.Builder profile) {
    Map<Integer, Map<Frame.Kind, Long>> byFrame = new HashMap<>();
    for (Vote vote : votes.values()) {
      byFrame
          .computeIfAbsent(vote.frame, absent -> new EnumMap<>(Frame.Kind.class))
          .merge(vote.kind, vote.weight, KindVotes::sum);
    }
    byFrame.forEach(profile::ran);
  }

  private static long sum(long left, long right) {
    return left + Math.min(right, Long.MAX_VALUE - left);
  }
}
