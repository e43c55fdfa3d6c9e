package dev.slowpath.workbench.intake;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Source;
import dev.slowpath.workbench.job.Cancellation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A file of the file system as importers see it: decompressed, counted and held to the limits.
final class FileSource implements Source {
  private final Target target;
  private final String sha256;
  private final boolean gzip;
  private final Optional<Instant> instant;
  private final Content content;
  private final List<FileSource> besides = new ArrayList<>();
  private final Set<Metric> wanted;

  private FileSource(
      Target target, boolean gzip, Optional<Instant> instant, Content content, Glance glance) {
    this.target = target;
    sha256 = glance.sha256();
    wanted = glance.wanted();
    this.gzip = gzip;
    this.instant = instant;
    this.content = content;
  }

  /// What is wanted of a file, and its hash where it is.
  private record Glance(Set<Metric> wanted, String sha256) {}

  /// Hashes the file and tells whether it is compressed.
  static FileSource of(
      Target target, Optional<Instant> instant, Cancellation cancellation, Watch watch)
      throws IOException {
    return of(target, instant, cancellation, watch, Set.of());
  }

  /// Where only some metrics of a profile are wanted, the answer names no source, and the hash,
  /// which takes longer than reading, is left empty.
  static FileSource of(
      Target target,
      Optional<Instant> instant,
      Cancellation cancellation,
      Watch watch,
      Set<Metric> wanted)
      throws IOException {
    long size = Files.size(target.path());
    Content content =
        new Content(Limits.USUAL, cancellation, bytes -> watch.reading(target.name(), bytes, size));
    String hash = wanted.isEmpty() ? hash(target.path(), cancellation) : "";
    return new FileSource(
        target, isGzip(target.path()), instant, content, new Glance(Set.copyOf(wanted), hash));
  }

  private static String hash(Path file, Cancellation cancellation) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[1 << 18];
        while (in.read(buffer) >= 0) {
          cancellation.check();
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(2);
      return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    }
  }

  /// The first bytes of the content.
  Head head() throws IOException {
    try (InputStream in = open()) {
      return new Head(simpleName(), in.readNBytes(Head.LIMIT));
    }
  }

  Content content() {
    return content;
  }

  long bytesOnDisk() throws IOException {
    return Files.size(target.path());
  }

  /// What the importer read with it, in the order asked for.
  List<Outcome.Beside> besides() throws IOException {
    List<Outcome.Beside> all = new ArrayList<>();
    for (FileSource one : besides) {
      all.add(new Outcome.Beside(one.name(), one.sha256(), one.bytesOnDisk(), name()));
    }
    return all;
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public String simpleName() {
    Path last = target.path().getFileName();
    String name = target.name().equals("-") || last == null ? target.name() : last.toString();
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public InputStream open() throws IOException {
    return content.of(new BufferedInputStream(Files.newInputStream(target.path()), 1 << 16), gzip);
  }

  @Override
  public Optional<Path> path() {
    return gzip ? Optional.empty() : Optional.of(target.path());
  }

  @Override
  public Optional<Source> sibling(String name) throws IOException {
    if (target.name().equals("-") || !Path.of(name).equals(Path.of(name).getFileName())) {
      return Optional.empty();
    }
    Path beside = target.path().resolveSibling(name);
    if (!Files.isRegularFile(beside)) {
      return Optional.empty();
    }
    Target other =
        new Target(beside, Path.of(target.name()).resolveSibling(name).toString(), false);
    FileSource source = of(other, Optional.empty(), content.cancellation(), Watch.none());
    besides.add(source);
    return Optional.of(source);
  }

  @Override
  public Optional<Instant> statedInstant() {
    return instant;
  }

  @Override
  public Set<Metric> wanted() {
    return wanted;
  }

  @Override
  public Limits limits() {
    return Limits.USUAL;
  }
}
