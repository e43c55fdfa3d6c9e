package dev.slowpath.plugin.jfr;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmc.flightrecorder.internal.parser.LoaderContext;
import org.openjdk.jmc.flightrecorder.internal.parser.v1.ChunkLoaderV1;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;

/// Decodes one chunk with JMC's parser on the caller's thread; the events go to the sinks and are
/// not kept.
///
/// JMC's own driver of chunks is passed over: it starts threads, waits for ever when one of them
/// runs out of memory, and drops a chunk whose start time it has seen.
final class Decoder {
  static final String MORE_MEMORY = "one that fits, or more memory (SLOWPATH_OPTS=-Xmx…)";

  /// JMC warns of each field and event it does not know. What matters of that becomes notices, so
  /// the parser's own loggers (and nobody else's) are silent.
  private static final Logger JMC_PARSER =
      Logger.getLogger("org.openjdk.jmc.flightrecorder.internal.parser");

  static {
    JMC_PARSER.setLevel(Level.OFF);
  }

  private Decoder() {}

  static void decode(Chunk chunk, IParserExtension extension) throws ImportException {
    FutureTask<byte[]> decoding =
        new FutureTask<>(() -> {
          LoaderContext context = new LoaderContext(List.of(extension), false);
          return ChunkLoaderV1.create(forJmc(chunk), context).call();
        });
    decoding.run();
    if (decoding.state() == Future.State.FAILED) {
      throw refusal(chunk, decoding.exceptionNow());
    }
  }

  /// JMC copies the chunk into a buffer that it is lent; lending the chunk's own bytes makes the
  /// copy one onto itself.
  private static org.openjdk.jmc.flightrecorder.internal.parser.Chunk forJmc(Chunk chunk)
      throws java.io.IOException, org.openjdk.jmc.flightrecorder.internal.InvalidJfrFileException {
    int start = ChunkHeader.MAGIC_LENGTH;
    var rest = new ByteArrayInputStream(chunk.bytes(), start, chunk.length() - start);
    return new org.openjdk.jmc.flightrecorder.internal.parser.Chunk(
        new DataInputStream(rest), start, chunk.bytes());
  }

  private static ImportException refusal(Chunk chunk, Throwable failure) {
    return switch (failure) {
      case CancelledException cancelled -> throw cancelled;
      case OutOfMemoryError full ->
          new ImportException(
              new Problem.TooLarge(
                  new Place.AtByte(chunk.offset()),
                  "a chunk of " + chunk.length() + " bytes that does not fit into memory",
                  MORE_MEMORY),
              full);
      default ->
          new ImportException(
              new Problem.Malformed(
                  new Place.AtByte(chunk.offset()),
                  "a chunk whose events cannot be decoded (" + failure + ")",
                  "events as its own metadata describes them"),
              failure);
    };
  }
}
