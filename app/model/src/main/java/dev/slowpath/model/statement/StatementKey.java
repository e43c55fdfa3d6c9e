package dev.slowpath.model.statement;

import java.util.Objects;

/// The identity of an entry within one server: user, database, queryid and level, as the view
/// states them. Ids are texts, since a queryid is a signed 64-bit number that JSON would round.
///
/// @param topLevel whether the client sent it (true also where the version does not say)
public record StatementKey(String userId, String databaseId, String queryId, boolean topLevel)
    implements Comparable<StatementKey> {

  public StatementKey {
    Objects.requireNonNull(userId);
    Objects.requireNonNull(databaseId);
    Objects.requireNonNull(queryId);
  }

  /// By the queryid alone: it differs in all but a few keys.
  @Override
  public int hashCode() {
    return queryId.hashCode();
  }

  @Override
  public int compareTo(StatementKey other) {
    int order = compare(databaseId, other.databaseId);
    order = order != 0 ? order : compare(userId, other.userId);
    order = order != 0 ? order : queryId.compareTo(other.queryId);
    return order != 0 ? order : Boolean.compare(topLevel, other.topLevel);
  }

  /// Few users and databases own all entries: most pairs are one text, which is seen at once.
  private static int compare(String one, String other) {
    return one.equals(other) ? 0 : one.compareTo(other);
  }
}
