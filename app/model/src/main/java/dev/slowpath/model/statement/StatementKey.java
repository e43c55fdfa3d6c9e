package dev.slowpath.model.statement;

import java.util.Comparator;
import java.util.Objects;

/// The identity of an entry within one server: user, database, queryid and level, as the view
/// states them. Ids are texts, since a queryid is a signed 64-bit number that JSON would round.
///
/// @param topLevel whether the client sent it (true also where the version does not say)
public record StatementKey(String userId, String databaseId, String queryId, boolean topLevel)
    implements Comparable<StatementKey> {
  private static final Comparator<StatementKey> ORDER =
      Comparator.comparing(StatementKey::databaseId)
          .thenComparing(StatementKey::userId)
          .thenComparing(StatementKey::queryId)
          .thenComparing(StatementKey::topLevel);

  public StatementKey {
    Objects.requireNonNull(userId);
    Objects.requireNonNull(databaseId);
    Objects.requireNonNull(queryId);
  }

  @Override
  public int compareTo(StatementKey other) {
    return ORDER.compare(this, other);
  }
}
