package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Chunks decoded by several workers give what one gives, number for number.
final class SideBySideTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");
  private static final int START_AT = 32;

  /// The sample's chunks again and again, each time a minute later.
  private static byte[] manyChunks(int times) throws IOException {
    byte[] once = FileSource.of(SAMPLE).bytes();
    int second = (int) ByteBuffer.wrap(once).getLong(ChunkHeader.SIZE_AT);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int time = 0; time < times; time++) {
      ByteBuffer later = ByteBuffer.wrap(once.clone());
      for (int chunk : new int[] {0, second}) {
        later.putLong(chunk + START_AT, later.getLong(chunk + START_AT) + time * 60_000_000_000L);
      }
      all.writeBytes(later.array());
    }
    return all.toByteArray();
  }

  private static Read read(byte[] recording, Workers workers) throws ImportException, IOException {
    FileSource source = FileSource.of("test.jfr", recording);
    return Read.of(new JfrImporter().read(source, Progress.unwatched(), workers));
  }

  private static List<String> numbers(Profile profile) {
    List<String> numbers = new ArrayList<>();
    profile.frames().stream().map(Frame::toString).forEach(numbers::add);
    IntStream.range(0, profile.stacks().size())
        .mapToObj(at -> profile.stacks().parent(at) + " " + profile.stacks().frame(at))
        .forEach(numbers::add);
    for (Metric metric : profile.metrics()) {
      profile
          .samples(metric)
          .ifPresent(samples ->
              IntStream.range(0, samples.size())
                  .mapToObj(row ->
                      "%s %d %d %d"
                          .formatted(
                              metric, samples.timeNs(row), samples.stack(row), samples.weight(row)))
                  .forEach(numbers::add));
    }
    return numbers;
  }

  @Test
  void fourWorkersGiveTheProfileOfOne() throws ImportException, IOException {
    byte[] recording = manyChunks(12);
    Read alone = read(recording, Workers.onCallersThread());
    Read together = read(recording, new SideBySide());
    assertEquals(12 * 72, alone.count(Metric.CPU_TIME));
    assertEquals(numbers(alone.profile()), numbers(together.profile()));
    assertEquals(alone.notices(), together.notices());
  }

  @Test
  void theFirstDamageIsRefusedWhoeverMeetsIt() throws IOException {
    byte[] recording = manyChunks(12);
    int size = FileSource.of(SAMPLE).bytes().length;
    for (int time : new int[] {3, 7, 9}) {
      recording[time * size + ChunkHeader.LENGTH] = 1;
    }
    Place alone = place(recording, Workers.onCallersThread());
    assertEquals(new Place.AtByte(3L * size + ChunkHeader.LENGTH), alone);
    assertEquals(alone, place(recording, new SideBySide()));
  }

  private static Place place(byte[] recording, Workers workers) {
    return assertThrows(ImportException.class, () -> read(recording, workers)).problem().place();
  }

  /// Four workers on the JVM's common threads.
  private static final class SideBySide implements Workers {
    @Override
    public int parallelism() {
      return 4;
    }

    @Override
    public <T> List<T> all(List<? extends Task<T>> tasks) throws ImportException, IOException {
      try {
        return tasks.parallelStream().map(SideBySide::run).toList();
      } catch (UncheckedIOException failed) {
        IOException cause = Objects.requireNonNull(failed.getCause());
        if (cause.getCause() instanceof ImportException refused) {
          throw refused;
        }
        throw cause;
      }
    }

    private static <T> T run(Task<T> task) {
      try {
        return task.run();
      } catch (ImportException refused) {
        throw new UncheckedIOException(new IOException(refused));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
