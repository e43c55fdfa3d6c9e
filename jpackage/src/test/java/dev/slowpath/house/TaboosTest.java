package dev.slowpath.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaboosTest {

  @Test
  void noSourceOfTheRepositoryBreaksThem() throws IOException {
    var violations = new ArrayList<Violation>();
    for (Sources.Unit unit : Sources.parse(Repository.here())) {
      violations.addAll(Taboos.check(unit));
    }
    assertTrue(violations.isEmpty(), () -> Violation.list(violations));
  }

  @Test
  void namesThatSayNothingAreFoundAsWordsOnly() throws IOException {
    for (String name :
        List.of(
            "FrameUtil",
            "Utils",
            "PlanHelper",
            "HelperOfPlans",
            "TaskManager",
            "ImporterImpl",
            "IFrame")) {
      assertEquals(
          List.of(name + ": a name that does not say the thing"), rules("class " + name + " {}"));
    }
    for (String name :
        List.of("Utilization", "Implicit", "Index", "IoError", "IOProblem", "Importer")) {
      assertEquals(List.of(), rules("class " + name + " {}"));
    }
  }

  @Test
  void catchAllIsFoundAloneAndInUnion() throws IOException {
    String handler = "class A { void m() { try { f(); } catch (%s e) { g(); } } }";
    assertEquals(
        List.of("catch (Exception): name what is expected"), rules(handler.formatted("Exception")));
    assertEquals(
        List.of("catch (Throwable): name what is expected"),
        rules(handler.formatted("IOException | Throwable")));
    assertEquals(List.of(), rules(handler.formatted("IOException | IllegalStateException")));
  }

  @Test
  void switchedOffTestAndNoteToSelfAreFound() throws IOException {
    String disabled = "class A { @" + "Disabled void m() {} }";
    assertEquals(List.of("a test switched off"), rules(disabled));
    assertEquals(List.of("a note to self: open an issue"), rules("// TO" + "DO later\nclass A {}"));
  }

  private static List<String> rules(String source) throws IOException {
    return Taboos.check(Sources.parse(source)).stream().map(Violation::rule).toList();
  }
}
