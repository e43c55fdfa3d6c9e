package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of several chunks, and files that end too early or hold something else.
final class ChunksTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");

  private final byte[] whole;
  private final byte[] first;
  private final byte[] second;

  ChunksTest() throws IOException {
    whole = FileSource.of(SAMPLE).bytes();
    int end = (int) ByteBuffer.wrap(whole).getLong(ChunkHeader.SIZE_AT);
    first = Arrays.copyOf(whole, end);
    second = Arrays.copyOfRange(whole, end, whole.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static Problem refusal(byte[] content) {
    return assertThrows(ImportException.class, () -> Read.bytes(content)).problem();
  }

  @Test
  void aRecordingIsTheSumOfItsChunks() throws ImportException, IOException {
    assertEquals(sum(Read.bytes(first), Read.bytes(second)), stacks(Read.bytes(whole)));
    assertTrue(Read.bytes(second).count(Metric.CPU) > 0);
  }

  @Test
  void theOrderOfChunksChangesNoTotal() throws ImportException, IOException {
    assertEquals(stacks(Read.bytes(whole)), stacks(Read.bytes(joined(second, first))));
  }

  @Test
  void recordingsOfTwoJvmsInOneFileAreTheirSum(@TempDir Path folder)
      throws ImportException, IOException, InterruptedException {
    Path file = folder.resolve("here.jfr");
    try (Recording recording = BusyProgram.started()) {
      BusyProgram.burnFor(Duration.ofMillis(300), "another worker");
      recording.stop();
      recording.dump(file);
    }
    Read here = Read.file(file);
    Read both = Read.bytes(joined(FileSource.of(file).bytes(), whole));
    assertEquals(sum(here, Read.bytes(whole)), stacks(both));
    assertTrue(here.count(Metric.CPU) > 0);
  }

  private static Map<Metric, Map<String, Long>> stacks(Read read) {
    Map<Metric, Map<String, Long>> all = new TreeMap<>();
    for (Metric metric : read.profile().metrics()) {
      all.put(metric, read.collapsed(metric));
    }
    return all;
  }

  private static Map<Metric, Map<String, Long>> sum(Read left, Read right) {
    Map<Metric, Map<String, Long>> sum = stacks(left);
    stacks(right)
        .forEach((metric, stacks) ->
            stacks.forEach((stack, weight) ->
                sum.computeIfAbsent(metric, absent -> new TreeMap<>())
                    .merge(stack, weight, Long::sum)));
    return sum;
  }

  @Test
  void aChunkThatStandsTwiceCountsOnceAndIsTold() throws ImportException, IOException {
    Read read = Read.bytes(joined(whole, whole));
    assertEquals(stacks(Read.bytes(whole)), stacks(read));
    assertEquals(2, read.notices(Notice.Kind.DUPLICATE).getFirst().count());
  }

  @Test
  void aChunkOfTheSameStartButOtherContentIsReadToo() throws ImportException, IOException {
    byte[] other = second.clone();
    System.arraycopy(first, 32, other, 32, Long.BYTES);
    Read read = Read.bytes(joined(first, other));
    assertEquals(sum(Read.bytes(first), Read.bytes(second)), stacks(read));
  }

  @Test
  void aFileCutAfterTheFirstChunkIsWhole() throws ImportException, IOException {
    assertEquals(List.of(), Read.bytes(first).notices(Notice.Kind.TRUNCATED));
  }

  @Test
  void aCutInTheSecondChunkLosesItsBytesAndSaysSo() throws ImportException, IOException {
    Read read = Read.bytes(Arrays.copyOf(whole, first.length + second.length / 2));
    assertEquals(stacks(Read.bytes(first)), stacks(read));
    Notice notice = read.notices(Notice.Kind.TRUNCATED).getFirst();
    assertEquals(second.length, notice.count());
    assertTrue(
        notice.detail().contains((second.length - second.length / 2) + " bytes early"),
        notice.detail());
  }

  @Test
  void aCutInTheSecondHeaderIsTold() throws ImportException, IOException {
    Read read = Read.bytes(Arrays.copyOf(whole, first.length + 30));
    assertEquals(30, read.notices(Notice.Kind.TRUNCATED).getFirst().count());
  }

  @Test
  void aCutInTheOnlyChunkIsRefusedWithTheMissingBytes() {
    Problem problem = refusal(Arrays.copyOf(first, first.length / 2));
    assertInstanceOf(Problem.Truncated.class, problem);
    assertEquals(new Place.AtByte(first.length / 2), problem.place());
    assertTrue(problem.found().contains((first.length - first.length / 2) + " bytes early"));
  }

  @Test
  void whatFollowsTheLastChunkIsTold() throws ImportException, IOException {
    Read read = Read.bytes(joined(whole, new byte[1234]));
    assertEquals(1234, read.notices(Notice.Kind.SKIPPED).getFirst().count());
    assertEquals(stacks(Read.bytes(whole)), stacks(read));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertInstanceOf(Problem.Truncated.class, refusal(new byte[0]));
  }

  @Test
  void bytesThatAreNoRecordingAreRefusedAtTheirStart() {
    Problem problem = refusal(new byte[] {(byte) 0x8f, 1, 2, 3, 4, 5, 6, 7});
    assertInstanceOf(Problem.Malformed.class, problem);
    assertEquals(new Place.AtByte(0), problem.place());
    assertEquals("bytes 8f 01 02 03", problem.found());
  }

  @Test
  void theFormatOfJdk8IsRefusedByItsVersion() {
    byte[] old = first.clone();
    ByteBuffer.wrap(old).putShort(ChunkHeader.VERSION_AT, (short) 0);
    assertInstanceOf(Problem.UnsupportedVersion.class, refusal(old));
  }

  @Test
  void aHeaderThatLiesAboutItsSizeCostsNoMemory() {
    byte[] lying = Arrays.copyOf(first, 2000);
    ByteBuffer.wrap(lying).putLong(ChunkHeader.SIZE_AT, Long.MAX_VALUE);
    assertInstanceOf(Problem.Truncated.class, refusal(lying));
  }

  @Test
  void eventsThatGoBackwardsAreRefused() {
    byte[] hostile = first.clone();
    Arrays.fill(hostile, ChunkHeader.LENGTH, ChunkHeader.LENGTH + 5, (byte) 0xff);
    assertInstanceOf(Problem.Malformed.class, refusal(hostile));
  }

  @Test
  void constantPoolsInACircleAreRefused() {
    byte[] hostile = first.clone();
    ByteBuffer bytes = ByteBuffer.wrap(hostile);
    bytes.putLong(ChunkHeader.CONSTANTS_AT, bytes.getLong(ChunkHeader.METADATA_AT));
    assertInstanceOf(Problem.Malformed.class, refusal(hostile));
  }
}
