package dev.slowpath.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/// What the house rules look for, in ArchUnit's terms.
final class Conditions {

  private static final String NEW = "<init>";

  static final SliceAssignment ONE_SLICE_A_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "each package";
        }
      };

  static final ArchCondition<JavaClass> SEE_ONLY_THEIR_ROOMS =
      new ArchCondition<>("see only the modules they may") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass();
            if (Room.isOurs(target) && !Room.of(type).sees(Room.of(target))) {
              events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
          }
        }
      };

  static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_CHANCE =
      DescribedPredicate.describe("is a clock or chance", Conditions::isClockOrChance);

  static final DescribedPredicate<JavaAccess<?>> NEW_THREADS =
      DescribedPredicate.describe("makes threads", Conditions::makesThreads);

  private static final List<Ban> CLOCKS =
      List.of(
          new Ban(System.class, Set.of("currentTimeMillis", "nanoTime")::contains),
          new Ban(Math.class, "random"::equals),
          new Ban(UUID.class, "randomUUID"::equals),
          new Ban(ThreadLocalRandom.class, _ -> true),
          new Ban(SecureRandom.class, _ -> true));

  private static final List<Ban> THREADS =
      List.of(
          new Ban(
              Thread.class, Set.of(NEW, "ofPlatform", "ofVirtual", "startVirtualThread")::contains),
          new Ban(Executors.class, _ -> true),
          new Ban(ExecutorService.class, Set.of(NEW, "commonPool")::contains),
          new Ban(Timer.class, NEW::equals),
          new Ban(CompletableFuture.class, name -> name.endsWith("Async")),
          new Ban(Collection.class, "parallelStream"::equals),
          new Ban(BaseStream.class, "parallel"::equals),
          new Ban(Arrays.class, name -> name.startsWith("parallel")));

  /// Members of a type, or of what is derived from it, that may not be touched.
  private record Ban(Class<?> owner, Predicate<String> member) {

    boolean forbids(JavaAccess<?> access) {
      return access.getTargetOwner().isAssignableTo(owner) && member.test(access.getName());
    }
  }

  private Conditions() {}

  private static boolean isClockOrChance(JavaAccess<?> access) {
    return CLOCKS.stream().anyMatch(ban -> ban.forbids(access))
        || readsNow(access)
        || makesUnseededRandom(access);
  }

  private static boolean readsNow(JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith("java.time")
        && Stream.of("now", "system", "tick").anyMatch(access.getName()::startsWith);
  }

  private static boolean makesUnseededRandom(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Random.class)
        && access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
        && made.getRawParameterTypes().isEmpty();
  }

  private static boolean makesThreads(JavaAccess<?> access) {
    return THREADS.stream().anyMatch(ban -> ban.forbids(access));
  }
}
