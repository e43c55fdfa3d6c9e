package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.reading.CsvReader;
import java.util.List;

/// The values of a row by their place; an empty one is none.
interface Values {
  boolean isEmpty(int place);

  String text(int place);

  /// The number at a place, where it is written plainly; NaN where a closer look is needed.
  double number(int place);

  static Values of(List<String> texts) {
    return new Values() {
      @Override
      public boolean isEmpty(int place) {
        return texts.get(place).isEmpty();
      }

      @Override
      public String text(int place) {
        return texts.get(place);
      }

      @Override
      public double number(int place) {
        return Double.NaN;
      }
    };
  }

  /// The record that a reader stands on, whichever that is.
  static Values of(CsvReader reader) {
    return new Values() {
      @Override
      public boolean isEmpty(int place) {
        return reader.isEmpty(place);
      }

      @Override
      public String text(int place) {
        return reader.text(place);
      }

      @Override
      public double number(int place) {
        return reader.number(place);
      }
    };
  }
}
