package dev.slowpath.analysis.catalog;

import dev.slowpath.analysis.catalog.CatalogFinding.Bloat;
import dev.slowpath.analysis.catalog.CatalogFinding.DeadRows;
import dev.slowpath.analysis.catalog.CatalogFinding.SequenceNearEnd;
import dev.slowpath.analysis.catalog.CatalogFinding.UnindexedForeignKey;
import dev.slowpath.analysis.plan.IndexKeys;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.ServerState.ForeignKey;
import dev.slowpath.model.catalog.ServerState.Sequence;
import dev.slowpath.model.catalog.ServerState.Upkeep;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All findings of a catalog, with the statements of its server where there are any.
///
/// Thresholds: an index from 1 MB, as smaller ones cost next to nothing; a foreign key of a table
/// with 1,000 rows or more; a sequence at 70 %; dead rows from 20 % of the rows and 10,000; bloat
/// from 30 % of the table and 10 MB.
public final class CatalogAudit {
  private static final double LEAST_FOREIGN_ROWS = 1_000;
  private static final double SEQUENCE_SHARE = 0.7;
  private static final double DEAD_SHARE = 0.2;
  private static final double DEAD_ROWS = 10_000;
  private static final double BLOAT_SHARE = 0.3;
  private static final double BLOAT_BYTES = 10 * (1 << 20);
  private static final double PAGE = 8192 - 24;
  private static final double ROW_HEAD = 28;

  private final Catalog catalog;
  private final List<CatalogFinding> found = new ArrayList<>();

  private CatalogAudit(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The findings, those of a kind together, the largest first.
  public static List<CatalogFinding> of(Catalog catalog, Optional<StatementWindow> statements) {
    CatalogAudit audit = new CatalogAudit(catalog);
    audit.found.addAll(ServerAudit.sessions(catalog.server()));
    for (Table table : catalog.tables()) {
      audit.found.addAll(IndexAudit.of(table, catalog));
    }
    catalog.server().foreignKeys().forEach(audit::foreignKey);
    catalog.server().sequences().forEach(audit::sequence);
    catalog.tables().forEach(audit::upkeep);
    audit.found.addAll(ServerAudit.settings(catalog.server(), statements));
    // Sorting is stable: within a kind what is not about bytes stays in the order of names.
    List<String> kinds = audit.found.stream().map(CatalogFinding::kind).distinct().toList();
    return audit.found.stream()
        .sorted(
            Comparator.<CatalogFinding>comparingInt(one -> kinds.indexOf(one.kind()))
                .thenComparingDouble(one -> -one.bytes()))
        .toList();
  }

  private void foreignKey(ForeignKey key) {
    List<String> columns = columns(key.definition());
    Optional<Table> table = catalog.table(key.table());
    boolean isServed =
        table.isPresent()
            && table.get().indexes().stream().anyMatch(index -> serves(index, columns));
    double rows = table.map(Table::rows).orElse(Double.NaN);
    boolean isSmall = rows < LEAST_FOREIGN_ROWS;
    if (!columns.isEmpty() && table.isPresent() && !isServed && !isSmall) {
      found.add(new UnindexedForeignKey(key, columns, rows));
    }
  }

  /// `FOREIGN KEY (a, "b c") REFERENCES …`.
  private static List<String> columns(String definition) {
    int open = definition.indexOf('(');
    int close = definition.indexOf(')');
    if (open < 0 || close < open) {
      return List.of();
    }
    return Arrays.stream(definition.substring(open + 1, close).split(",", -1))
        .map(column -> column.strip().replace("\"", ""))
        .toList();
  }

  /// Its columns in any order must be the first of the index.
  private static boolean serves(Index index, List<String> columns) {
    List<String> keys = IndexKeys.of(index.definition());
    return index.isValid()
        && keys.size() >= columns.size()
        && Set.copyOf(keys.subList(0, columns.size())).containsAll(columns);
  }

  private void sequence(Sequence sequence) {
    double ofType = sequence.mostOfType();
    double most =
        Double.isNaN(ofType) ? sequence.maxValue() : Math.min(ofType, sequence.maxValue());
    double share = sequence.lastValue() / most;
    if (share >= SEQUENCE_SHARE) {
      found.add(new SequenceNearEnd(sequence, most, share));
    }
  }

  private void upkeep(Table table) {
    Upkeep upkeep = catalog.server().upkeep().get(table.qualifiedName());
    if (upkeep != null) {
      double share = upkeep.deadRows() / (upkeep.deadRows() + table.rows());
      if (share >= DEAD_SHARE && upkeep.deadRows() >= DEAD_ROWS) {
        found.add(new DeadRows(table, upkeep.deadRows(), share));
      }
    }
    double beyond = table.bytes() - needed(table);
    if (beyond >= BLOAT_BYTES && beyond >= BLOAT_SHARE * table.bytes()) {
      found.add(new Bloat(table, beyond, beyond / table.bytes()));
    }
  }

  /// The bytes of pages filled with rows of mean width: 24 bytes of head, 4 for the place in the
  /// page, the columns rounded up to 8. NaN where ANALYZE has not seen all columns.
  private static double needed(Table table) {
    double width = 0;
    for (Table.Column column : table.columns()) {
      double nulls = Double.isNaN(column.nullShare()) ? 0 : column.nullShare();
      width += column.averageBytes() * (1 - nulls);
    }
    double row = ROW_HEAD + Math.ceil(width / 8) * 8;
    boolean isKnown = !table.columns().isEmpty() && row < PAGE;
    return isKnown ? Math.ceil(table.rows() / Math.floor(PAGE / row)) * 8192 : Double.NaN;
  }
}
