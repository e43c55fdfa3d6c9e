package dev.slowpath.workbench.intake;

import java.util.List;

/// Who is told how imports get on. Called often, from the threads that read: several files at once.
public interface Watch {

  /// What will be read, in its order, told before the first is.
  default void found(List<String> files) {}

  /// A file's turn has come.
  default void begins(String file) {}

  /// Some more of a file was read.
  ///
  /// @param bytes read so far, on disk
  /// @param size of the file on disk; -1 if unknown (standard input)
  void reading(String file, long bytes, long size);

  /// An importer entered a stage after reading.
  void stage(String file, String stage);

  /// A file is done with. Told again of one that holds what a file before it held, which is known
  /// once both were read.
  void done(Outcome outcome);

  /// A file was given up because its own cancellation asked for it; the others go on.
  default void cancelled(String file) {}

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
