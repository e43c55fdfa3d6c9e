package dev.slowpath.workbench.quality;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.source.Notice;
import dev.slowpath.workbench.intake.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What was remarked on a file that a bottleneck has evidence from: its figures stand on it.
public record Inherited(String file, Notice notice) {
  private static final Set<Notice.Kind> LOSSES =
      Set.of(
          Notice.Kind.TRUNCATED,
          Notice.Kind.LOST,
          Notice.Kind.SKIPPED,
          Notice.Kind.CLAMPED,
          Notice.Kind.ORPHAN);

  public Inherited {
    Objects.requireNonNull(file);
    Objects.requireNonNull(notice);
  }

  /// All of them, in the order the files were read.
  public static List<Inherited> of(Bottleneck bottleneck, List<Outcome> outcomes) {
    Set<String> files =
        bottleneck.evidence().stream()
            .map(evidence -> evidence.at().source().file())
            .collect(Collectors.toSet());
    return outcomes.stream()
        .filter(Outcome.Read.class::isInstance)
        .map(Outcome.Read.class::cast)
        .filter(read -> files.contains(read.file()))
        .flatMap(read -> read.notices().stream().map(notice -> new Inherited(read.file(), notice)))
        .toList();
  }

  /// Whether something that was recorded is missing or bent, so that figures are too small or
  /// wrong.
  public boolean isLoss() {
    return LOSSES.contains(notice.kind());
  }
}
