package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// A source of random values for property tests, all of them told by one seed. A failure names its
/// seed; `-Dseed=…` runs that one case again. Without it the same cases run every time.
public final class Generator {
  private static final String SEED_PROPERTY = "seed";
  private static final long FIRST_SEED = 20_261_121;

  private final Random random;

  public Generator(long seed) {
    random = new Random(seed);
  }

  /// A statement that must hold for whatever the generator draws.
  @FunctionalInterface
  public interface Property {
    void holdsFor(Generator drawn) throws ImportException, IOException;
  }

  /// Checks a property on many cases, each with a seed of its own.
  public static void forAll(int cases, Property property) {
    Long chosen = Long.getLong(SEED_PROPERTY);
    if (chosen != null) {
      check(chosen, property);
      return;
    }
    for (int number = 0; number < cases; number++) {
      check(FIRST_SEED + number, property);
    }
  }

  private static void check(long seed, Property property) {
    try {
      property.holdsFor(new Generator(seed));
    } catch (AssertionError
        | RuntimeException
        | StackOverflowError
        | ImportException
        | IOException failure) {
      throw new AssertionError(
          "seed " + seed + " (run it alone with -Dseed=" + seed + "): " + failure, failure);
    }
  }

  /// A number of the range; both ends may be drawn.
  public int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /// A number of the range; both ends may be drawn.
  public long between(long from, long to) {
    return random.nextLong(from, to + 1);
  }

  public long anyLong() {
    return random.nextLong();
  }

  public double fraction() {
    return random.nextDouble();
  }

  /// True in about so many of a hundred draws.
  public boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  public <T> List<T> shuffled(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }

  /// A list of `from` to `to` drawn values.
  public <T> List<T> listOf(int from, int to, Function<Generator, T> draw) {
    int size = between(from, to);
    List<T> list = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      list.add(draw.apply(this));
    }
    return list;
  }

  public byte[] bytes(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return drawn;
  }

  /// Up to `longest` characters of those that break parsers: letters, quotes, backslashes, line
  /// breaks, control characters, umlauts and characters beyond the first plane.
  public String text(int longest) {
    List<String> letters =
        List.of(
            "a", "Z", "7", " ", "_", ".", ",", ";", "\"", "'", "\\", "/", "{", "]", "\n", "\r",
            "\t", "\u0001", "%", "$", "ü", "漢", "😀");
    StringBuilder drawn = new StringBuilder();
    for (int left = between(0, longest); left > 0; left--) {
      drawn.append(oneOf(letters));
    }
    return drawn.toString();
  }
}
