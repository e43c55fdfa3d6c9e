package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.jvm.JvmView;
import dev.slowpath.desktop.page.Twin;
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
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.rules.RuleResult.Severity;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The page of what a JVM records beside its CPU.
final class JvmPageTest {
  private static final long SECOND = 1_000_000_000;
  private static final long START = 1_700_000_000L * SECOND;
  private static final String ROWS = "What events were about";

  private static Investigation recording(Optional<TimeRange> time) {
    return recording(time, List.of());
  }

  private static Investigation recording(Optional<TimeRange> time, List<RuleResult> rules) {
    Profile.Builder builder = Profile.builder();
    builder.metric(Metric.LOCK, Unit.NANOSECONDS).metric(Metric.EXCEPTION, Unit.COUNT);
    int thread = builder.thread(new ProfiledThread("http-1", 1));
    int stack =
        builder.push(Stacks.ROOT, builder.frame(Frame.named("shop.Cart.add", Frame.Kind.COMPILED)));
    int cart =
        builder.occasion(new Occasion("jdk.JavaMonitorEnter", ThreadState.SLEEPING, "shop.Cart"));
    int log =
        builder.occasion(new Occasion("jdk.JavaMonitorEnter", ThreadState.SLEEPING, "shop.Log"));
    int thrown =
        builder.occasion(
            new Occasion("jdk.JavaExceptionThrow", ThreadState.RUNNING, "shop.NoSuchItem"));
    for (int second = 0; second < 10; second++) {
      long atNs = START + second * SECOND;
      long blockedNs = second * 10_000_000L;
      int lock = second < 3 ? log : cart;
      builder.sample(Metric.LOCK, new Samples.Told(stack, thread, atNs, blockedNs, lock, -1));
      builder.sample(Metric.EXCEPTION, new Samples.Told(stack, thread, atNs, 1, thrown, -1));
    }
    Provenance source = new Provenance("service.jfr", "00", "drawn", "1");
    Outcome read =
        new Outcome.Read(
            "service.jfr",
            new Format("drawn", "Drawn", List.of(), "1"),
            "00",
            1_234,
            rules.isEmpty()
                ? List.of(new Capture.OfProfile(source, builder.build()))
                : List.of(
                    new Capture.OfProfile(source, builder.build()),
                    new Capture.OfRules(source, "JDK Mission Control", rules)),
            List.of());
    return Investigation.of("drawn", List.of(read), time);
  }

  private static Stage stage(Optional<TimeRange> time) {
    return Stage.of(JvmView::new, recording(time));
  }

  @Test
  void eachLockStandsWithWhatItCostAndWhoAskedForIt() {
    Stage stage = stage(Optional.empty());
    assertEquals(2, stage.table(ROWS).getItems().size());
    assertEquals("jdk.JavaMonitorEnter shop.Cart", stage.view().chosen());
    assertTrue(
        stage.says("time blocked on locks · 450 ms in 10 events"), () -> stage.words().toString());
    assertTrue(stage.says("Cart.add"), () -> stage.words().toString());
    assertTrue(stage.says("http-1"), () -> stage.words().toString());
  }

  @Test
  void aTimeRangeHoldsTheRowsToIt() {
    Stage stage = stage(Optional.of(new TimeRange(START, START + 3 * SECOND)));
    assertEquals("jdk.JavaMonitorEnter shop.Log", stage.view().chosen());
    assertEquals(1, stage.table(ROWS).getItems().size());
  }

  @Test
  void theSearchNarrowsTheRows() {
    Stage stage = stage(Optional.empty());
    stage.type("Search what events were about", "log");
    assertEquals(1, stage.table(ROWS).getItems().size());
  }

  @Test
  void theChartAndTheRowsAreTables() {
    List<Twin> twins = stage(Optional.empty()).view().twins();
    assertEquals("Locks", twins.getLast().title());
    assertEquals(120, twins.getFirst().rows().size());
    assertEquals("shop.Cart", twins.getLast().rows().getFirst().getFirst());
  }

  @Test
  void theRulesOfMissionControlAreAskedForAndReadAsATable() {
    Stage asking = stage(Optional.empty());
    asking.press("Apply the rules of JDK Mission Control");
    assertEquals(List.of("judge service.jfr"), asking.led());
    RuleResult warning =
        new RuleResult("lock", "Locks", "java", Severity.WARNING, 84, "Much blocking.", "", "");
    RuleResult fine = new RuleResult("gc", "Pauses", "gc", Severity.OK, 0, "None.", "", "");
    Stage told = Stage.of(JvmView::new, recording(Optional.empty(), List.of(warning, fine)));
    told.press("Rules of JDK Mission Control: 1 remark");
    assertTrue(told.led().getFirst().contains("Much blocking."), () -> told.led().toString());
  }

  @Test
  void anotherSectionHasItsOwnRows() {
    Stage stage = stage(Optional.empty());
    stage.press("Exceptions");
    assertTrue(stage.says("exceptions · 10 in 10 events"), () -> stage.words().toString());
    assertEquals("jdk.JavaExceptionThrow shop.NoSuchItem", stage.view().chosen());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage(Optional.empty()).cutWithoutTip());
  }
}
