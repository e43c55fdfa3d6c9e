package dev.slowpath.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  /// What a form asks for to make an address, in order.
  ///
  /// @param environment variables that may already say something
  List<Field> form(Map<String, String> environment);

  /// The address that a filled form names; what is secret in it stands where a password stands.
  ///
  /// @param filled by the ids of the fields; what is empty is left out
  String address(Map<String, String> filled);

  /// A field of a form.
  ///
  /// @param name for a person
  /// @param value to begin with
  /// @param prompt what an empty field means
  /// @param choices what may be chosen; none where anything may be typed
  /// @param isSecret whether it is a password
  record Field(
      String id, String name, String value, String prompt, List<String> choices, boolean isSecret) {
    public Field {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
      Objects.requireNonNull(prompt);
      choices = List.copyOf(choices);
    }
  }

  /// Connects.
  ///
  /// @throws UnreachableException where the system cannot be reached or does not let us in
  Live connect(String address, Access access) throws UnreachableException;
}
