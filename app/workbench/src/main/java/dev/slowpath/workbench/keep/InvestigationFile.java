package dev.slowpath.workbench.keep;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// An investigation that is open: the file on disk, held by this process until it is closed.
///
/// The file is a DuckDB database (`docs/formats.md`). What is written to it is there when the call
/// returns; killed at any moment, it opens again without what was not written to its end.
public final class InvestigationFile implements AutoCloseable {
  /// The ending of its files.
  public static final String ENDING = ".slowpath";

  // DuckDB: 'Conflicting lock is held in /usr/bin/java (PID 647)'.
  private static final Pattern HOLDER = Pattern.compile("\\(PID (\\d+)\\)");
  private static final String EXPECTED = "an investigation kept by Slowpath";

  private final Path path;
  private final Connection root;
  private final Jdbi jdbi;
  private final Contents contents;
  private final Notebook notebook;

  private InvestigationFile(Path path, Connection root) {
    this.path = path;
    this.root = root;
    jdbi = Jdbi.create(() -> root.unwrap(DuckDBConnection.class).duplicate());
    contents = new Contents(jdbi);
    notebook = new Notebook(jdbi);
  }

  /// Whether a name is one of an investigation, or of its archive.
  public static boolean isNamed(String name) {
    return name.endsWith(ENDING) || Archive.isNamed(name);
  }

  /// Whether a file is of the text form, which only names its sources.
  public static boolean isText(Path file) throws IOException {
    return TextInvestigation.isText(file);
  }

  /// Makes an empty investigation in place of what the file held. It appears whole or not at all.
  ///
  /// @throws HeldException if another process has it open
  public static InvestigationFile create(Path file) throws ImportException, IOException {
    if (Files.exists(file) && !TextInvestigation.isText(file)) {
      open(file).close();
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.deleteIfExists(wal(part));
    try (InvestigationFile empty = connected(part)) {
      Schema.create(empty.jdbi);
    }
    Files.deleteIfExists(wal(file));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return open(file);
  }

  /// Opens an investigation, brings it up to this version, and takes out what an import that was
  /// killed left.
  ///
  /// @throws HeldException if another process has it open
  /// @throws ImportException if it is none, or one of a later version
  public static InvestigationFile open(Path file) throws ImportException, IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      throw malformed(Files.exists(file) ? "nothing in it" : "no such file");
    }
    InvestigationFile opened = connected(file);
    boolean isReady = false;
    try {
      Schema.upgrade(opened.jdbi);
      opened.contents.discardIncomplete();
      isReady = true;
    } catch (JdbiException broken) {
      throw malformed(String.valueOf(broken.getMessage()));
    } finally {
      if (!isReady) {
        opened.close();
      }
    }
    return opened;
  }

  /// A copy of a file as it is now, in a temporary folder: for those who want to read what another
  /// process holds.
  public static Path copy(Path file) throws IOException {
    Path folder = Files.createTempDirectory("slowpath-copy-");
    Path copy = folder.resolve(String.valueOf(file.getFileName()));
    Files.copy(file, copy);
    if (Files.exists(wal(file))) {
      Files.copy(wal(file), wal(copy));
    }
    Temporary.forget(folder);
    return copy;
  }

  static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + ".wal");
  }

  private static InvestigationFile connected(Path file) throws ImportException, IOException {
    try {
      Connection root =
          new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), settings());
      if (root == null) {
        throw new IllegalStateException("the driver does not know its own address");
      }
      return new InvestigationFile(file, root);
    } catch (SQLException refused) {
      String message = String.valueOf(refused.getMessage());
      Matcher holder = HOLDER.matcher(message);
      if (message.contains("lock") || message.contains("being used by another process")) {
        throw new HeldException(file, holder.find() ? holder.group(1) : "", refused);
      }
      throw malformed(message.lines().findFirst().orElse(message));
    }
  }

  /// Older versions of DuckDB can read what is written; nothing is ever loaded from elsewhere.
  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("storage_compatibility_version", "v1.4.0");
    settings.setProperty("memory_limit", "512MB");
    settings.setProperty("threads", "2");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static ImportException malformed(String found) {
    return new ImportException(new Problem.Malformed(new Place.Whole(), found, EXPECTED));
  }

  public Path path() {
    return path;
  }

  /// The files it was made of.
  public Contents contents() {
    return contents;
  }

  Notebook notebook() {
    return notebook;
  }

  /// How it was looked at when it was closed.
  public Kept.View view() throws ImportException {
    Optional<String> text =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select value from about where name = 'view'")
                .mapTo(String.class)
                .findOne());
    return text.isEmpty() ? Kept.View.NONE : KeptReader.read(text.get()).view();
  }

  /// Keeps how it is looked at.
  public void look(Kept.View view) {
    String text = TextInvestigation.text(new Kept("", List.of(), view));
    jdbi.useHandle(handle ->
        Schema.within(
            handle,
            () -> {
              handle.execute("delete from about where name = 'view'");
              handle.execute("insert into about values ('view', ?)", text);
            }));
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException lost) {
      // What was written is in the file or in its log, which the next opening reads.
      throw new IllegalStateException(path + " cannot be closed", lost);
    }
  }
}
