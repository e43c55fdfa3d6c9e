package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.rules.RuleResult.Severity;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultToolkit;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/// The rules of JDK Mission Control, run one after another, against all of them run as it does.
final class JmcRulesTest {
  private static final int DAMAGED = 25;
  private static final Path SAMPLE =
      Path.of("src/test/resources/dev/slowpath/plugin/jfr/jdk25.jfr.gz");
  private static final Provenance HERE = new Provenance("jdk25.jfr.gz", "00", "jfr", "2");

  private static List<RuleResult> results() throws IOException {
    FileSource source = FileSource.of(SAMPLE);
    Imported imported = JmcRules.of(source, HERE, source.bytes().length, Progress.unwatched());
    assertEquals(List.of(), imported.notices());
    return assertInstanceOf(Capture.OfRules.class, imported.captures().getFirst()).results();
  }

  @Test
  void everyRuleSaysWhatItSaysInMissionControl()
      throws IOException, CouldNotLoadRecordingException, ExecutionException, InterruptedException {
    var events =
        JfrLoaderToolkit.loadEvents(new ByteArrayInputStream(FileSource.of(SAMPLE).bytes()));
    Map<String, String> expected = new TreeMap<>();
    for (Map.Entry<IRule, Future<IResult>> one :
        RulesToolkit.evaluateParallel(
                RuleRegistry.getRules(), events, IPreferenceValueProvider.DEFAULT_VALUES, 1)
            .entrySet()) {
      IResult result = one.getValue().get();
      String summary = ResultToolkit.populateMessage(result, result.getSummary(), false);
      switch (result.getSeverity()) {
        case WARNING, INFO, OK ->
            expected.put(
                one.getKey().getId(),
                result.getSeverity() + " " + Objects.requireNonNullElse(summary, "").strip());
        case NA, IGNORE -> {}
      }
    }
    Map<String, String> actual = new TreeMap<>();
    for (RuleResult result : results()) {
      if (result.severity() != Severity.NOT_APPLICABLE) {
        actual.put(result.id(), result.severity() + " " + result.summary());
      }
    }
    assertTrue(expected.size() > 5, expected.toString());
    assertEquals(expected, actual);
  }

  @Test
  void noRuleIsLostAndTheMostSevereComesFirst() throws IOException {
    List<RuleResult> results = results();
    assertEquals(RuleRegistry.getRules().size(), results.size());
    assertEquals(results.stream().sorted(RuleResult.ORDER).toList(), results);
  }

  @Test
  void aRecordingThatWouldNotFitIsNotRead() throws IOException {
    Imported imported =
        JmcRules.of(FileSource.of(SAMPLE), HERE, Long.MAX_VALUE / 16, Progress.unwatched());
    assertEquals(List.of(), imported.captures());
    assertTrue(
        imported.notices().getFirst().detail().contains("for its rules"),
        imported.notices().toString());
  }

  @Test
  void whatMissionControlDoesNotBearIsToldAndEndsNothing() throws IOException {
    byte[] whole = FileSource.of(SAMPLE).bytes();
    Random random = new Random(1);
    int refused = 0;
    for (int damaged = 0; damaged < DAMAGED; damaged++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Imported imported =
          JmcRules.of(FileSource.of("damaged.jfr", bytes), HERE, 1, Progress.unwatched());
      if (imported.captures().isEmpty()) {
        refused++;
        String told = imported.notices().getFirst().detail();
        assertTrue(told.startsWith("JDK Mission Control cannot judge the recording: "), told);
      }
    }
    assertTrue(refused > 0 && refused < DAMAGED, refused + " refused");
  }
}
