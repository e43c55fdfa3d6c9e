package dev.slowpath.model.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a database says of its own tables at an instant: how large they are, what indexes they
/// have, how often they are read and written.
///
/// @param at null where nothing says
/// @param statsSince since when reads and writes are counted; null where nothing says
/// @param tables by schema, then name
/// @param server what else it tells
public record Catalog(
    @Nullable Instant at, @Nullable Instant statsSince, List<Table> tables, ServerState server) {
  /// What an unqualified name stands for first.
  private static final String USUAL_SCHEMA = "public";

  public Catalog {
    Objects.requireNonNull(server);
    tables =
        tables.stream()
            .sorted(Comparator.comparing(Table::schema).thenComparing(Table::name))
            .toList();
  }

  /// A catalog that has tables, indexes and columns alone.
  public Catalog(@Nullable Instant at, @Nullable Instant statsSince, List<Table> tables) {
    this(at, statsSince, tables, ServerState.UNKNOWN);
  }

  public long indexes() {
    return tables.stream().mapToLong(table -> table.indexes().size()).sum();
  }

  /// The table of a name as a plan prints it: `orders`, `public.orders`, unquoted or quoted. An
  /// unqualified name that several schemas have is that of `public`, else nobody's.
  public Optional<Table> table(String name) {
    String plain = name.replace("\"", "");
    List<Table> found =
        tables.stream()
            .filter(table -> table.qualifiedName().equals(plain) || table.name().equals(plain))
            .toList();
    return found.size() == 1
        ? Optional.of(found.getFirst())
        : found.stream().filter(table -> table.schema().equals(USUAL_SCHEMA)).findFirst();
  }

  /// Rows written per second since counting began; NaN where nothing says since when.
  public double writesPerSecond(Table table) {
    if (at == null || statsSince == null || !at.isAfter(statsSince)) {
      return Double.NaN;
    }
    return table.activity().written() / (Duration.between(statsSince, at).toMillis() / 1000.0);
  }
}
