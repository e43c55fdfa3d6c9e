package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.nio.file.Path;
import java.util.List;

/// The samples ending in `.jsonl` were recorded by `SampleRecorder`; the others are drawn by hand
/// after the answers of Tempo's and Jaeger's query APIs.
class OtlpJsonContractTest implements ImporterContract {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  @Override
  public Importer importer() {
    return new OtlpJsonImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        FOLDER.resolve("otel-java-sdk.jsonl"),
        FOLDER.resolve("otel-java-sdk-bare.jsonl"),
        FOLDER.resolve("tempo-pretty.json"),
        FOLDER.resolve("two-documents.json"));
  }

  @Override
  public Path goldenFolder() {
    return FOLDER;
  }

  /// Requests are whole at the end of a line, and where the braces of a document close.
  @Override
  public int completeUpTo(byte[] content, int cut) {
    return content[1] == '\n' ? afterClosingBrace(content, cut) : Cuts.completeLines(content, cut);
  }

  /// The documents drawn here close at the start of a line.
  private static int afterClosingBrace(byte[] content, int cut) {
    int at = cut;
    while (at > 0 && !(content[at - 1] == '}' && content[at - 2] == '\n')) {
      at--;
    }
    return at;
  }
}
