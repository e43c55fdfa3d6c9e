package dev.slowpath.plugin;

/// Where an importer says how it gets on, and learns that it must stop.
public interface Progress {

  /// Called between pieces of work that take no more than some milliseconds. Bytes read are counted
  /// by the source; this is for work after reading.
  ///
  /// @throws CancelledException when the user cancelled
  void tick();

  /// Names the stage ("resolving parents"), for a person.
  void stage(String name);

  /// A progress that nobody watches and that is never cancelled.
  static Progress unwatched() {
    return new Progress() {
      @Override
      public void tick() {}

      @Override
      public void stage(String name) {}
    };
  }
}
