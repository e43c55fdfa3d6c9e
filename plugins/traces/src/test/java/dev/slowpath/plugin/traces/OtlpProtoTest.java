package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OtlpProtoTest implements Samples {
  private static final Path RECORDED = Samples.recorded("otlp-proto").resolve("node-sdk.pb");

  @Override
  public Importer importer() {
    return new OtlpProtoImporter();
  }

  @Test
  void bodiesWithAndWithoutTheirLengthAreTheSame() throws Exception {
    TraceSet prefixed = Read.traces(Read.file(importer(), RECORDED));
    byte[] bytes = Files.readAllBytes(RECORDED);
    TraceSet bare =
        Read.traces(
            importer()
                .read(
                    FileSource.of("body.pb", Arrays.copyOfRange(bytes, 4, bytes.length)),
                    Progress.unwatched(),
                    Workers.onCallersThread()));
    assertEquals(Read.tree(bare), Read.tree(prefixed));
    assertEquals(94, prefixed.size());
  }

  @Test
  void sameProgramGivesTheSameSpansInBothEncodings() throws Exception {
    TraceSet binary = Read.traces(Read.file(importer(), RECORDED));
    TraceSet json =
        Read.traces(
            Read.file(
                new OtlpJsonImporter(), Samples.recorded("otlp-json").resolve("node-sdk.jsonl")));
    assertEquals(json.size(), binary.size());
    assertEquals(json.attributes(0).keySet(), binary.attributes(0).keySet());
    assertTrue(Read.tree(json).containsAll(Read.tree(binary)));
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return -1;
  }
}
