package dev.slowpath.plugin;

import java.io.IOException;

/// Reads one format. Implementations are stateless, have a public constructor without parameters
/// and are named in `META-INF/services/dev.slowpath.plugin.Importer`.
///
/// An import ends in exactly three ways: it returns captures and notices, it throws an
/// `ImportException` that says where and what was expected, or it is cancelled
/// (`CancelledException` comes out of `Progress` and `Source` and is passed on).
public interface Importer {

  Format format();

  /// Judges by the file's name and its first bytes, already decompressed. Never throws.
  Verdict recognize(Head head);

  /// Reads the whole source.
  ///
  /// @param workers lends threads; work given to it ends before `read` returns
  Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException;
}
