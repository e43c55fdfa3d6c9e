package dev.slowpath.workbench.intake;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Problem;
import java.util.List;
import java.util.Objects;

/// How the import of one file ended.
public sealed interface Outcome {

  /// The name to show: as the user gave it, or its path below the folder the user gave.
  String file();

  /// Imported, with notices of all that was not taken as it stood.
  record Read(
      String file,
      Format format,
      String sha256,
      long bytes,
      List<Capture> captures,
      List<Notice> notices)
      implements Outcome {
    public Read {
      Objects.requireNonNull(file);
      Objects.requireNonNull(format);
      Objects.requireNonNull(sha256);
      captures = List.copyOf(captures);
      notices = List.copyOf(notices);
    }
  }

  /// Read as part of another: the `.sql` file of a plan.
  ///
  /// @param of the file that it was read with
  record Beside(String file, String sha256, long bytes, String of) implements Outcome {
    public Beside {
      Objects.requireNonNull(file);
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(of);
    }
  }

  /// A file that says how strictly is judged.
  record Ruled(String file, String sha256, long bytes, Policy policy) implements Outcome {
    public Ruled {
      Objects.requireNonNull(file);
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(policy);
    }
  }

  /// How strictly the files say that is judged; of several settings of one threshold the last
  /// holds.
  static Policy policy(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Ruled.class::isInstance)
        .map(Ruled.class::cast)
        .map(Ruled::policy)
        .reduce(Policy::and)
        .orElse(Policy.usual());
  }

  /// Named by the user and not read, for the reason given. The others go on.
  ///
  /// @param candidates formats of which one has to be chosen; empty where none fits
  record Refused(String file, Problem problem, List<Format> candidates) implements Outcome {
    public Refused {
      Objects.requireNonNull(file);
      Objects.requireNonNull(problem);
      candidates = List.copyOf(candidates);
    }

    public Refused(String file, Problem problem) {
      this(file, problem, List.of());
    }
  }

  /// Found in a folder, and of no format that is known: listed, and no error.
  record Unrecognised(String file) implements Outcome {
    public Unrecognised {
      Objects.requireNonNull(file);
    }
  }
}
