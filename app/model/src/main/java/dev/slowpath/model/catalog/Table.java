package dev.slowpath.model.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A table, a partition or a materialized view, as its catalog knows it.
///
/// @param rows as last estimated; NaN where never analysed
/// @param bytes of the rows alone; NaN where not stated
/// @param totalBytes with indexes and what is stored out of line; NaN where not stated
/// @param columns by name; empty where the snapshot has none
/// @param indexes by name
public record Table(
    String schema,
    String name,
    double rows,
    double bytes,
    double totalBytes,
    Activity activity,
    List<Column> columns,
    List<Index> indexes) {

  public Table {
    Objects.requireNonNull(schema);
    Objects.requireNonNull(name);
    Objects.requireNonNull(activity);
    columns = columns.stream().sorted(Comparator.comparing(Column::name)).toList();
    indexes = indexes.stream().sorted(Comparator.comparing(Index::name)).toList();
  }

  /// How the table was used since its counters began; NaN where not stated.
  ///
  /// @param scans sequential ones
  /// @param rowsScanned by them
  /// @param indexScans over all its indexes
  public record Activity(
      double scans,
      double rowsScanned,
      double indexScans,
      double inserted,
      double updated,
      double deleted,
      double updatedInPage) {
    public static final Activity UNKNOWN =
        new Activity(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /// Rows inserted, updated and deleted.
    public double written() {
      return inserted + updated + deleted;
    }

    /// How often a further index would have been written to: an insert always, an update unless the
    /// new row stayed in its page without a changed key.
    public double indexWrites() {
      return inserted + updated - updatedInPage;
    }
  }

  /// What ANALYZE found out about a column.
  ///
  /// @param type as PostgreSQL prints it; empty where not stated
  /// @param averageBytes of a value; NaN where not stated
  /// @param distinct how many values, or below 0 minus their share of the rows; NaN where not
  ///   stated
  /// @param nullShare 0..1; NaN where not stated
  public record Column(
      String name, String type, double averageBytes, double distinct, double nullShare) {
    public Column {
      Objects.requireNonNull(name);
      Objects.requireNonNull(type);
    }
  }

  public String qualifiedName() {
    return schema.isEmpty() ? name : schema + "." + name;
  }

  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }
}
