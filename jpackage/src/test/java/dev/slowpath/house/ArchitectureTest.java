package dev.slowpath.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The house rules over the class files of every module; no rule knows an exemption list.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {

  private JavaClasses house = new ClassFileImporter().importClasses();

  @BeforeAll
  void enter() {
    List<Path> folders = Arrays.stream(Room.values()).map(ArchitectureTest::classFiles).toList();
    house = new ClassFileImporter().importPaths(folders);
  }

  @Test
  void rulesSeeTheClassesOfEveryModuleInItsOwnPackage() {
    for (Room room : Room.values()) {
      Path origin = classFiles(room);
      List<JavaClass> found =
          house.stream()
              .filter(type -> Path.of(type.getSource().orElseThrow().getUri()).startsWith(origin))
              .toList();
      assertFalse(found.isEmpty(), () -> "no classes of " + room.folder() + " in " + origin);
      for (JavaClass type : found) {
        assertEquals(room, Room.of(type), () -> type.getName() + " in " + room.folder());
      }
    }
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().assignedFrom(Conditions.ONE_SLICE_A_PACKAGE).should().beFreeOfCycles());
  }

  @Test
  void modulesSeeOnlyTheModulesTheyMay() {
    check(classes().should(Conditions.SEE_ONLY_THEIR_ROOMS));
  }

  @Test
  void modelAnalysisAndApiNeedNoLibrary() {
    check(
        classes()
            .that(areIn(Room.WITHOUT_LIBRARIES))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", Room.PRODUCT.packageName() + ".."));
  }

  @Test
  void modelTouchesNoFileNetworkOrThread() {
    check(
        noClasses()
            .that(areIn(EnumSet.of(Room.MODEL)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.io", "java.net..", "java.nio.file..", "java.util.concurrent.."));
  }

  @Test
  void nothingBelowWorkbenchReadsTheClockOrChance() {
    check(
        noClasses()
            .that(areIn(Room.BELOW_WORKBENCH))
            .should()
            .accessTargetWhere(Conditions.CLOCK_OR_CHANCE));
  }

  @Test
  void onlyDesktopKnowsJavaFx() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.slowpath.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx.."));
  }

  @Test
  void onlyIntakeLoadsServices() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.slowpath.workbench.intake..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class));
  }

  @Test
  void onlyJobsMakeThreads() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.slowpath.workbench.job..", Room.SHOP.packageName() + "..")
            .should()
            .accessTargetWhere(Conditions.NEW_THREADS));
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    check(
        noClasses()
            .that(areIn(EnumSet.complementOf(EnumSet.of(Room.CLI, Room.SHOP))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  private void check(ArchRule rule) {
    rule.check(house);
  }

  private static DescribedPredicate<JavaClass> areIn(Set<Room> rooms) {
    return DescribedPredicate.describe(
        "are in " + rooms, type -> Room.isOurs(type) && rooms.contains(Room.of(type)));
  }

  private static Path classFiles(Room room) {
    return Repository.here().root().resolve(room.folder()).resolve("target/classes");
  }
}
