package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BlockingCallsTest {
  private static final String LOOP = "run_forever (asyncio/base_events.py:608)";
  private static final String CALL = "send (requests/sessions.py:703)";

  /// Wall samples of stacks from the root to the leaf.
  @SafeVarargs
  private static List<Cause> causes(List<String>... stacks) {
    Profile.Builder profile = Profile.builder().metric(Metric.WALL, Unit.SAMPLES);
    int thread = profile.thread(new ProfiledThread("MainThread", 1));
    for (List<String> names : stacks) {
      int stack = Stacks.ROOT;
      for (String name : names) {
        stack = profile.push(stack, profile.frame(Frame.named(name, Frame.Kind.INTERPRETED)));
      }
      for (int sample = 0; sample < 20; sample++) {
        profile.sample(Metric.WALL, stack, thread, Samples.NO_TIME, 1);
      }
    }
    Capture capture =
        new Capture.OfProfile(new Provenance("p.txt", "11", "collapsed", "1"), profile.build());
    Linked linked = Linked.of(List.of(capture), Optional.empty());
    return Ranking.of(linked, Policy.usual()).bottlenecks().stream()
        .map(Bottleneck::cause)
        .toList();
  }

  @Test
  void aBlockingFrameAboveTheLoopIsNamedByWhoCallsIt() {
    assertEquals(
        List.of(new Cause.BlockingCall("price (shop/views.py:12)", 0.5)),
        causes(
            List.of(LOOP, "price (shop/views.py:12)", CALL),
            List.of(LOOP, "render (shop/views.py:40)")));
  }

  @Test
  void theSameCallOnAnotherThreadBlocksNoLoop() {
    assertEquals(
        List.of(), causes(List.of("run (threading.py:982)", "price (shop/views.py:12)", CALL)));
  }

  @Test
  void aLoopThatOnlyWorksIsNotBlocked() {
    assertEquals(List.of(), causes(List.of(LOOP, "render (shop/views.py:40)")));
  }
}
