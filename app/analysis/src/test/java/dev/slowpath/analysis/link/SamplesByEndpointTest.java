package dev.slowpath.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SamplesByEndpointTest {

  private static Profile profile(String thread, long id) {
    Profile.Builder profile = Profile.builder().metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    int number = profile.thread(new ProfiledThread(thread, id));
    int stack =
        profile.push(Stacks.ROOT, profile.frame(Frame.named("shop.Work.run", Frame.Kind.COMPILED)));
    for (int ms : List.of(10, 50, 90)) {
      profile.sample(Metric.CPU_TIME, stack, number, ms * 1_000_000L, 1_000_000);
    }
    return profile.build();
  }

  private static Map<EndpointKey, List<Integer>> rows(
      String picture, Profile profile, Optional<TimeRange> asked) {
    Linked linked = Linked.of(List.of(Drawn.capture(picture)), asked);
    return linked.samples(profile, profile.samples(Metric.CPU_TIME).orElseThrow()).rows();
  }

  private static final String TWO_SERVICES =
      """
      GET /a | 0 100 | server service=a; thread.name=http-1; thread.id=31
      GET /b | 0 100 | server service=b; thread.name=http-1; thread.id=77
      """;

  @Test
  void threadsOfOneNameInTwoServicesAreToldApartByTheirIds() {
    assertEquals(
        Map.of(new EndpointKey("b", "GET /b"), List.of(0, 1, 2)),
        rows(TWO_SERVICES, profile("http-1", 77), Optional.empty()));
  }

  @Test
  void whereNothingTellsTheServicesApartNothingIsJoined() {
    assertEquals(Map.of(), rows(TWO_SERVICES, profile("http-1", 5), Optional.empty()));
  }

  @Test
  void aRecordingOfAnotherServiceIsNotJoinedThoughItsThreadsHaveTheSameNames() {
    Profile other = profile("http-1", 5031);
    Linked linked =
        Linked.of(
            List.of(
                Drawn.capture("GET /a | 0 100 | server thread.name=http-1; thread.id=31"),
                new Capture.OfProfile(new Provenance("other.jfr", "01", "jfr", "1"), other)),
            Optional.empty());
    assertEquals(
        List.of(0, 1, 2),
        linked.samples(other, other.samples(Metric.CPU_TIME).orElseThrow()).unlinked());
  }

  private static SamplesByEndpoint joined(String picture, Profile profile) {
    Linked linked = Linked.of(List.of(Drawn.capture(picture)), Optional.empty());
    return linked.samples(profile, profile.samples(Metric.CPU_TIME).orElseThrow());
  }

  private static final String TWO_ON_A_LOOP =
      """
      GET /a | 0 60 | server thread.name=loop
        Pages.show | 5 55 | internal
      GET /b | 20 100 | server thread.name=loop; code.function.name=shop.Work.run
      """;

  @Test
  void whereThreadsTellNothingTheHandlerOnTheStackDoes() {
    SamplesByEndpoint joined = joined(TWO_ON_A_LOOP, profile("loop", 1));
    EndpointKey handled = new EndpointKey("shop", "GET /b");
    assertEquals(Map.of(handled, List.of(0, 1, 2)), joined.rows());
    assertEquals(Evidence.Join.SAME_HANDLER, joined.join(handled));
    assertEquals(List.of(), joined.unlinked());
  }

  @Test
  void aHandlerOfTwoEndpointsNamesNeither() {
    String both = TWO_ON_A_LOOP.replace("Pages.show", "Work.run");
    assertEquals(List.of(0, 1, 2), joined(both, profile("loop", 1)).unlinked());
  }

  @Test
  void theSpanThatASampleNamesComesBeforeItsThread() {
    String picture =
        """
        GET /a | 0 100 | server thread.name=http-1
        GET /b | 0 100 | server thread.name=http-2
          select | 10 60 | client db.query.text=select 1
        """;
    Linked linked = Linked.of(List.of(Drawn.capture(picture)), Optional.empty());
    long idOfB = 0;
    long idOfSelect = 0;
    for (int span = 0; span < linked.traces().size(); span++) {
      boolean isOfB = linked.traces().name(span).equals("GET /b");
      boolean isSelect = linked.traces().name(span).equals("select");
      idOfB = isOfB ? linked.traces().spanId(span) : idOfB;
      idOfSelect = isSelect ? linked.traces().spanId(span) : idOfSelect;
    }
    Profile.Builder profile = Profile.builder().metric(Metric.CPU_TIME, Unit.NANOSECONDS);
    int thread = profile.thread(new ProfiledThread("http-1", 1));
    int work = profile.push(Stacks.ROOT, profile.frame(Frame.named("W.run", Frame.Kind.COMPILED)));
    profile.sample(Metric.CPU_TIME, work, thread, 1_000_000, 5);
    profile.sample(Metric.CPU_TIME, new Samples.InSpan(work, thread, 2_000_000, 7, idOfB));
    profile.sample(Metric.CPU_TIME, new Samples.InSpan(work, thread, 3_000_000, 9, idOfSelect));
    Profile made = profile.build();
    SamplesByEndpoint joined = linked.samples(made, made.samples(Metric.CPU_TIME).orElseThrow());
    EndpointKey b = new EndpointKey("shop", "GET /b");
    assertEquals(
        Map.of(new EndpointKey("shop", "GET /a"), List.of(0), b, List.of(1)),
        joined.rows(),
        "what ran inside the database call is the call's");
    assertEquals(Evidence.Join.SAME_SPAN, joined.join(b));
  }

  @Test
  void aThreadThatServesSeveralRequestsAtOnceIsNotJoined() {
    assertEquals(
        Map.of(),
        rows(
            """
            GET /a | 0 60 | server thread.name=loop
            GET /b | 20 100 | server thread.name=loop
            """,
            profile("loop", 1),
            Optional.empty()));
  }

  @Test
  void samplesOutsideTheAskedTimeAreLeftOut() {
    assertEquals(
        Map.of(new EndpointKey("shop", "GET /a"), List.of(0, 1)),
        rows(
            "GET /a | 0 100 | server thread.name=t",
            profile("t", 1),
            Optional.of(new TimeRange(0, 60_000_000))));
  }
}
