package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A source over a file (gzip is opened when its name ends in `.gz`) or over bytes, for tests. It
/// ticks a progress with every read and knows how many of its streams are still open.
public final class FileSource implements Source {
  private final String name;
  private final byte[] content;
  private final @Nullable Path file;
  private final Progress progress;
  private final @Nullable Instant statedInstant;
  private final AtomicInteger openStreams = new AtomicInteger();

  private FileSource(
      String name,
      byte[] content,
      @Nullable Path file,
      Progress progress,
      @Nullable Instant statedInstant) {
    this.name = name;
    this.content = content;
    this.file = file;
    this.progress = progress;
    this.statedInstant = statedInstant;
  }

  public static FileSource of(Path file) throws IOException {
    return new FileSource(
        String.valueOf(file.getFileName()), unpacked(file), file, Progress.unwatched(), null);
  }

  /// A source without a file in the file system.
  public static FileSource of(String name, byte[] content) {
    return new FileSource(name, content.clone(), null, Progress.unwatched(), null);
  }

  /// The same source, ticking the progress with every read of its streams.
  public FileSource watchedBy(Progress watcher) {
    return new FileSource(name, content, file, watcher, statedInstant);
  }

  /// The same source with an instant that the user states.
  public FileSource at(Instant instant) {
    return new FileSource(name, content, file, progress, instant);
  }

  /// Other bytes under the same name, without a file.
  public FileSource holding(byte[] bytes) {
    return new FileSource(name, bytes.clone(), null, progress, statedInstant);
  }

  private static byte[] unpacked(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (var unpacking = new GZIPInputStream(Files.newInputStream(file))) {
      return unpacking.readAllBytes();
    }
  }

  /// The content, decompressed.
  public byte[] bytes() {
    return content.clone();
  }

  /// Streams that were opened and not closed yet.
  public int openStreams() {
    return openStreams.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String simpleName() {
    String simple = name.substring(name.lastIndexOf('/') + 1);
    return simple.endsWith(".gz") ? simple.substring(0, simple.length() - 3) : simple;
  }

  @Override
  public String sha256() {
    return sha256(content);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public InputStream open() {
    openStreams.incrementAndGet();
    return new Watched(new ByteArrayInputStream(content));
  }

  @Override
  public Optional<Path> path() {
    return name.endsWith(".gz") ? Optional.empty() : Optional.ofNullable(file);
  }

  @Override
  public Optional<Source> sibling(String siblingName) throws IOException {
    if (file == null) {
      return Optional.empty();
    }
    Path sibling = file.resolveSibling(siblingName);
    return Files.isRegularFile(sibling)
        ? Optional.of(of(sibling).watchedBy(progress))
        : Optional.empty();
  }

  @Override
  public Optional<Instant> statedInstant() {
    return Optional.ofNullable(statedInstant);
  }

  @Override
  public Limits limits() {
    return Limits.USUAL;
  }

  /// A stream that ticks with every read.
  private final class Watched extends FilterInputStream {
    private boolean closed;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      progress.tick();
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      progress.tick();
      return super.read(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        openStreams.decrementAndGet();
      }
      super.close();
    }
  }
}
