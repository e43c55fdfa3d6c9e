package dev.slowpath.workbench.intake;

/// Who is told how imports get on. Called from the thread that reads, often.
public interface Watch {

  /// Some more of a file was read.
  ///
  /// @param bytes read so far, on disk
  /// @param size of the file on disk; -1 if unknown (standard input)
  void reading(String file, long bytes, long size);

  /// An importer entered a stage after reading.
  void stage(String file, String stage);

  /// A file is done with.
  void done(Outcome outcome);

  /// Nobody.
  static Watch none() {
    return new Watch() {
      @Override
      public void reading(String file, long bytes, long size) {}

      @Override
      public void stage(String file, String stage) {}

      @Override
      public void done(Outcome outcome) {}
    };
  }
}
