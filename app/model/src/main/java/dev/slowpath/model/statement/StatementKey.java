package dev.slowpath.model.statement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identity of an entry within one server: user, database, queryid and level, as the view
/// states them, ordered by database, user, queryid and level.
///
/// Ids are texts to whoever asks, since a queryid is a signed 64-bit number that JSON would round.
/// The queryid is kept as the number: a snapshot has keys by the hundred thousand, and they are
/// compared far more often than shown.
public final class StatementKey implements Comparable<StatementKey> {
  private static final int MOST_DIGITS = 19;

  private final String userId;
  private final String databaseId;
  private final long number;

  /// The queryid where it is not a number in its plain form, such as a hidden one, which is empty.
  private final @Nullable String written;

  private final boolean topLevel;

  /// @param topLevel whether the client sent it (true also where the version does not say)
  public StatementKey(String userId, String databaseId, String queryId, boolean topLevel) {
    this.userId = Objects.requireNonNull(userId);
    this.databaseId = Objects.requireNonNull(databaseId);
    this.topLevel = topLevel;
    number = number(queryId);
    written = Long.toString(number).equals(queryId) ? null : queryId;
  }

  /// The digits of a text as a number; of a text that is none anything, as it is in the wrong form.
  private static long number(String text) {
    boolean isNegative = text.startsWith("-");
    int end = Math.min(text.length(), MOST_DIGITS + 1);
    long number = 0;
    for (int at = isNegative ? 1 : 0; at < end; at++) {
      number = 10 * number + text.charAt(at) - '0';
    }
    return isNegative ? -number : number;
  }

  public String userId() {
    return userId;
  }

  public String databaseId() {
    return databaseId;
  }

  /// Empty where the server does not show it.
  public String queryId() {
    return written == null ? Long.toString(number) : written;
  }

  /// Whether the client sent it, and not a function.
  public boolean topLevel() {
    return topLevel;
  }

  @Override
  public int compareTo(StatementKey other) {
    int order = compare(databaseId, other.databaseId);
    order = order != 0 ? order : compare(userId, other.userId);
    order = order != 0 ? order : compareQueryIds(other);
    return order != 0 ? order : Boolean.compare(topLevel, other.topLevel);
  }

  /// Few users and databases own all entries: most pairs are one text, which is seen at once.
  private static int compare(String one, String other) {
    return one.equals(other) ? 0 : one.compareTo(other);
  }

  /// Numbers by their value, behind what is none.
  private int compareQueryIds(StatementKey other) {
    if (written == null || other.written == null) {
      int order = Boolean.compare(written == null, other.written == null);
      return order != 0 ? order : Long.compare(number, other.number);
    }
    return written.compareTo(other.written);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatementKey key && compareTo(key) == 0;
  }

  /// By the queryid alone: it differs in all but a few keys.
  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  @Override
  public String toString() {
    return "StatementKey[userId=%s, databaseId=%s, queryId=%s, topLevel=%s]"
        .formatted(userId, databaseId, queryId(), topLevel);
  }
}
