package dev.slowpath.plugin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// What every importer must do, as tests: its own test class implements this interface and names
/// its samples. Each sample is read some hundreds of times, so samples are small (up to about 200
/// kB).
///
/// `-Dgolden=write` writes the golden dumps anew; their difference is reviewed like code.
public interface ImporterContract {
  Duration LONGEST = Duration.ofMinutes(3);

  Importer importer();

  /// Files of the format, each read whole and without an exception.
  List<Path> samples();

  /// Where the golden dumps stand, one a sample.
  Path goldenFolder();

  /// What the importer says to its own samples.
  default Verdict verdictOnOwn(Path sample) {
    return Verdict.YES;
  }

  /// A sample as a source; override it to state an instant.
  default FileSource source(Path sample) throws IOException {
    return FileSource.of(sample);
  }

  /// For formats where a shorter file is a valid file: the length of the longest beginning of
  /// complete records when the content is cut at `cut` (see `Cuts.completeLines`). An import of the
  /// cut file without a truncation notice must equal the import of that beginning. -1: no shorter
  /// file is whole.
  default int completeUpTo(byte[] content, int cut) {
    return -1;
  }

  @Test
  default void isNamedAsAService() throws IOException {
    assertTrue(
        Services.name(importer().getClass()), "META-INF/services/dev.slowpath.plugin.Importer");
  }

  @TestFactory
  default Stream<DynamicTest> recognizesItsOwnSamples() {
    return perSample(sample -> {
      FileSource source = source(sample);
      Head head = new Head(source.simpleName(), source.bytes());
      assertEquals(verdictOnOwn(sample), importer().recognize(head));
    });
  }

  @TestFactory
  default Stream<DynamicTest> neverClaimsAnotherFormat() {
    return ForeignSample.all(importer().format().extensions()).stream()
        .filter(sample -> !sample.formatId().equals(importer().format().id()))
        .map(sample ->
            dynamicTest(
                sample.toString(),
                () -> assertNotEquals(Verdict.YES, importer().recognize(sample.head()))));
  }

  @TestFactory
  default Stream<DynamicTest> judgesAnyBeginningAndDamageOfASample() {
    return perSample(sample -> {
      byte[] bytes = source(sample).bytes();
      String name = source(sample).simpleName();
      for (int cut : Cuts.of(Math.min(bytes.length, Head.LIMIT))) {
        assertNotNull(importer().recognize(new Head(name, Cuts.upTo(bytes, cut))));
      }
      Generator.forAll(
          200,
          drawn -> assertNotNull(importer().recognize(new Head(name, Fuzz.damaged(bytes, drawn)))));
    });
  }

  @TestFactory
  default Stream<DynamicTest> refusesOrReadsWhatIsNoFileOfItsFormat() {
    return ForeignSample.all(List.of()).stream()
        .filter(sample -> !sample.formatId().equals(importer().format().id()))
        .map(sample ->
            dynamicTest(
                sample.toString(),
                () -> endsAsItMay(FileSource.of(sample.name(), sample.bytes()))));
  }

  @TestFactory
  default Stream<DynamicTest> readsWhatTheGoldenDumpHolds() {
    return perSample(sample -> {
      Path golden = goldenFolder().resolve(sample.getFileName() + ".golden.txt");
      String dump = Dump.golden(read(source(sample)));
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(goldenFolder());
        Files.writeString(golden, dump);
      }
      assertTrue(Files.exists(golden), "write it with -Dgolden=write: " + golden);
      assertEquals(Files.readString(golden, StandardCharsets.UTF_8), dump);
    });
  }

  @TestFactory
  default Stream<DynamicTest> readsTheSameTwiceAndInAnyOrderOfWork() {
    return perSample(sample -> {
      String first = Dump.whole(read(source(sample)));
      assertEquals(first, Dump.whole(read(source(sample))));
      Imported other =
          importer().read(source(sample), Progress.unwatched(), new LastFirstWorkers());
      assertEquals(first, Dump.whole(other));
    });
  }

  @TestFactory
  default Stream<DynamicTest> tellsOfEveryCut() {
    return perSample(sample -> {
      byte[] whole = source(sample).bytes();
      for (int cut : Cuts.of(whole.length)) {
        endsAsItMayWhenCut(source(sample), whole, cut);
      }
    });
  }

  @TestFactory
  default Stream<DynamicTest> stopsWhereverItIsCancelled() {
    return perSample(sample -> {
      CountedProgress counting = CountedProgress.neverCancelled();
      importer().read(source(sample).watchedBy(counting), counting, Workers.onCallersThread());
      for (int tick : Cuts.spread(1, (int) counting.ticks(), 60)) {
        CountedProgress cancelling = CountedProgress.cancelledAt(tick);
        FileSource watched = source(sample).watchedBy(cancelling);
        assertThrows(
            CancelledException.class,
            () -> importer().read(watched, cancelling, Workers.onCallersThread()),
            "cancelled at tick " + tick + " of " + counting.ticks());
        assertEquals(0, watched.openStreams(), "streams left open");
      }
    });
  }

  private Stream<DynamicTest> perSample(ThrowingConsumer<Path> test) {
    assertFalse(samples().isEmpty(), "a contract without samples proves nothing");
    return samples().stream()
        .map(sample ->
            dynamicTest(
                String.valueOf(sample.getFileName()),
                () -> assertTimeoutPreemptively(LONGEST, () -> test.accept(sample))));
  }

  private Imported read(FileSource source) throws ImportException, IOException {
    Imported imported = importer().read(source, Progress.unwatched(), Workers.onCallersThread());
    assertEquals(0, source.openStreams(), "streams left open");
    return imported;
  }

  private void endsAsItMay(FileSource source) throws IOException {
    try {
      assertNotNull(read(source));
    } catch (ImportException refused) {
      assertFalse(refused.problem().found().isBlank(), "a refusal says what it found");
      assertFalse(refused.problem().expected().isBlank(), "a refusal says what it expected");
    }
    assertEquals(0, source.openStreams(), "streams left open");
  }

  private void endsAsItMayWhenCut(FileSource source, byte[] whole, int cut) throws IOException {
    FileSource shorter = source.holding(Cuts.upTo(whole, cut));
    String end = Cuts.end(importer(), shorter);
    if (end.equals(Cuts.REFUSED) || end.equals(Cuts.TRUNCATED)) {
      return;
    }
    int complete = completeUpTo(whole, cut);
    assertTrue(complete >= 0, "cut at " + cut + " of " + whole.length + ", and nothing says so");
    FileSource records = source.holding(Cuts.upTo(whole, complete));
    assertEquals(Cuts.end(importer(), records), end, "cut at " + cut + ", whole to " + complete);
  }
}
