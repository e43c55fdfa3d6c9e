package dev.slowpath.analysis.flame;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Samples.Losses;
import java.util.Objects;

/// One of two profiles that are compared.
///
/// @param tree its call tree
/// @param counts the same tree with every sample weighing one: how sure its weights are
/// @param seconds how long was recorded; NaN where the profile does not say
/// @param requests how many requests were served meanwhile; NaN where nobody says
public record Side(CallTree tree, CallTree counts, Losses losses, double seconds, double requests) {
  public Side {
    Objects.requireNonNull(tree);
    Objects.requireNonNull(counts);
    Objects.requireNonNull(losses);
  }

  /// What weights are divided by; NaN where it is not known.
  double divisor(Per per) {
    return switch (per) {
      case SAMPLE -> tree.total(0);
      case SECOND -> seconds;
      case REQUEST -> requests;
    };
  }
}
