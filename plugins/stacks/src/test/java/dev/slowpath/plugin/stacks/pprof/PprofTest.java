package dev.slowpath.plugin.stacks.pprof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.reading.Wire;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PprofTest {

  /// A message field by field: a number, a text or another message.
  private static byte[] message(Object... fieldsAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < fieldsAndValues.length; at += 2) {
      int field = (int) fieldsAndValues[at];
      switch (fieldsAndValues[at + 1]) {
        case Integer number -> {
          out.write(field << 3);
          out.write(number);
        }
        case String text -> length(out, field, text.getBytes(StandardCharsets.UTF_8));
        case byte[] inner -> length(out, field, inner);
        default -> throw new IllegalArgumentException("neither number, text nor message");
      }
    }
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int field, byte[] bytes) {
    out.write((field << 3) | Wire.LENGTH);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  /// Two columns of values, and one sample of the locations 7 and 8.
  private static byte[] sample() {
    byte[] count = message(1, message(1, 1, 2, 2));
    byte[] time = message(1, message(1, 3, 2, 4));
    return joined(count, time, message(2, message(1, 7, 1, 8, 2, 5, 2, 50)));
  }

  /// Location 7 is `inner`, inlined in `outer`; location 8 is `main`.
  private static byte[] code() {
    byte[] inner = message(1, 1, 2, 12);
    byte[] outer = message(1, 2, 2, 3);
    return joined(
        message(4, message(1, 7, 4, inner, 4, outer)),
        message(4, message(1, 8, 4, message(1, 3, 2, 1))),
        message(5, message(1, 1, 2, 5)),
        message(5, message(1, 2, 2, 6, 4, 8)),
        message(5, message(1, 3, 2, 7)));
  }

  private static byte[] texts(String... texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String text : texts) {
      out.writeBytes(message(6, text));
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void inlinedFunctionsOfLocationAreFramesOfTheirOwn() throws Exception {
    byte[] texts =
        texts("", "samples", "count", "cpu", "nanoseconds", "inner", "outer", "main", "shop.go");
    byte[] profile = joined(sample(), code(), texts);
    Read read = Read.bytes(new PprofImporter(), profile);
    assertEquals(Map.of("main;outer;inner", 5L), read.stacks(Metric.CPU));
    assertEquals(Map.of("main;outer;inner", 50L), read.stacks(Metric.CPU_TIME));
    assertEquals(new Frame("outer", "shop.go", 3, Frame.Kind.UNKNOWN), read.frame("outer"));
  }

  /// The same sample three times: in a span by hexadecimal digits, in one by decimal ones, and with
  /// a label that names none.
  private static byte[] labelled() {
    byte[] count = message(1, message(1, 1, 2, 2));
    byte[] hexadecimal = message(1, 9, 2, 10);
    byte[] decimal = message(1, 11, 2, 12);
    byte[] neither = message(1, 1, 2, 10);
    return joined(
        count,
        message(2, message(1, 8, 2, 5, 3, hexadecimal)),
        message(2, message(1, 8, 2, 6, 3, decimal)),
        message(2, message(1, 8, 2, 7, 3, neither)));
  }

  @Test
  void labelsNameTheSpanOfASample() throws Exception {
    byte[] texts =
        texts(
            "",
            "samples",
            "count",
            "cpu",
            "nanoseconds",
            "inner",
            "outer",
            "main",
            "shop.go",
            "span_id",
            "00f067aa0ba902b7",
            "span id",
            "18446744073709551615");
    Samples samples =
        Read.bytes(new PprofImporter(), joined(labelled(), code(), texts)).samples(Metric.CPU);
    Map<Long, Long> weights = new HashMap<>();
    for (int row = 0; row < samples.size(); row++) {
      weights.merge(samples.spanId(row), samples.weight(row), Long::sum);
    }
    assertEquals(Map.of(0x00f067aa0ba902b7L, 5L, -1L, 6L, Samples.NO_SPAN, 7L), weights);
    assertEquals(18, samples.total());
  }

  @Test
  void convertedRecordingHasAsManySamplesAsTheRecording() throws Exception {
    Read read =
        Read.of(
            new PprofImporter(),
            FileSource.of(Read.FOLDER.resolve("pprof/jfrconv-cpu-time.pprof")));
    assertEquals(72, read.samples(Metric.CPU).total());
    assertEquals(Frame.Kind.UNKNOWN, read.frame("java.lang.Thread.run").kind());
  }

  @Test
  void countsOfObjectsStandWhereNoBytesDo() throws Exception {
    Read read =
        Read.of(
            new PprofImporter(), FileSource.of(Read.FOLDER.resolve("pprof/jfrconv-alloc.pprof")));
    assertEquals(6, read.samples(Metric.ALLOCATION).total());
  }

  @Test
  void textBeyondTheTableIsRefused() {
    byte[] profile = message(1, message(1, 9, 2, 9), 6, "");
    assertEquals(
        "text 9 of 1",
        assertThrows(ImportException.class, () -> Read.bytes(new PprofImporter(), profile))
            .problem()
            .found());
  }
}
