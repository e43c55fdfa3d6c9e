package dev.slowpath.workbench.desk;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.intake.Intake;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Jobs;
import dev.slowpath.workbench.job.Workforce;
import dev.slowpath.workbench.keep.Casework;
import dev.slowpath.workbench.keep.HeldException;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Kept;
import dev.slowpath.workbench.keep.Reopened;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The investigation on a screen, without the screen: files are read beside it, one set after
/// another, and what comes of them is told on the screen's thread.
///
/// Two threads: one reads, one thinks (joins anew, searches), so that a search does not wait for a
/// recording of gigabytes.
public final class Desk {
  private final Importers importers;
  private final Told told;
  private final Jobs reading;
  private final Jobs thinking;
  private final Workforce workers = Workforce.ofThisMachine();
  private final AtomicLong newest = new AtomicLong();
  // Touched by the reading thread alone, and once it has ended.
  private final Sources sources = new Sources(workers);

  /// Who is told how things get on; always on the screen's thread.
  public interface Told {
    /// A file's state changed.
    void progress(Board board);

    /// A set of files is done with.
    ///
    /// @param whole everything that is on the desk now
    void read(Investigation whole, Board board);

    /// An investigation that was kept is on the desk again.
    void reopened(Investigation whole, Kept.View view, Board board);

    /// Something to know.
    void said(String sentence);

    /// A bug, or memory that did not suffice.
    void failed(Throwable failure);
  }

  /// A desk for a screen.
  ///
  /// @param screen runs what touches the screen
  public Desk(Importers importers, Executor screen, Told told) {
    this.importers = importers;
    this.told = told;
    reading = new Jobs(screen);
    thinking = new Jobs(screen);
  }

  /// Reads files and adds them; one of the same name is read anew.
  public void read(Asked asked) {
    read(() -> asked);
  }

  private void read(Supplier<Asked> asked) {
    reading.submit(
        cancellation -> {
          Board board = board(cancellation);
          add(asked.get(), cancellation, board);
          return new Done(investigation(), board, Kept.View.NONE, List.of());
        },
        ending(done -> told.read(done.whole(), done.board())));
  }

  /// Reads a file that is on the desk already as the format given.
  public void readAs(String file, String format) {
    read(() -> sources.again(file, Optional.of(format)));
  }

  /// Reads a file that is on the desk already again, judged by the rules of other tools too.
  public void judge(String file) {
    read(() -> sources.again(file, Optional.empty()).judged());
  }

  /// Reads text as a file of its own, `pasted-1` and on.
  public void paste(String text) {
    read(() -> pasted(text));
  }

