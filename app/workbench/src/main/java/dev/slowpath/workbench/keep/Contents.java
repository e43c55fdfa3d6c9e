package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The bytes of all files that an investigation was made of, so that opening it again asks for none
/// of them.
///
/// A file is put in as parts, a few of them a transaction, and is complete with the last: what is
/// not complete is taken out when the investigation is opened again.
public final class Contents {
  private static final int PART = 1 << 20;
  private static final int PARTS_AT_ONCE = 16;

  private final Jdbi jdbi;

  Contents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// The files, in the order they were put in.
  public List<KeptSource> sources() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from source where complete order by number")
            .map((row, _) ->
                new KeptSource(
                    row.getString("name"),
                    row.getString("sha256"),
                    row.getLong("bytes"),
                    row.getString("format"),
                    instant(row.getString("instant"))))
            .list());
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  /// Puts a file in, in place of the one of its name; one that is there already stays.
  ///
  /// @throws IOException if it cannot be read, or is not any more what was read before
  public void put(KeptSource source, Path from) throws IOException {
    if (sources().contains(source)) {
      return;
    }
    try (Handle handle = jdbi.open();
        InputStream in = Files.newInputStream(from)) {
      int number =
          handle
              .createQuery("select coalesce(max(number), 0) + 1 from source")
              .mapTo(Integer.class)
              .one();
      handle.execute("begin transaction");
      announce(handle, number, source);
      String sha256 = parts(handle, number, in);
      if (sha256.equals(source.sha256())) {
        complete(handle, number, source.name());
        handle.execute("commit");
      } else {
        handle.execute("rollback");
        discardIncomplete();
        throw new IOException(source.name() + " changed since it was read: add it again");
      }
    }
  }

  private static void announce(Handle handle, int number, KeptSource source) {
    handle.execute(
        "insert into source values (?, ?, ?, ?, ?, ?, ?, false)",
        number,
        source.name(),
        source.sha256(),
        source.bytes(),
        source.format(),
        source.instant().map(Instant::toString).orElse(""),
        source.isBeside() ? "beside" : "read");
  }

  private static void complete(Handle handle, int number, String name) {
    handle.execute(
        "delete from content where source in"
            + " (select number from source where name = ? and number <> ?)",
        name,
        number);
    handle.execute("delete from source where name = ? and number <> ?", name, number);
    handle.execute("update source set complete = true where number = ?", number);
  }

  /// Appends what a stream holds; the last parts stay in a transaction that is not ended.
  ///
  /// @return the SHA-256 of it
  private static String parts(Handle handle, int number, InputStream in) throws IOException {
    Sha256 digest = new Sha256();
    int part = 0;
    byte[] bytes = in.readNBytes(PART);
    while (bytes.length > 0) {
      if (part > 0 && part % PARTS_AT_ONCE == 0) {
        handle.execute("commit");
        handle.execute("begin transaction");
      }
      digest.update(bytes);
      append(handle, number, part++, Packed.of(bytes));
      bytes = in.readNBytes(PART);
    }
    return digest.hex();
  }

  /// By the appender: a statement of JDBC for each row takes a hundred times as long.
  private static void append(Handle handle, int number, int part, Packed packed)
      throws IOException {
    try (DuckDBAppender appender =
        handle
            .getConnection()
            .unwrap(DuckDBConnection.class)
            .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "content")) {
      appender.beginRow();
      appender.append(number);
      appender.append(part);
      appender.append(packed.form());
      appender.append(packed.bytes());
      appender.endRow();
    } catch (SQLException full) {
      throw new IOException(full.getMessage(), full);
    }
  }

  /// Takes out what a killed process did not put in to its end.
  void discardIncomplete() {
    jdbi.useHandle(handle -> {
      boolean isWhole =
          handle
              .createQuery("select count(*) from source where not complete")
              .mapTo(Long.class)
              .one()
              .equals(0L);
      if (!isWhole) {
        Schema.within(
            handle,
            () -> {
              handle.execute(
                  "delete from content where source in (select number from source where not"
                      + " complete)");
              handle.execute("delete from source where not complete");
            });
      }
    });
  }

  /// Lays all files into a temporary folder: those that stood in one folder stand in one again.
  ///
  /// @return where each is, by its name, in the order they were put in
  public Map<String, Path> spool() throws IOException {
    Path folder = Files.createTempDirectory("slowpath-kept-");
    Map<String, Path> places = new LinkedHashMap<>();
    Map<String, Path> folders = new LinkedHashMap<>();
    for (KeptSource source : sources()) {
      Path name = Path.of(source.name());
      String parent = String.valueOf(name.getParent());
      Path beside = folders.computeIfAbsent(parent, _ -> folder.resolve("" + folders.size()));
      Path file = Files.createDirectories(beside).resolve(String.valueOf(name.getFileName()));
      write(source, file);
      places.put(source.name(), file);
    }
    Temporary.forget(folder);
    return places;
  }

  /// Writes the bytes of a file.
  void write(KeptSource source, Path to) throws IOException {
    try (Handle handle = jdbi.open();
        OutputStream out = Files.newOutputStream(to)) {
      int number =
          handle
              .createQuery("select number from source where complete and name = ?")
              .bind(0, source.name())
              .mapTo(Integer.class)
              .one();
      int parts =
          handle
              .createQuery("select count(*) from content where source = ?")
              .bind(0, number)
              .mapTo(Integer.class)
              .one();
      for (int part = 0; part < parts; part++) {
        out.write(part(handle, number, part));
      }
    }
  }

  private static byte[] part(Handle handle, int source, int part) throws IOException {
    Packed packed =
        handle
            .createQuery("select form, bytes from content where source = ? and part = ?")
            .bind(0, source)
            .bind(1, part)
            .map((row, _) -> new Packed(row.getString(1), row.getBytes(2)))
            .one();
    return packed.unpacked();
  }
}
