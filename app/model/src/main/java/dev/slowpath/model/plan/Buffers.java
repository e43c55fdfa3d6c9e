package dev.slowpath.model.plan;

/// Block counts of a plan node, all its loops and its children included, as EXPLAIN states them
/// (blocks of the server's block size).
public record Buffers(
    long sharedHit,
    long sharedRead,
    long sharedDirtied,
    long sharedWritten,
    long localHit,
    long localRead,
    long localDirtied,
    long localWritten,
    long tempRead,
    long tempWritten) {
  public static final Buffers NONE = new Buffers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Buffers plus(Buffers other) {
    return new Buffers(
        sharedHit + other.sharedHit,
        sharedRead + other.sharedRead,
        sharedDirtied + other.sharedDirtied,
        sharedWritten + other.sharedWritten,
        localHit + other.localHit,
        localRead + other.localRead,
        localDirtied + other.localDirtied,
        localWritten + other.localWritten,
        tempRead + other.tempRead,
        tempWritten + other.tempWritten);
  }

  public Buffers minus(Buffers other) {
    return new Buffers(
        sharedHit - other.sharedHit,
        sharedRead - other.sharedRead,
        sharedDirtied - other.sharedDirtied,
        sharedWritten - other.sharedWritten,
        localHit - other.localHit,
        localRead - other.localRead,
        localDirtied - other.localDirtied,
        localWritten - other.localWritten,
        tempRead - other.tempRead,
        tempWritten - other.tempWritten);
  }

  /// The counts that both have.
  public Buffers least(Buffers other) {
    return new Buffers(
        Math.min(sharedHit, other.sharedHit),
        Math.min(sharedRead, other.sharedRead),
        Math.min(sharedDirtied, other.sharedDirtied),
        Math.min(sharedWritten, other.sharedWritten),
        Math.min(localHit, other.localHit),
        Math.min(localRead, other.localRead),
        Math.min(localDirtied, other.localDirtied),
        Math.min(localWritten, other.localWritten),
        Math.min(tempRead, other.tempRead),
        Math.min(tempWritten, other.tempWritten));
  }

  /// Whether no count is below the other's.
  public boolean covers(Buffers other) {
    return least(other).equals(other);
  }

  /// Blocks looked at, in memory or on disk, of tables and indexes.
  public long touched() {
    return sharedHit + sharedRead + localHit + localRead;
  }
}