  private void add(Asked asked, Cancellation cancellation, Board board) {
    List<Outcome> read = outcomes(asked, cancellation, board);
    try {
      sources.add(asked, read);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Asked pasted(String text) {
    try {
      return sources.pasted(text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /// Puts an investigation that was kept in place of what is on the desk, and holds its file. Of
  /// the text form the sources are read again, and those that changed or vanished are named.
  public void open(Path document) {
    reading.submit(
        cancellation -> {
          Board board = board(cancellation);
          sources.letGo();
          Reopened reopened = reopened(document);
          List<Outcome> outcomes = outcomes(reopened.asked(), cancellation, board);
          sources.replace(
              reopened.file().map(InvestigationFile::path).orElse(document), reopened, outcomes);
          return new Done(investigation(), board, reopened.view(), reopened.differences(outcomes));
        },
        ending(done -> {
          told.reopened(done.whole(), done.view(), done.board());
          done.sentences().forEach(told::said);
        }));
  }

  private Investigation investigation() {
    try {
      return sources.investigation();
    } catch (ImportException refused) {
      throw new Unopened(Problems.text(refused.problem()), refused);
    }
  }

  /// Something done to the casebook of a kept investigation.
  public interface Writing {
    /// Does it.
    ///
    /// @return what there is to say; empty if it is seen
    String on(Casework casework) throws ImportException;
  }

  /// Writes into the casebook of the investigation, which is kept at once.
  ///
  /// @param written told the casebook from then on
  /// @param unkept told when there is no file yet
  public void write(Writing writing, Consumer<Casebook> written, Runnable unkept) {
    reading.submit(
        _ -> sources.file().map(file -> written(file, writing)),
        ending(found ->
            found.ifPresentOrElse(
                done -> {
                  written.accept(done.casebook());
                  if (!done.sentence().isEmpty()) {
                    told.said(done.sentence());
                  }
                },
                unkept)));
  }

  private record Written(Casebook casebook, String sentence) {}

  private static Written written(InvestigationFile file, Writing writing) {
    try {
      Casework casework = Sources.casework(file);
      String sentence = writing.on(casework);
      return new Written(casework.casebook(), sentence);
    } catch (ImportException refused) {
      throw new Unopened(Problems.text(refused.problem()), refused);
    }
  }

  /// Takes everything off the desk.
  public void clear() {
    reading.submit(
        cancellation -> {
          sources.clear();
          return new Done(investigation(), board(cancellation), Kept.View.NONE, List.of());
        },
        ending(done -> told.reopened(done.whole(), done.view(), done.board())));
  }

  /// Keeps what is on the desk.
  ///
  /// @param document the file; empty for the one it was opened from or kept in before
  /// @param kept told where
  /// @param unknown told on the screen's thread when there is no file yet
  public void keep(Optional<Path> document, Kept.View view, Consumer<Path> kept, Runnable unknown) {
    reading.submit(
        _ -> {
          Optional<Path> to = document.or(sources::document);
          to.ifPresent(file -> write(file, view));
          return to;
        },
        ending(to -> to.ifPresentOrElse(kept, unknown)));
  }

  private void write(Path file, Kept.View view) {
    try {
      sources.keep(file, view);
    } catch (ImportException refused) {
      throw new Unopened(Problems.line(file.toString(), refused.problem()), refused);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Reopened reopened(Path document) {
    try {
      return Reopened.of(document);
    } catch (ImportException refused) {
      throw new Unopened(Problems.line(document.toString(), refused.problem()), refused);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Holds an investigation to filters; of several wishes in a row only the last is answered.
  public void narrow(Investigation whole, Filters filters, Consumer<Investigation> shown) {
    long wish = newest.incrementAndGet();
    thinking.submit(
        _ -> newest.get() == wish ? Optional.of(whole.narrowed(filters)) : Optional.empty(),
        ending((Optional<Investigation> held) ->
            held.filter(_ -> newest.get() == wish).ifPresent(shown)));
  }

  /// Works something out beside the screen.
  public <T> void think(Supplier<T> work, Consumer<T> shown) {
    thinking.submit(_ -> work.get(), ending(shown));
  }

  private List<Outcome> outcomes(Asked asked, Cancellation cancellation, Board board) {
    return new Intake(importers, workers, cancellation, board, board::cancellation).read(asked);
  }

  private Board board(Cancellation cancellation) {
    Consumer<Board> progress = reading.onScreen(told::progress);
    return new Board(cancellation, progress);
  }

  private <T> Jobs.Ending<T> ending(Consumer<T> done) {
    return new Jobs.Ending<>() {
      @Override
      public void done(T result) {
        done.accept(result);
      }

      @Override
      public void cancelled() {
        told.said("Cancelled");
      }

      @Override
      public void failed(Throwable failure) {
        switch (failure) {
          case Unopened refused -> told.said(refused.sentence());
          case UncheckedIOException io when io.getCause() instanceof HeldException held ->
              told.said(String.valueOf(held.getMessage()));
          case UncheckedIOException io -> told.said("Cannot be read or written: " + io.getCause());
          default -> told.failed(failure);
        }
      }
    };
  }

  /// Ends everything under way, and lets the investigation go as it is looked at now.
  public void close(Kept.View view) {
    reading.close();
    sources.file().ifPresent(file -> file.look(view));
    sources.letGo();
    thinking.close();
    workers.close();
  }

  private record Done(Investigation whole, Board board, Kept.View view, List<String> sentences) {}

  /// A document that is none, on its way to the screen.
  private static final class Unopened extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String sentence;

    Unopened(String sentence, ImportException cause) {
      super(sentence, cause);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }
}
