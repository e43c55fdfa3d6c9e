package dev.slowpath.model.source;

import java.util.Objects;

/// Where a capture came from: the file as it was named, its content's SHA-256 (lower-case hex of
/// the bytes on disk, before any decompression; empty where the answer names no source), and the
/// importer that read it.
public record Provenance(String file, String sha256, String importer, String importerVersion)
    implements Comparable<Provenance> {

  public Provenance {
    Objects.requireNonNull(file);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(importer);
    Objects.requireNonNull(importerVersion);
  }

  @Override
  public int compareTo(Provenance other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : sha256.compareTo(other.sha256);
  }
}
