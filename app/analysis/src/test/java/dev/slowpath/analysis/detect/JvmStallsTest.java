package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.JvmStall;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.ThreadState;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JvmStallsTest {
  private static final long SECOND = 1_000_000_000;
  private static final List<String> OWN = List.of("java.lang.Thread.run", "shop.Cart.add");

  /// Events evenly spread over ten seconds.
  private record Events(Metric metric, Occasion occasion, int count, long each) {}

  private static Occasion occasion(String event, String about) {
    return new Occasion(event, ThreadState.UNKNOWN, about);
  }

  private static List<Bottleneck> found(List<String> frames, Events... all) {
    Profile.Builder profile = Profile.builder();
    int thread = profile.thread(new ProfiledThread("http-1", 1));
    int stack = Stacks.ROOT;
    for (String name : frames) {
      stack = profile.push(stack, profile.frame(Frame.named(name, Frame.Kind.COMPILED)));
    }
    for (Events events : all) {
      boolean isCount = events.metric() == Metric.EXCEPTION;
      profile.metric(events.metric(), isCount ? Unit.COUNT : Unit.NANOSECONDS);
      int occasion = profile.occasion(events.occasion());
      for (int event = 0; event < events.count(); event++) {
        long atNs = SECOND + Math.round(10.0 * SECOND * event / (events.count() - 1));
        Samples.Told told = new Samples.Told(stack, thread, atNs, events.each(), occasion, -1);
        profile.sample(events.metric(), told);
      }
    }
    Provenance source = new Provenance("service.jfr", "11", "jfr", "2");
    Capture capture = new Capture.OfProfile(source, profile.build());
    Linked linked = Linked.of(List.of(capture), Optional.empty());
    return Ranking.of(linked, Policy.usual()).bottlenecks();
  }

  private static List<Cause> causes(List<String> frames, Events... all) {
    return found(frames, all).stream().map(Bottleneck::cause).toList();
  }

  private static Events monitor(int count, long eachMs) {
    return new Events(
        Metric.LOCK, occasion("jdk.JavaMonitorEnter", "shop.Cart"), count, eachMs * 1_000_000);
  }

  @Test
  void aLockThatThreadsWaitForIsNamedWithWhoWantsIt() {
    List<Bottleneck> found = found(OWN, monitor(21, 100));
    assertEquals(
        List.of(new Cause.Stalled(JvmStall.LOCK, "shop.Cart", "shop.Cart.add", 2.1, 100)),
        found.stream().map(Bottleneck::cause).toList());
    assertEquals(new Proof.Proved(), found.getFirst().proof());
    assertEquals(0.21, found.getFirst().cost().load(), 1e-9);
  }

  @Test
  void aLockSeldomWaitedForIsNone() {
    assertEquals(List.of(), causes(OWN, monitor(21, 2)));
    assertEquals(List.of(), causes(OWN, monitor(5, 1000)));
  }

  @Test
  void aThreadParkedByItsPoolWaitsForNoLock() {
    Events parked = new Events(Metric.LOCK, occasion("jdk.ThreadPark", "x.Sync"), 21, SECOND);
    assertEquals(
        List.of(), causes(List.of("java.util.concurrent.ThreadPoolExecutor.getTask"), parked));
  }

  @Test
  void aThreadParkedByALockWaitsForIt() {
    Events parked = new Events(Metric.LOCK, occasion("jdk.ThreadPark", "x.Sync"), 21, SECOND / 10);
    assertEquals(
        List.of(new Cause.Stalled(JvmStall.LOCK, "x.Sync", "shop.Cart.add", 2.1, 100)),
        causes(List.of("shop.Cart.add", "java.util.concurrent.locks.ReentrantLock.lock"), parked));
  }

  @Test
  void pausesThatTakeMuchOfTheTimeAreGcPressure() {
    Occasion pause = occasion("jdk.GarbageCollection", "G1New, G1 Evacuation Pause");
    assertEquals(
        List.of(new Cause.Stalled(JvmStall.COLLECTION, "G1New, G1 Evacuation Pause", "", 1.1, 60)),
        causes(OWN, new Events(Metric.GC, pause, 11, 60_000_000)));
    assertEquals(List.of(), causes(OWN, new Events(Metric.GC, pause, 11, 6_000_000)));
  }

  @Test
  void exceptionsByTheHundredAreControlFlow() {
    Occasion thrown = occasion("jdk.JavaExceptionThrow", "shop.NoSuchItem");
    List<Cause> causes = causes(OWN, new Events(Metric.EXCEPTION, thrown, 2001, 1));
    assertEquals(
        List.of(
            new Cause.Stalled(
                JvmStall.EXCEPTIONS, "shop.NoSuchItem", "shop.Cart.add", 200.1, Double.NaN)),
        causes);
    assertEquals(List.of(), causes(OWN, new Events(Metric.EXCEPTION, thrown, 500, 1)));
  }
}
