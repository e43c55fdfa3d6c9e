package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.analysis.whatif.WhatIf;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.screen.Investigation;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an investigation would be without some of its bottlenecks; worked out beside the screen,
/// the suspects found once.
final class Removal {
  private final Investigation investigation;
  private @Nullable WhatIf whatIf;

  Removal(Investigation investigation) {
    this.investigation = investigation;
  }

  /// An answer.
  ///
  /// @param removable the ids of all bottlenecks that are a part of requests' time
  record Answer(Set<String> removable, Prediction prediction) {
    Answer {
      removable = Set.copyOf(removable);
    }
  }

  /// All requests taken again without the bottlenecks of these ids.
  Answer without(Collection<String> ids) {
    WhatIf asked = whatIf();
    Set<String> removable =
        investigation.ranking().bottlenecks().stream()
            .map(Bottleneck::id)
            .filter(asked::canRemove)
            .collect(Collectors.toSet());
    return new Answer(removable, asked.without(ids));
  }

  private synchronized WhatIf whatIf() {
    WhatIf known = whatIf;
    if (known == null) {
      known = WhatIf.of(investigation.linked(), investigation.policy());
      whatIf = known;
    }
    return known;
  }
}
