package dev.slowpath.workbench.keep;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables of an investigation, and how those of earlier versions become those of this one.
///
/// Version 1 is the text form, `TextInvestigation`. A later version adds a step here and a fixture
/// to its test; steps that were shipped are never changed.
final class Schema {
  static final int FIRST = 2;

  /// What leads from a version to the next, beginning with the first.
  private static final List<List<String>> STEPS =
      List.of(
          // 3: findings, and what people did to them.
          List.of(
              """
              create table item (kind varchar not null, id varchar not null,
                document varchar not null)
              """,
              """
              create table change (number bigint not null, moment timestamp not null,
                words varchar not null, kind varchar not null, id varchar not null,
                before varchar, after varchar, undone boolean not null)
              """));

  static final int VERSION = FIRST + STEPS.size();

  private static final List<String> TABLES =
      List.of(
          "create table about (name varchar not null, value varchar not null)",
          """
          create table source (number integer not null, name varchar not null,
            sha256 varchar not null, bytes bigint not null, format varchar not null,
            instant varchar not null, role varchar not null, complete boolean not null)
          """,
          """
          create table content (source integer not null, part integer not null,
            form varchar not null, bytes blob not null)
          """);

  private Schema() {}

  static void create(Jdbi jdbi) {
    jdbi.useHandle(handle ->
        within(
            handle,
            () -> {
              TABLES.forEach(handle::execute);
              handle.execute("insert into about values ('version', ?)", String.valueOf(FIRST));
              steps(handle, FIRST);
            }));
  }

  /// Brings a file up to this version.
  ///
  /// @throws ImportException if it is of a later one
  static void upgrade(Jdbi jdbi) throws ImportException {
    int version = jdbi.withHandle(Schema::version);
    if (version > VERSION) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.Whole(), "version " + version, "at most " + VERSION));
    }
    if (version < VERSION) {
      jdbi.useHandle(handle -> within(handle, () -> steps(handle, version)));
    }
  }

  private static int version(Handle handle) {
    return Integer.parseInt(
        handle
            .createQuery("select value from about where name = 'version'")
            .mapTo(String.class)
            .one());
  }

  private static void steps(Handle handle, int from) {
    STEPS.subList(from - FIRST, STEPS.size()).forEach(step -> step.forEach(handle::execute));
    handle.execute("update about set value = ? where name = 'version'", String.valueOf(VERSION));
  }

  /// All of it or nothing.
  static void within(Handle handle, Runnable work) {
    handle.execute("begin transaction");
    boolean isDone = false;
    try {
      work.run();
      handle.execute("commit");
      isDone = true;
    } finally {
      if (!isDone) {
        handle.execute("rollback");
      }
    }
  }
}
