package dev.slowpath.plugin;

/// Captures from a live system what an importer then reads. Implementations are stateless, have a
/// public constructor without parameters and are named in
/// `META-INF/services/dev.slowpath.plugin.Recorder`.
///
/// A recorder only looks: it changes nothing in the system, resets no counter, and keeps no
/// password.
public interface Recorder {

  /// The kind of system, for a person.
  String system();

  /// Addresses of this kind, as an example.
  String example();

  /// Whether an address is of this kind of system.
  boolean isFor(String address);

  /// Connects.
  ///
  /// @throws UnreachableException where the system cannot be reached or does not let us in
  Live connect(String address, Access access) throws UnreachableException;
}
