package dev.slowpath.workbench.intake;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Source;
import dev.slowpath.workbench.job.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A file of the file system as importers see it: decompressed, counted and held to the limits.
final class FileSource implements Source {
  private final Target target;
  private final String sha256;
  private final Packing packing;
  private final Asked asked;
  private final Content content;
  private final List<FileSource> besides = new ArrayList<>();

  private FileSource(Target target, Packing packing, Content content, Glance glance) {
    this.target = target;
    this.packing = packing;
    this.content = content;
    sha256 = glance.sha256();
    asked = glance.asked();
  }

  /// What the user says of a file, and its hash where somebody asks for it.
  private record Glance(Asked asked, String sha256) {}

  /// Hashes the file, unless that was done, and tells how it is compressed. Where only some metrics
  /// of a profile are wanted, the answer names no source, and the hash, which takes longer than
  /// reading, is left empty.
  static FileSource of(
      Target target, Asked asked, Optional<String> known, Cancellation cancellation, Watch watch)
      throws IOException {
    long size = target.size();
    Content content =
        new Content(Limits.USUAL, cancellation, bytes -> watch.reading(target.name(), bytes, size));
    String hash = known.orElse("");
    if (known.isEmpty() && asked.wanted().isEmpty()) {
      hash = hash(target, cancellation);
    }
    return new FileSource(target, packing(target), content, new Glance(asked, hash));
  }

  /// The SHA-256 of a file, lower-case hex.
  static String hash(Target file, Cancellation cancellation) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(file.open(), digest)) {
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

  private static Packing packing(Target file) throws IOException {
    try (InputStream in = file.open()) {
      return Packing.of(in);
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
    return target.packedSize();
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

  /// How its bytes are compressed.
  Packing packing() {
    return packing;
  }

  @Override
  public String simpleName() {
    return Packing.without(target.lastName());
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public InputStream open() throws IOException {
    long packed = target.isEntry() ? target.packedSize() : -1;
    return content.of(target.open(), packing, packed);
  }

  @Override
  public Optional<Path> path() {
    boolean isPlain = packing == Packing.NONE && !target.isEntry();
    return isPlain ? Optional.of(target.path()) : Optional.empty();
  }

  @Override
  public Optional<Source> sibling(String name) throws IOException {
    Optional<Target> beside = target.sibling(name);
    if (beside.isEmpty()) {
      return Optional.empty();
    }
    FileSource source =
        of(beside.get(), Asked.files(), Optional.empty(), content.cancellation(), Watch.none());
    besides.add(source);
    return Optional.of(source);
  }

  @Override
  public Optional<Instant> statedInstant() {
    return Optional.ofNullable(asked.instants().get(target.name()));
  }

  @Override
  public Set<Metric> wanted() {
    return asked.wanted();
  }

  @Override
  public boolean wantsRules() {
    return asked.rules();
  }

  @Override
  public Map<String, String> columns() {
    return asked.columns();
  }

  @Override
  public Limits limits() {
    return Limits.USUAL;
  }
}
