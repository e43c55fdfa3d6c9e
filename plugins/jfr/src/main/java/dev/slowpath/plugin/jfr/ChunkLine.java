package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.reading.InOrder;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The chunks of a recording on their way through several decoders at once: given out in the order
/// of the file, decoded beside each other, and added to the recording in that order again, by
/// whichever decoder has ended the one that is next. So there is one recording, and it is the same
/// however many decode.
final class ChunkLine {
  private final ChunkStream chunks;
  private final InOrder<Ended> ends;
  private final long mostBytes;
  private int given;
  private long bytesInHand;
  private long largest;
  private volatile boolean isOver;

  /// A line of chunks.
  ///
  /// @param mostBytes of chunks that are in memory at the same time, if it is more than one
  ChunkLine(ChunkStream chunks, InOrder.Adder<Ended> adder, long mostBytes) {
    this.chunks = chunks;
    ends = new InOrder<>(adder);
    this.mostBytes = mostBytes;
  }

  /// A chunk after decoding: what it held, or why that cannot be said.
  ///
  /// @param part how many of its bytes were decoded: less than all of a chunk that is cut, 0 of one
  ///   of which nothing can be read
  record Ended(Span span, int part, @Nullable Decoded decoded, @Nullable ImportException refusal) {}

  /// Where a chunk stands in the file.
  ///
  /// @param statedLength by its header, or what is there where that does not say
  record Span(long offset, int length, long statedLength, boolean isComplete) {
    static Span of(Chunk chunk) {
      return new Span(chunk.offset(), chunk.length(), chunk.statedLength(), chunk.isComplete());
    }
  }

  /// A chunk and its number in the line, or why there is none.
  private record Taken(int number, @Nullable Chunk chunk, @Nullable ImportException refusal) {}

  /// Decodes chunks until there are no more.
  ///
  /// @return how many they were
  int work(ChunkDecoder decoder) throws ImportException, IOException {
    ChunkStream.Buffer buffer = new ChunkStream.Buffer();
    int decoded = 0;
    boolean ended = false;
    try {
      for (Taken taken = take(buffer); taken != null; taken = take(buffer)) {
        ends.put(taken.number(), ended(decoder, taken));
        decoded++;
      }
      ended = true;
      return decoded;
    } finally {
      if (!ended) {
        stop();
      }
    }
  }

  private void stop() {
    isOver = true;
    ends.stop();
    synchronized (chunks) {
      chunks.notifyAll();
    }
  }

  private @Nullable Taken take(ChunkStream.Buffer buffer) throws IOException {
    synchronized (chunks) {
      if (isFull()) {
        buffer.release();
        awaitWhile(chunks, this::isFull);
      }
      if (isOver) {
        return null;
      }
      try {
        Chunk next = chunks.next(buffer).orElse(null);
        isOver = next == null;
        bytesInHand += next == null ? 0 : next.length();
        largest = Math.max(largest, next == null ? 0 : next.length());
        return next == null ? null : new Taken(given++, next, null);
      } catch (ImportException noChunk) {
        isOver = true;
        return new Taken(given++, null, noChunk);
      }
    }
  }

  private boolean isFull() {
    return bytesInHand > 0 && bytesInHand + largest > mostBytes && !isOver;
  }

  private void putBack(int bytes) {
    synchronized (chunks) {
      bytesInHand -= bytes;
      chunks.notifyAll();
    }
  }

  private Ended ended(ChunkDecoder decoder, Taken taken) {
    Chunk chunk = taken.chunk();
    if (chunk == null) {
      return new Ended(new Span(0, 0, 0, true), 0, null, taken.refusal());
    }
    Ended ended = decoded(decoder, chunk);
    putBack(chunk.length());
    return ended;
  }

  private static Ended decoded(ChunkDecoder decoder, Chunk chunk) {
    Span span = Span.of(chunk);
    try {
      if (chunk.isComplete()) {
        return new Ended(span, chunk.length(), decoder.decode(chunk), null);
      }
      var part = CutChunk.readablePart(chunk);
      if (part.isPresent()) {
        return new Ended(span, part.get().length(), decoder.decode(part.get()), null);
      }
      return new Ended(span, 0, null, null);
    } catch (ImportException refusal) {
      return new Ended(span, 0, null, span.isComplete() ? refusal : null);
    }
  }

  private static void awaitWhile(Object change, BooleanSupplier isBusy) {
    try {
      while (isBusy.getAsBoolean()) {
        change.wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
