package dev.slowpath.analysis.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.path.Step;
import dev.slowpath.plugin.testkit.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SlowTailsTest {

  /// Every tenth request belongs to the tenant that is slow in one statement.
  private static List<SlowTail> tails(int requests) {
    StringBuilder picture = new StringBuilder();
    for (int at = 0; at < requests; at++) {
      boolean isBig = at % 10 == 0;
      int from = at * 1000;
      int more = at % 7 + (isBig ? 400 : 0);
      picture.append(
          "GET /x | %d %d | server tenant=%s; shard=%d%n"
              .formatted(from, from + 100 + more, isBig ? "big" : "small", at % 3));
      picture.append(
          "  q | %d %d | client db.query.text=select 1 from t where x = $1%n"
              .formatted(from + 10, from + 50 + more));
    }
    return SlowTails.of(Linked.of(List.of(Drawn.capture(picture.toString())), Optional.empty()));
  }

  @Test
  void theStepThatMakesRequestsSlowIsTheLargestDifference() {
    SlowTail tail = tails(200).getFirst();
    SlowTail.Difference largest = tail.differences().getFirst();
    assertEquals(new Step("shop", "q", "select ? from t where x = ?"), largest.step());
    assertTrue(largest.slowMs() - largest.usualMs() > 390);
    double own = tail.differences().getLast().slowMs();
    assertEquals(60, own, 1e-9);
  }

  @Test
  void theValueThatSetsSlowRequestsApartIsNamedAndOthersAreNot() {
    SlowTail tail = tails(200).getFirst();
    assertEquals(1, tail.traits().size());
    SlowTail.Trait trait = tail.traits().getFirst();
    assertEquals("tenant=big", trait.key() + "=" + trait.value());
    assertEquals(1, trait.shareOfSlow());
    assertEquals(20, trait.requests());
    assertEquals(1, trait.distance(), 1e-9);
  }

  @Test
  void fewRequestsHaveNoTail() {
    assertEquals(List.of(), tails(19));
  }

  @Test
  void valuesThatMeanNothingAreSeldomNamed() {
    int[] named = new int[1];
    Generator.forAll(
        40,
        drawn -> {
          StringBuilder picture = new StringBuilder();
          for (int at = 0; at < 120; at++) {
            int from = at * 2000;
            picture.append(
                "GET /x | %d %d | server a=%d; b=%d; c=%d%n"
                    .formatted(
                        from,
                        from + drawn.between(10, 1000),
                        drawn.between(1, 5),
                        drawn.between(1, 5),
                        drawn.between(1, 5)));
          }
          Linked linked = Linked.of(List.of(Drawn.capture(picture.toString())), Optional.empty());
          named[0] += SlowTails.of(linked).getFirst().traits().size();
        });
    assertTrue(named[0] <= 4, named[0] + " of 600 tests");
  }

  @Test
  void theDistanceOfTwoSamplesIsTheirLargestDifference() {
    KolmogorovSmirnov apart =
        KolmogorovSmirnov.of(new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6});
    assertEquals(0.5, apart.distance(), 1e-12);
    double[] same = new double[50];
    Arrays.setAll(same, at -> at);
    assertEquals(1, KolmogorovSmirnov.of(same, same).p(), 1e-9);
    // Two samples of 50 that are 0.28 apart: the tables' 3.9 percent point is 0.28.
    double[] moved = new double[50];
    Arrays.setAll(moved, at -> at + 14);
    assertEquals(0.039, KolmogorovSmirnov.of(same, moved).p(), 0.01);
  }
}
