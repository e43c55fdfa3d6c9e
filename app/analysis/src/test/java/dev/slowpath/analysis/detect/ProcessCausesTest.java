package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a whole Python process has wrong: waits for its lock, imports. Stacks are drawn as
/// `function@file;function@file WEIGHT`, root first; a file that is no Python is a library.
final class ProcessCausesTest {
  private static final String FLASK = "run@threading.py;dispatch_request@flask/app.py;";

  private static Frame frame(String text) {
    int at = text.indexOf('@');
    String file = text.substring(at + 1);
    boolean isPython = file.endsWith(".py") || file.startsWith("<");
    Frame.Kind kind = isPython ? Frame.Kind.PYTHON : Frame.Kind.NATIVE;
    return new Frame(text.substring(0, at), file, 0, kind);
  }

  private static List<Suspect> suspects(String... lines) {
    Profile.Builder profile = Profile.builder().metric(Metric.WALL, Unit.SAMPLES);
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      int stack = Stacks.ROOT;
      for (String name : line.substring(0, space).split(";", -1)) {
        stack = profile.push(stack, profile.frame(frame(name)));
      }
      long weight = Long.parseLong(line.substring(space + 1));
      profile.sample(Metric.WALL, stack, -1, Samples.NO_TIME, weight);
    }
    Provenance source = new Provenance("drawn", "00", "drawn", "1");
    Linked linked =
        Linked.of(List.of(new Capture.OfProfile(source, profile.build())), Optional.empty());
    return Detector.all().stream()
        .flatMap(detector -> detector.detect(linked, Policy.usual()).stream())
        .toList();
  }

  private static List<String> causes(String... lines) {
    return suspects(lines).stream().map(one -> one.cause().id()).sorted().toList();
  }

  @Test
  void threadsThatWaitForTheLockAreContention() {
    List<Suspect> all =
        suspects(
            FLASK + "best@shop/views.py 500",
            FLASK + "best@shop/views.py;take_gil@python3.11;pthread_cond_timedwait@libc.so.6 500");
    Suspect lock =
        all.stream()
            .filter(one -> one.cause() instanceof Cause.GilContention)
            .findFirst()
            .orElseThrow();
    Cause.GilContention cause = (Cause.GilContention) lock.cause();
    assertEquals(0.5, cause.share());
    assertTrue(cause.low() > 0.46 && cause.high() < 0.54, cause.toString());
    assertEquals(new Proof.Proved(), lock.proof());
  }

  @Test
  void waitForTheLockIsNoPartOfTheHandlersOwnCode() {
    Suspect hot =
        suspects(
                FLASK + "best@shop/views.py 500",
                FLASK + "best@shop/views.py;pthread_cond_timedwait@libc.so.6 500")
            .stream()
            .filter(one -> one.cause() instanceof Cause.HotCode)
            .findFirst()
            .orElseThrow();
    assertEquals(0.5, hot.stated().orElseThrow().cost().share());
  }

  @Test
  void strippedInterpreterIsTakenByTheWaitRightAbovePython() {
    assertEquals(
        List.of("gil-contention", "hot-code"),
        causes(
            FLASK + "best@shop/views.py 500",
            FLASK + "best@shop/views.py;pthread_cond_timedwait@libc.so.6;0x7f@libc.so.6 500"));
  }

  @Test
  void fewSamplesAndOtherWaitsAreNoContention() {
    assertEquals(
        List.of("hot-code"),
        causes(FLASK + "best@shop/views.py 8", FLASK + "best@shop/views.py;take_gil@python3.11 2"));
    assertEquals(
        List.of("hot-code"),
        causes(
            FLASK + "best@shop/views.py 500",
            FLASK + "best@shop/views.py;dot@libblas.so.3;pthread_cond_timedwait@libc.so.6 500"));
  }

  @Test
  void poolThreadsThatWaitInNativeFramesAreNoWork() {
    Suspect only =
        suspects(
                FLASK + "best@shop/views.py 100",
                "_worker@concurrent/futures/thread.py;sem_wait@libc.so.6 900")
            .getFirst();
    assertEquals(1.0, only.stated().orElseThrow().cost().share());
  }

  @Test
  void importsOfAProcessNameTheHeaviestPackage() {
    Suspect only =
        suspects(
                "<module>@start.py;_find_and_load@<frozen importlib._bootstrap>;"
                    + "<module>@fastapi/__init__.py;<module>@starlette/routing.py 600",
                "<module>@start.py;_find_and_load@<frozen importlib._bootstrap>;"
                    + "<module>@flask/__init__.py 200",
                "<module>@start.py;work@start.py 200")
            .getFirst();
    Cause.ImportTime cause = (Cause.ImportTime) only.cause();
    assertEquals("fastapi", cause.module());
    assertEquals(0.8, cause.share());
  }

  @Test
  void importsOfAServiceThatRunsForLongAreNoCause() {
    assertEquals(
        List.of("hot-code"),
        causes(
            "<module>@start.py;_find_and_load@<frozen importlib._bootstrap>;"
                + "<module>@fastapi/__init__.py 50",
            FLASK + "best@shop/views.py 950"));
  }

  @Test
  void importsWithinARequestStandAtItsHandler() {
    Suspect only =
        suspects(
                FLASK
                    + "best@shop/views.py;_find_and_load@<frozen importlib._bootstrap>;"
                    + "<module>@pandas/__init__.py 50")
            .getFirst();
    assertEquals("import-time", only.cause().id());
    assertEquals(new EndpointKey("", "shop.views.best"), only.where().endpoint());
  }

  @Test
  void awaitedClientsDoNotBlockTheLoop() {
    String loop = "_run@asyncio/events.py;run_endpoint_function@fastapi/routing.py;";
    assertEquals(
        List.of("slow-statement"),
        causes(loop + "read@shop/api.py;fetch@asyncpg/connection.py 50"));
    assertEquals(
        List.of("blocking-call-in-async"),
        causes(loop + "read@shop/api.py;get@requests/api.py 50"));
  }

  @Test
  void blockingCallOfAProgramWithoutFrameworkIsNamedByItsFunction() {
    List<Suspect> all =
        suspects(
            "_run@asyncio/events.py;price@shop/prices.py;get@requests/api.py 50",
            "_run@asyncio/events.py;render@shop/prices.py 50");
    assertEquals(
        List.of("blocking-call-in-async"), all.stream().map(one -> one.cause().id()).toList());
    assertEquals(new Cause.BlockingCall("price", 0.5), all.getFirst().cause());
  }
}
