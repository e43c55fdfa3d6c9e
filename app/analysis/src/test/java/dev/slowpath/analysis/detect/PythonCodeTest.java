package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.CallGraph.Call;
import dev.slowpath.model.profile.CallGraph.Figures;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Stacks are drawn as `function@file;function@file WEIGHT`, root first.
final class PythonCodeTest {
  private static final Provenance SOURCE = new Provenance("drawn", "00", "drawn", "1");
  private static final String DJANGO =
      "run@wsgiref/handlers.py;_get_response@django/core/handlers/base.py;";
  private static final String LOOP =
      "_run@asyncio/events.py;_get_response_async@django/core/handlers/base.py;";

  private static Frame frame(String text) {
    int at = text.indexOf('@');
    return new Frame(text.substring(0, at), text.substring(at + 1), 0, Frame.Kind.PYTHON);
  }

  private static Capture profile(String... lines) {
    Profile.Builder profile = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      int stack = Stacks.ROOT;
      for (String name : line.substring(0, space).split(";", -1)) {
        stack = profile.push(stack, profile.frame(frame(name)));
      }
      long weight = Long.parseLong(line.substring(space + 1));
      profile.sample(Metric.CPU, stack, -1, Samples.NO_TIME, weight);
    }
    return new Capture.OfProfile(SOURCE, profile.build());
  }

  private static List<Suspect> suspects(Capture capture) {
    return new PythonCode().detect(Linked.of(List.of(capture), Optional.empty()), Policy.usual());
  }

  /// Causes by handler, or by `process`.
  private static Map<String, String> causes(Capture capture) {
    Map<String, String> causes = new TreeMap<>();
    for (Suspect one : suspects(capture)) {
      var endpoint = one.where().endpoint();
      causes.put(endpoint == null ? "process" : endpoint.name(), one.cause().id());
    }
    return causes;
  }

  @Test
  void eachKindOfWaitingNamesItsCauseAtTheHandler() {
    assertEquals(
        Map.of(
            "shop.views.orders", "n-plus-one",
            "shop.views.offers", "serial-io",
            "shop.views.export", "repeated-serialisation",
            "shop.views.page", "n-plus-one",
            "shop.views.find", "slow-statement",
            "shop.views.best", "hot-code"),
        causes(
            profile(
                DJANGO
                    + "orders@shop/views.py;__get__@django/db/models/fields/related_descriptors.py;"
                    + "execute@django/db/backends/utils.py 30",
                DJANGO + "offers@shop/views.py;get@requests/api.py 20",
                DJANGO + "export@shop/views.py;dumps@json/__init__.py 10",
                DJANGO
                    + "page@shop/views.py;render@django/template/base.py;"
                    + "count@django/db/models/query.py 10",
                DJANGO + "find@shop/views.py;get@django/db/models/query.py 10",
                DJANGO + "best@shop/views.py;rank@shop/score.py 20")));
  }

  @Test
  void blockingCallUnderTheEventLoopIsToldFromOneInAThread() {
    assertEquals(
        Map.of("shop.views.board", "blocking-call-in-async", "shop.views.feed", "serial-io"),
        causes(
            profile(
                LOOP + "board@shop/views.py;get@requests/api.py 50",
                "thread_handler@asgiref/sync.py;feed@shop/views.py;get@requests/api.py 50")));
  }

  @Test
  void waitingForWorkIsNoWork() {
    Suspect only =
        suspects(
                profile(
                    "_worker@concurrent/futures/thread.py 900",
                    "_run_once@asyncio/base_events.py;select@selectors.py 900",
                    DJANGO + "best@shop/views.py 100"))
            .getFirst();
    assertEquals(1.0, only.stated().orElseThrow().cost().share());
  }

  @Test
  void connectionsAndDebuggingStandOnceForAllHandlers() {
    List<String> ids =
        suspects(
                profile(
                    DJANGO + "a@shop/views.py;connect@django/db/backends/base/base.py 10",
                    DJANGO + "b@shop/views.py;connect@django/db/backends/base/base.py 10",
                    DJANGO + "b@shop/views.py;debug_sql@django/db/backends/utils.py 1"))
            .stream()
            .map(one -> one.cause().id())
            .sorted()
            .toList();
    assertEquals(List.of("connection-churn", "server-misconfigured"), ids);
  }

  @Test
  void frameworksThatAreNotDjangoNameTheirHandlersToo() {
    assertEquals(
        Map.of("shop.api.list", "hot-code", "shop.routes.read", "hot-code"),
        causes(
            profile(
                "dispatch_request@flask/app.py;list@shop/api.py 50",
                "run_endpoint_function@fastapi/routing.py;read@shop/routes.py 50")));
  }

  @Test
  void countedCallsGiveTheQueriesOfARequest() {
    List<CallGraph.Function> functions = new ArrayList<>();
    functions.add(
        function(
            "_get_response@/usr/lib/python3/dist-packages/django/core/handlers/base.py",
            10,
            0,
            1000));
    functions.add(function("orders@/srv/shop/shop/views.py", 10, 100, 1000));
    functions.add(
        function("get@/usr/lib/python3/dist-packages/django/db/models/query.py", 400, 900, 900));
    List<Call> calls = List.of(call(0, 1, 10, 1000), call(1, 2, 400, 900));
    CallGraph graph = new CallGraph(Metric.WALL, Unit.NANOSECONDS, functions, calls);
    Suspect found =
        suspects(new Capture.OfCallGraph(SOURCE, graph)).stream()
            .filter(one -> one.cause() instanceof Cause.NPlusOne)
            .findFirst()
            .orElseThrow();
    assertEquals(new Cause.NPlusOne(40, Double.NaN), found.cause());
    assertEquals(new EndpointKey("", "shop.views.orders"), found.where().endpoint());
    assertTrue(found.stated().orElseThrow().bound().meanMs() > 0);
  }

  private static CallGraph.Function function(String text, long calls, long self, long total) {
    return new CallGraph.Function(frame(text), new Figures(calls, calls, self, total));
  }

  private static Call call(int caller, int callee, long calls, long total) {
    return new Call(caller, callee, new Figures(calls, calls, 0, total));
  }
}
