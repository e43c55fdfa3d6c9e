package dev.slowpath.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SizeCapsTest {

  @Test
  void everySourceOfTheRepositoryKeepsTheCaps() throws IOException {
    var violations = new ArrayList<Violation>();
    List<Sources.Unit> units = Sources.parse(Repository.here());
    for (Sources.Unit unit : units) {
      violations.addAll(SizeCaps.check(unit));
    }
    assertTrue(violations.isEmpty(), () -> Violation.list(violations));
    assertFalse(units.isEmpty());
  }

  @Test
  void fileOfFourHundredLinesPassesAndOneMoreDoesNot() throws IOException {
    assertEquals(List.of(), rules("class A {}\n" + "\n".repeat(399)));
    assertEquals(
        List.of("401 lines in a file, at most 400"), rules("class A {}\n" + "\n".repeat(400)));
  }

  @Test
  void methodIsCountedFromItsModifiersToItsClosingBrace() throws IOException {
    assertEquals(List.of(), rules(method("\n".repeat(38))));
    assertEquals(List.of("41 lines in method m, at most 40"), rules(method("\n".repeat(39))));
  }

  @Test
  void initializerBlockIsCountedAsMethod() throws IOException {
    assertEquals(
        List.of("41 lines in initializer, at most 40"),
        rules("class A { static {" + "\n".repeat(40) + "} }"));
  }

  @Test
  void parametersOfMethodsAndConstructorsAreCapped() throws IOException {
    String six = "(int a, int b, int c, int d, int e, int f)";
    assertEquals(
        List.of("6 parameters of method m, at most 5"), rules("class A { void m" + six + " {} }"));
    assertEquals(
        List.of("6 parameters of method <init>, at most 5"), rules("class A { A" + six + " {} }"));
    assertEquals(List.of(), rules("class A { void m(int a, int b, int c, int d, int e) {} }"));
  }

  @Test
  void recordHeaderIsNoParameterList() throws IOException {
    String header = "record A(int a, int b, int c, int d, int e, int f)";
    assertEquals(List.of(), rules(header + " { A { a = 1; } }"));
  }

  @Test
  void fourthLevelIsReportedOnceWhateverItsKind() throws IOException {
    String three = "for (;;) { while (true) { try { %s } finally {} } }";
    String tooDeep = "more than 3 levels of nesting";
    assertEquals(List.of(), rules(method(three.formatted("f();"))));
    for (String fourth :
        List.of(
            "if (a) { f(); }",
            "do { for (var x : y) { f(); } } while (a);",
            "switch (a) { default -> f(); }",
            "int i = switch (a) { default -> 1; };",
            "synchronized (a) { f(); }",
            "g(() -> { f(); });")) {
      assertEquals(List.of(tooDeep), rules(method(three.formatted(fourth))), fourth);
    }
  }

  @Test
  void chainOfElseIfStandsOnOneLevel() throws IOException {
    String chain = "if (a) {} else if (b) {} else if (c) {} else if (d) {} else { for (;;) %s }";
    assertEquals(List.of(), rules(method(chain.formatted("{ while (a) {} }"))));
    assertEquals(
        List.of("more than 3 levels of nesting"),
        rules(method(chain.formatted("{ while (a) { if (b) {} } }"))));
  }

  @Test
  void expressionLambdaIsNoLevelAndClassInMethodStartsAgain() throws IOException {
    String three = "for (;;) { for (;;) { for (;;) { %s } } }";
    assertEquals(List.of(), rules(method(three.formatted("g(() -> f());"))));
    assertEquals(
        List.of(), rules(method(three.formatted("new A() { void n() { if (a) { f(); } } };"))));
  }

  private static String method(String body) {
    return "class A { public void m() {\n" + body + "} }";
  }

  private static List<String> rules(String source) throws IOException {
    return SizeCaps.check(Sources.parse(source)).stream().map(Violation::rule).toList();
  }
}
