package dev.slowpath.desktop;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.intake.Intake;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.intake.Watch;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Jobs;
import dev.slowpath.workbench.job.Workforce;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The one window: reads files beside the screen, and shows what came of them.
final class Window implements Shell.Files {
  private static final Path SAMPLE = Path.of("sample-data/shop/before");
  private final Importers importers;
  private final Jobs jobs = new Jobs(Platform::runLater);
  private final Workforce workers = Workforce.ofThisMachine();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Shell shell;
  private Cancellation reading = new Cancellation();

  Window(Importers importers) {
    this.importers = importers;
    shell = Platforms.onScreen(() -> new Shell(Theme.DARK, 1280, 800, this));
  }

  /// Opens it, and returns when it is closed.
  void open(Asked asked) {
    Platform.runLater(() -> {
      Stage stage = new Stage();
      stage.setTitle("Slowpath");
      stage.setScene(shell.scene());
      stage.setMinWidth(1024);
      stage.setMinHeight(640);
      stage.setOnHidden(_ -> closed.countDown());
      stage.show();
      if (!asked.names().isEmpty()) {
        read(asked);
      }
    });
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    reading.cancel();
    jobs.close();
    workers.close();
    Platform.exit();
  }

  @Override
  public void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Add files");
    List<File> chosen = chooser.showOpenMultipleDialog(shell.scene().getWindow());
    if (chosen != null) {
      read(chosen.stream().map(File::toPath).toList());
    }
  }

  @Override
  public void sample() {
    Path sample = Path.of(System.getProperty("slowpath.home", ".")).resolve(SAMPLE);
    if (Files.isDirectory(sample)) {
      read(List.of(sample));
    } else {
      shell.say("The sample is not installed: expected " + sample);
    }
  }

  @Override
  public void read(List<Path> files) {
    read(Asked.files(files.toArray(Path[]::new)));
  }

  private void read(Asked asked) {
    Watch watch = new Told(jobs.onScreen(shell::say));
    reading =
        jobs.submit(
            cancellation -> {
              Intake intake = new Intake(importers, workers, cancellation, watch);
              List<Outcome> all = new ArrayList<>(outcomes);
              all.addAll(intake.read(asked));
              return Investigation.of(name(all), all, Optional.empty());
            },
            new Shown());
  }

  private static String name(List<Outcome> all) {
    Path first = Path.of(all.getFirst().file()).toAbsolutePath();
    Path folder = first.getParent();
    return all.size() > 1 && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : String.valueOf(first.getFileName());
  }

  private final class Shown implements Jobs.Ending<Investigation> {
    @Override
    public void done(Investigation investigation) {
      outcomes.clear();
      outcomes.addAll(investigation.outcomes());
      shell.show(investigation);
      boolean isRanked = !investigation.ranking().bottlenecks().isEmpty();
      shell.go(isRanked ? Page.BOTTLENECKS : Page.SOURCES);
    }

    @Override
    public void cancelled() {
      shell.say("Cancelled: nothing of these files is kept");
    }

    @Override
    public void failed(Throwable failure) {
      shell.say("A bug of ours, please report it: " + failure);
    }
  }

  /// Progress in the status line.
  private record Told(Consumer<String> line) implements Watch {
    @Override
    public void reading(String file, long bytes, long size) {
      line.accept(
          "Reading %s, %s".formatted(file, Numbers.share(size == 0 ? 1 : bytes / (double) size)));
    }

    @Override
    public void stage(String file, String stage) {
      line.accept("Reading " + file + ", " + stage);
    }

    @Override
    public void done(Outcome outcome) {
      line.accept("Read " + outcome.file());
    }
  }
}
