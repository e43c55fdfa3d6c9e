package dev.slowpath.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.code.Agreement;
import dev.slowpath.analysis.code.Agreement.Reason;
import dev.slowpath.analysis.link.Caveat;
import dev.slowpath.analysis.link.Caveats;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same requests of the Django service under cProfile, under our sampler, under Scalene and
/// under yappi: their rankings agree, or it is said why not.
final class AgreementTest {

  private static Path profile(String mode, String name) {
    return Recorded.DJANGO.resolve(mode).resolve("profiles").resolve(name);
  }

  private static List<Agreement> agreements(String mode, String... names) throws Exception {
    Path[] files = new Path[names.length];
    for (int at = 0; at < names.length; at++) {
      files[at] = profile(mode, names[at]);
    }
    return Caveats.of(Recorded.linked(files)).stream()
        .filter(Caveat.Profilers.class::isInstance)
        .map(one -> ((Caveat.Profilers) one).agreement())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cprofile.pstats", "scalene.json", "yappi.callgrind"})
  void profilersOfTheSameRequestsAgreeOrSayWhyNot(String other) throws Exception {
    List<Agreement> all = agreements("before", "sampler-wall.collapsed", other);
    assertEquals(1, all.size());
    Agreement one = all.getFirst();
    assertTrue(one.first().endsWith("sampler-wall.collapsed"), one.first());
    assertTrue(one.handlers() >= 8, one.toString());
    assertTrue(one.inOrder() >= 0.8 * one.pairs(), one.toString());
    Set<Reason> told = Set.of(other.endsWith("json") ? Reason.NO_STACKS : Reason.COUNTED);
    assertTrue(
        one.differences().stream().allMatch(each -> told.contains(each.reason())), one.toString());
  }

  @Test
  void profileOfTheProcessorAloneDiffersInWhatWaits() throws Exception {
    Agreement one =
        agreements("before", "sampler-wall.collapsed", "sampler-cpu.collapsed").getFirst();
    Agreement.Difference largest = one.differences().getFirst();
    assertEquals("views.book_offers", largest.handler());
    assertEquals(Reason.WAITING, largest.reason());
    assertTrue(largest.first() > largest.second(), largest.toString());
  }

  @Test
  void profilesOfDifferentHandlersAreNotHeldAgainstEachOther() throws Exception {
    assertEquals(
        List.of(), agreements("before", "sampler-wall.collapsed", "uvicorn-cprofile.pstats"));
  }

  @Test
  void profilesOfAnotherProcessDoNotHideTheAgreement() throws Exception {
    List<Agreement> all =
        agreements(
            "before",
            "cprofile.pstats",
            "scalene.json",
            "sampler-wall.collapsed",
            "uvicorn-wall.collapsed",
            "gunicorn-wall.collapsed");
    assertEquals(3, all.size(), all.toString());
  }

  @Test
  void costOfCountingEachCallIsTold() throws Exception {
    assertTrue(
        Caveats.of(Recorded.linked(profile("before", "cprofile.pstats"))).stream()
            .anyMatch(one -> one instanceof Caveat.Counted counted && counted.calls() > 100_000));
  }
}
