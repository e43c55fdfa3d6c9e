package dev.slowpath.workbench.job;

import dev.slowpath.analysis.link.Crew;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// The threads of the workbench, lent to importers and analysis: with the thread that asks, as many
/// as there are processors, so that the screen's own is not held up; all daemons, gone when it is
/// closed.
public final class Workforce implements Workers, Crew, AutoCloseable {
  private final int parallelism;
  private final ExecutorService threads;

  public Workforce(int parallelism) {
    this.parallelism = parallelism;
    ThreadFactory named = Thread.ofPlatform().daemon().name("slowpath-worker-", 1).factory();
    threads = Executors.newFixedThreadPool(Math.max(1, parallelism - 1), named);
  }

  /// One for each processor of this machine.
  public static Workforce ofThisMachine() {
    return new Workforce(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  /// The caller works too, on what no thread has begun: a task may itself hand out tasks, however
  /// few threads there are.
  @Override
  public <T> List<T> all(List<? extends Task<T>> tasks) throws ImportException, IOException {
    List<FutureTask<T>> running = new ArrayList<>();
    for (Task<T> task : tasks) {
      FutureTask<T> future = new FutureTask<>(task::run);
      running.add(future);
      threads.execute(future);
    }
    List<T> results = new ArrayList<>();
    try {
      for (FutureTask<T> future : running) {
        future.run();
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    } finally {
      running.forEach(future -> future.cancel(true));
    }
  }

  @Override
  public <A, B> List<B> each(List<? extends A> all, Function<? super A, ? extends B> work) {
    List<Task<B>> tasks = new ArrayList<>();
    for (A one : all) {
      tasks.add(() -> work.apply(one));
    }
    try {
      return all(tasks);
    } catch (ImportException | IOException impossible) {
      throw new IllegalStateException("the work of an analysis reads nothing", impossible);
    }
  }

  /// The task's own failure: checked ones as declared, unchecked ones as they are.
  private static ImportException unwrapped(ExecutionException failed) throws IOException {
    return switch (failed.getCause()) {
      case ImportException refused -> refused;
      case IOException io -> throw io;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(failed);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
