package dev.slowpath.plugin;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What somebody may be let in by.
///
/// @param environment variables, as of the process
/// @param asked asks a person; called only where nothing else lets in
public record Access(Map<String, String> environment, Asked asked) {

  public Access {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(asked);
  }

  /// Asks a person for a password.
  public interface Asked {
    /// The password of somebody.
    ///
    /// @param whose for a person
    /// @return empty where nobody can be asked
    Optional<String> password(String whose);
  }

  /// With a password that is known already.
  public static Access with(String password) {
    return new Access(Map.of(), _ -> Optional.of(password).filter(given -> !given.isEmpty()));
  }
}
