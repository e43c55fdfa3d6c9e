package dev.slowpath.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private final History<String> history = new History<>();

  @Test
  void nothingLiesBehindTheFirstPlace() {
    history.visit("a");
    assertFalse(history.hasBack());
    assertEquals(Optional.empty(), history.back());
    assertEquals(Optional.empty(), history.forward());
  }

  @Test
  void backThenForwardReturns() {
    history.visit("a");
    history.visit("b");
    assertEquals(Optional.of("a"), history.back());
    assertTrue(history.hasForward());
    assertEquals(Optional.of("b"), history.forward());
    assertFalse(history.hasForward());
  }

  @Test
  void newStepForgetsWhatWasAhead() {
    history.visit("a");
    history.visit("b");
    history.back();
    history.visit("c");
    assertFalse(history.hasForward());
    assertEquals(Optional.of("a"), history.back());
  }

  @Test
  void samePlaceTwiceIsOneStep() {
    history.visit("a");
    history.visit("a");
    assertFalse(history.hasBack());
  }

  @Test
  void placeIsFoundAsItWasLeft() {
    history.visit("a");
    history.amend("a, third row");
    history.visit("b");
    assertEquals(Optional.of("a, third row"), history.back());
  }
}
