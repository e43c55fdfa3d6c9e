package dev.slowpath.cli.verb;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.keep.Casework;
import dev.slowpath.workbench.keep.HeldException;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Reopened;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The investigation that a verb on findings is about.
final class CaseFile {
  static final String LABEL = "INVESTIGATION";
  static final String WHAT = "The file of an investigation, made by slowpath keep.";

  private CaseFile() {}

  /// Something done to the casebook.
  interface Work<T> {
    T on(Casework casework) throws ImportException, IOException;
  }

  /// Opens the file, does something to its casebook, and lets it go.
  static <T> T with(Path path, Work<T> work) {
    try (InvestigationFile file = InvestigationFile.open(path)) {
      return work.on(new Casework(file, Clock.systemUTC()));
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(path.toString(), refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UsageException(
          "%s: cannot be opened: %s".formatted(path, unreadable.getMessage()), unreadable);
    }
  }

  /// The casebook as it is now; of a file that another process holds, that of a copy.
  static Casebook read(Path path) {
    try {
      InvestigationFile.open(path).close();
    } catch (HeldException _) {
      return with(copy(path), Casework::casebook);
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(path.toString(), refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UsageException(path + ": cannot be opened: " + unreadable.getMessage(), unreadable);
    }
    return with(path, Casework::casebook);
  }

  /// The casebook of the investigation among the names; empty if there is none.
  static Casebook among(List<String> names) {
    return names.stream()
        .filter(InvestigationFile::isNamed)
        .map(Path::of)
        .filter(CaseFile::isDatabase)
        .findFirst()
        .map(CaseFile::readable)
        .map(CaseFile::read)
        .orElse(Casebook.EMPTY);
  }

  private static Path readable(Path path) {
    try {
      return Reopened.readable(path);
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(path.toString(), refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UsageException(path + ": cannot be opened: " + unreadable.getMessage(), unreadable);
    }
  }

  /// The text form holds no casebook.
  private static boolean isDatabase(Path path) {
    try {
      return !InvestigationFile.isText(path);
    } catch (IOException unreadable) {
      throw new UsageException(path + ": cannot be opened: " + unreadable.getMessage(), unreadable);
    }
  }

  private static Path copy(Path path) {
    try {
      return InvestigationFile.copy(path);
    } catch (IOException full) {
      throw new UsageException(path + ": cannot be copied: " + full.getMessage(), full);
    }
  }

  static Finding finding(Casebook casebook, String id) {
    return casebook
        .finding(id)
        .orElseThrow(
            () -> new UsageException(id + ": no such finding; slowpath findings lists them"));
  }

  static Experiment experiment(Casebook casebook, String id) {
    return casebook
        .experiment(id)
        .orElseThrow(
            () -> new UsageException(id + ": no such experiment; slowpath experiments lists them"));
  }
}
