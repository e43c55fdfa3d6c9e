package dev.slowpath.cli.table;

import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.workbench.wording.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/// What stands in a row of a table under a column.
public sealed interface Cell {

  /// A text.
  record Words(String text, Ink.Role role) implements Cell {
    public Words {
      Objects.requireNonNull(text);
      Objects.requireNonNull(role);
    }
  }

  /// A number, NaN if unknown.
  record Figure(double value, Quantity quantity) implements Cell {
    public Figure {
      Objects.requireNonNull(quantity);
    }

    /// As a person reads it.
    String text() {
      return quantity.text(value);
    }

    /// As a program reads it: no separators, nothing for unknown.
    public String plain() {
      return Double.isFinite(value) ? decimal(value).toPlainString() : "";
    }
  }

  /// A cost, its solid part what can be removed.
  ///
  /// @param whole 0..1 of the longest bar
  /// @param solid 0..1 of this bar
  record Bar(double whole, double solid, Ink.Role role) implements Cell {
    public Bar {
      Objects.requireNonNull(role);
    }
  }

  static Cell words(String text) {
    return new Words(text, Ink.Role.NONE);
  }

  static Cell quiet(String text) {
    return new Words(text, Ink.Role.QUIET);
  }

  static Cell figure(double value, Quantity quantity) {
    return new Figure(value, quantity);
  }

  /// The digits that a sum of doubles can stand for.
  static BigDecimal decimal(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(12));
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  /// What a number measures, which rules how it is written.
  enum Quantity {
    MS,
    LOAD,
    /// Kept as 0..1, shown in percent.
    SHARE,
    COUNT,
    /// A gain in ms.
    GAIN,
    FACTOR;

    String text(double value) {
      return switch (this) {
        case MS -> Numbers.ms(value);
        case LOAD -> Numbers.load(value);
        case SHARE -> Numbers.percent(value);
        case COUNT -> Numbers.count(value);
        case GAIN -> Numbers.gain(value);
        case FACTOR -> Numbers.factor(value);
      };
    }
  }
}
