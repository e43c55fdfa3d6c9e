package dev.slowpath.workbench.keep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What people wrote in an investigation, as documents, and everything they did to them, so that it
/// can be undone and done again.
final class Notebook {
  private final Jdbi jdbi;

  Notebook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Something a person does to one document.
  ///
  /// @param words of it, such as "F1: owner changed"
  /// @param after the document from then on; empty where it is taken away
  record Deed(Instant at, String words, String kind, String id, Optional<String> after) {}

  private record Done(
      long number,
      String words,
      String kind,
      String id,
      @Nullable String before,
      @Nullable String after) {}

  /// The documents of a kind, in the order of their numbers.
  List<String> documents(String kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select document from item where kind = ?"
                    + " order by cast(substr(id, 2) as integer)")
            .bind(0, kind)
            .mapTo(String.class)
            .list());
  }

  /// Does something; what was undone before can not be done again from then on.
  void act(Deed deed) {
    jdbi.useHandle(handle ->
        Schema.within(
            handle,
            () -> {
              handle.execute("delete from change where undone");
              long number =
                  handle
                      .createQuery("select coalesce(max(number), 0) + 1 from change")
                      .mapTo(Long.class)
                      .one();
              handle.execute(
                  "insert into change values (?, ?, ?, ?, ?, ?, ?, false)",
                  number,
                  LocalDateTime.ofInstant(deed.at(), ZoneOffset.UTC),
                  deed.words(),
                  deed.kind(),
                  deed.id(),
                  document(handle, deed.kind(), deed.id()).orElse(null),
                  deed.after().orElse(null));
              put(handle, deed.kind(), deed.id(), deed.after().orElse(null));
            }));
  }

  /// Takes the last thing back.
  ///
  /// @return what it was; empty if there is nothing to take back
  Optional<String> undo() {
    return turn("not undone order by number desc", true);
  }

  /// Does again what was taken back last.
  Optional<String> redo() {
    return turn("undone order by number", false);
  }

  private Optional<String> turn(String which, boolean isUndone) {
    return jdbi.withHandle(handle -> {
      Optional<Done> found =
          handle
              .createQuery("select * from change where " + which + " limit 1")
              .map((row, _) ->
                  new Done(
                      row.getLong("number"),
                      row.getString("words"),
                      row.getString("kind"),
                      row.getString("id"),
                      row.getString("before"),
                      row.getString("after")))
              .findOne();
      found.ifPresent(done ->
          Schema.within(
              handle,
              () -> {
                put(handle, done.kind(), done.id(), isUndone ? done.before() : done.after());
                handle.execute(
                    "update change set undone = ? where number = ?", isUndone, done.number());
              }));
      return found.map(Done::words);
    });
  }

  private static Optional<String> document(Handle handle, String kind, String id) {
    return handle
        .createQuery("select document from item where kind = ? and id = ?")
        .bind(0, kind)
        .bind(1, id)
        .mapTo(String.class)
        .findOne();
  }

  private static void put(Handle handle, String kind, String id, @Nullable String document) {
    handle.execute("delete from item where kind = ? and id = ?", kind, id);
    if (document != null) {
      handle.execute("insert into item values (?, ?, ?)", kind, id, document);
    }
  }
}
