package dev.slowpath.sample.shop.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Sends a schedule's requests at their instants whether or not earlier ones were answered, and
/// measures each from the instant it was meant to be sent.
public final class LoadGenerator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int UNANSWERED = 0;

  private final URI main;
  private final URI legacy;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public LoadGenerator(URI main, URI legacy) {
    this.main = main;
    this.legacy = legacy;
  }

  private record Answered(Arrival arrival, long intendedUs, long sentUs, long doneUs, int status) {
    private String line() {
      var arrived = arrival;
      return "%d,%d,%d,GET,%s,%s,%d,%s,%s"
          .formatted(
              arrived.block(),
              intendedUs,
              sentUs,
              arrived.path(),
              arrived.route(),
              status,
              ms(doneUs - intendedUs),
              ms(doneUs - sentUs));
    }

    private static String ms(long us) {
      return "%d.%03d".formatted(us / 1000, us % 1000);
    }
  }

  /// Sends all and waits for all.
  ///
  /// @return how many answers were not 200
  public long run(Schedule schedule, Path log) throws IOException {
    var answers = new ConcurrentLinkedQueue<Answered>();
    var clock = new Clock();
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var arrival : schedule.arrivals()) {
        clock.sleepUntil(arrival.atUs());
        var _ = senders.submit(() -> answers.add(send(arrival, clock)));
      }
    }
    write(answers, log);
    return answers.stream().filter(answer -> answer.status() != 200).count();
  }

  private static void write(Collection<Answered> answers, Path log) throws IOException {
    var text = new StringBuilder();
    text.append("block,intended_epoch_us,sent_epoch_us,method,path,route,status,latency_ms,");
    text.append("service_ms\n");
    List<String> lines =
        answers.stream()
            .sorted(Comparator.comparing(Answered::arrival, Arrival.ORDER))
            .map(Answered::line)
            .toList();
    lines.forEach(line -> text.append(line).append('\n'));
    Files.writeString(log, text, StandardCharsets.UTF_8);
  }

  private Answered send(Arrival arrival, Clock clock) {
    var intended = clock.epochUs(arrival.atUs());
    var request =
        HttpRequest.newBuilder((arrival.isLegacy() ? legacy : main).resolve(arrival.path()))
            .header("X-Request-Start", "t=" + intended)
            .timeout(PATIENCE)
            .build();
    var sent = clock.nowUs();
    var status = status(request);
    return new Answered(
        arrival, intended, clock.epochUs(sent), clock.epochUs(clock.nowUs()), status);
  }

  // A request without an answer stays in the log with status 0.
  private int status(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray()).statusCode();
    } catch (IOException failure) {
      return UNANSWERED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return UNANSWERED;
    }
  }

  /// Fetches a text of the main server outside the schedule.
  public String text(String path) throws IOException {
    try {
      var request = HttpRequest.newBuilder(main.resolve(path)).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching " + path);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  // Durations come from the monotonic clock, anchored once to the time of day.
  private static final class Clock {
    private final long startNano = System.nanoTime();
    private final long startEpochUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    private long nowUs() {
      return (System.nanoTime() - startNano) / 1000;
    }

    private long epochUs(long sinceStartUs) {
      return startEpochUs + sinceStartUs;
    }

    private void sleepUntil(long sinceStartUs) throws InterruptedIOException {
      try {
        var left = sinceStartUs - nowUs();
        if (left > 0) {
          TimeUnit.MICROSECONDS.sleep(left);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted between two requests");
      }
    }
  }
}
