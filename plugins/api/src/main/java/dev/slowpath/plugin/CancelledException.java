package dev.slowpath.plugin;

/// The user cancelled. It comes out of `Progress.tick` and of a source's streams, and importers let
/// it pass.
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
