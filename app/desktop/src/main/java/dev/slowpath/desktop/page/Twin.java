package dev.slowpath.desktop.page;

import java.util.List;
import java.util.Objects;

/// The figures of a picture as a table, for those who read with the keyboard or a reader, and to
/// copy.
///
/// @param title what the picture shows
/// @param columns their names, with units
/// @param rows as many words each as there are columns
public record Twin(String title, List<String> columns, List<List<String>> rows) {

  public Twin {
    Objects.requireNonNull(title);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(title + ": a row of another width than " + columns);
    }
  }
}
