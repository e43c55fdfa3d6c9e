package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The committed recording with its stated tick rate falsified: the events must stay where they
/// were.
final class ChunkClockTest {
  private static final int TICKS_PER_SECOND_AT = 56;

  private static byte[] recording() throws Exception {
    try (InputStream packed =
            Objects.requireNonNull(ChunkClockTest.class.getResourceAsStream("busy.jfr.gz"));
        InputStream plain = new GZIPInputStream(packed)) {
      return plain.readAllBytes();
    }
  }

  private static byte[] atRate(double factor) throws Exception {
    byte[] bytes = recording();
    ByteBuffer header = ByteBuffer.wrap(bytes);
    long stated = header.getLong(TICKS_PER_SECOND_AT);
    return header.putLong(TICKS_PER_SECOND_AT, Math.round(stated * factor)).array();
  }

  private static Imported read(byte[] bytes) throws Exception {
    return new JfrImporter()
        .read(FileSource.of("busy.jfr", bytes), Progress.unwatched(), Workers.onCallersThread());
  }

  private static TimeRange range(Imported imported) {
    Capture.OfProfile profile = (Capture.OfProfile) imported.captures().getFirst();
    return profile.profile().range().orElseThrow();
  }

  private static boolean tellsDrift(Imported imported) {
    return imported.notices().stream()
        .anyMatch(one -> one.kind() == Notice.Kind.ASSUMED && one.detail().contains("drifts"));
  }

  @Test
  void eventsOfADriftingClockFollowTheWallClock() throws Exception {
    Imported mended = read(atRate(1.04));
    assertTrue(tellsDrift(mended));
    TimeRange expected = range(read(recording()));
    assertTrue(Math.abs(expected.endNs() - range(mended).endNs()) < 15_000_000);
    assertTrue(Math.abs(expected.startNs() - range(mended).startNs()) < 15_000_000);
  }

  @Test
  void aRateFarOffIsAnotherFaultAndLeftAlone() throws Exception {
    assertFalse(tellsDrift(read(atRate(2))));
  }
}
