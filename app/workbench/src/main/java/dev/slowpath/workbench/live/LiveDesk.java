package dev.slowpath.workbench.live;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.intake.Recorders;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Jobs;
import dev.slowpath.workbench.live.LiveCapture.Captured;
import dev.slowpath.workbench.live.LiveCapture.Snapshot;
import dev.slowpath.workbench.live.LiveCapture.Wish;
import dev.slowpath.workbench.live.LiveExplain.Answered;
import dev.slowpath.workbench.wording.LiveWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Live systems as a screen works with them: captures and questions beside the screen, what comes
/// of them told on its thread. A password is in memory alone, for as long as the window is open.
///
/// Two threads: one captures, perhaps for an hour, one asks.
public final class LiveDesk implements AutoCloseable {
  private final Recorders recorders;
  private final Map<String, String> environment;
  private final Jobs capturing;
  private final Jobs asking;
  private Optional<Server> server = Optional.empty();

  /// A desk for a screen.
  ///
  /// @param environment variables, as of the process
  /// @param screen runs what touches the screen
  public LiveDesk(Recorders recorders, Map<String, String> environment, Executor screen) {
    this.recorders = recorders;
    this.environment = Map.copyOf(environment);
    capturing = new Jobs(screen);
    asking = new Jobs(screen);
  }

  /// A system that let us in.
  ///
  /// @param name without any password
  public record Server(Recorder recorder, String address, Access access, String name) {}

  /// What came of something.
  public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /// Why nothing did, and what mends it.
    record Refused<T>(String sentence) implements Answer<T> {}
  }

  /// How a capture ended.
  ///
  /// @param files what was kept, by the names to read it under
  /// @param sentences what the system does not show, or why there is no more
  /// @param isWhole whether all that was wanted was captured
  public record Ended(Map<String, Path> files, List<String> sentences, boolean isWhole) {
    public Ended {
      sentences = List.copyOf(sentences);
    }
  }

  /// Plans, by the names to read them under.
  public record Planned(Answered answered, Map<String, Path> files) {}

  /// The kinds of systems at hand.
  public List<Recorder> recorders() {
    return recorders.all();
  }

  /// What a form for a kind of system asks for.
  public List<Recorder.Field> form(Recorder recorder) {
    return recorder.form(environment);
  }

  /// The system that let us in last.
  public Optional<Server> server() {
    return server;
  }

  /// Connects and takes snapshots; of the same thread as all that is told.
  ///
  /// @param filled the form
  /// @param kept told the words of each snapshot
  /// @return what stops it; what was kept until then is told as ever
  public Cancellation capture(
      Recorder recorder,
      Map<String, String> filled,
      Times times,
      Consumer<String> kept,
      Consumer<Ended> ended) {
    String address = recorder.address(filled);
    String password = filled.getOrDefault("password", "");
    Access access =
        new Access(environment, _ -> Optional.of(password).filter(one -> !one.isEmpty()));
    Map<String, Path> files = new LinkedHashMap<>();
    Consumer<String> told = capturing.onScreen(kept);
    return capturing.submit(
        cancellation -> {
          LiveCapture capture = new LiveCapture(recorder, access, cancellation);
          return result(() -> {
            Wish wish = new Wish(address, folder(address), times.every(), times.count());
            return capture.run(
                wish,
                (snapshot, number, of) -> {
                  add(files, snapshot);
                  told.accept(LiveWords.kept(number, of, snapshot.at()));
                });
          });
        },
        new Ending<Captured>(answer ->
            ended.accept(
                switch (answer) {
                  case Answer.Given<Captured>(Captured captured) -> {
                    server = Optional.of(new Server(recorder, address, access, captured.system()));
                    yield new Ended(files, LiveWords.lacks(captured.lacks()), true);
                  }
                  case Answer.Refused<Captured>(String sentence) ->
                      new Ended(files, List.of(sentence), false);
                })));
  }

  /// How often, and how many times.
  public record Times(Duration every, int count) {}

  private static void add(Map<String, Path> files, Snapshot snapshot) {
    files.putAll(named(snapshot.files()));
  }

  private static Map<String, Path> named(List<Path> files) {
    Map<String, Path> named = new LinkedHashMap<>();
    for (Path file : files) {
      file.toFile().deleteOnExit();
      named.put(String.valueOf(file.getFileName()), file);
    }
    return named;
  }

  /// A folder that goes when the program ends, named as the database, which names the
  /// investigation: what is to be kept is kept in that.
  private static Path folder(String address) throws IOException {
    Path around = Files.createTempDirectory("slowpath-live-");
    around.toFile().deleteOnExit();
    String place = address.replaceFirst("\\?.*", "");
    String name = place.substring(place.lastIndexOf('/') + 1).replaceAll("[^\\w-]", "");
    Path folder = Files.createDirectory(around.resolve(name.isEmpty() ? "live" : name));
    folder.toFile().deleteOnExit();
    return folder;
  }

  /// The parameters of a statement on the system that let us in last.
  public void parameters(String statement, Consumer<Answer<List<Parameter>>> told) {
    ask(explain -> explain.parameters(statement), told);
  }

  /// The plan of a statement there.
  public void plan(Question question, Consumer<Answer<Planned>> told) {
    ask(
        explain -> {
          Answered answered = explain.ask(question, false, folder(explain.address()));
          return new Planned(answered, named(answered.files()));
        },
        told);
  }

  private interface Asked<T> {
    T of(LiveExplain explain) throws UnreachableException, DeclinedException, IOException;
  }

  private <T> void ask(Asked<T> asked, Consumer<Answer<T>> told) {
    if (server.isEmpty()) {
      told.accept(new Answer.Refused<>("No server is connected"));
      return;
    }
    Server to = server.get();
    LiveExplain explain = new LiveExplain(to.recorder(), to.address(), to.access());
    asking.submit(_ -> result(() -> asked.of(explain)), new Ending<>(told));
  }

  private interface Work<T> {
    T done() throws UnreachableException, DeclinedException, IOException;
  }

  private static <T> Answer<T> result(Work<T> work) {
    try {
      return new Answer.Given<>(work.done());
    } catch (UnreachableException unreached) {
      return new Answer.Refused<>(LiveWords.sentence(unreached.found(), unreached.remedy()));
    } catch (DeclinedException declined) {
      return new Answer.Refused<>(LiveWords.sentence(declined.found(), declined.remedy()));
    } catch (IOException full) {
      return new Answer.Refused<>("Cannot be written: " + full.getMessage());
    } catch (CancelledException cancelled) {
      return new Answer.Refused<>("Cancelled");
    }
  }

  private record Ending<T>(Consumer<Answer<T>> told) implements Jobs.Ending<Answer<T>> {
    @Override
    public void done(Answer<T> result) {
      told.accept(result);
    }

    @Override
    public void cancelled() {
      told.accept(new Answer.Refused<>("Cancelled"));
    }

    @Override
    public void failed(Throwable failure) {
      told.accept(new Answer.Refused<>("A bug of ours, please report it: " + failure));
    }
  }

  /// Ends what is under way.
  @Override
  public void close() {
    capturing.close();
    asking.close();
  }
}
