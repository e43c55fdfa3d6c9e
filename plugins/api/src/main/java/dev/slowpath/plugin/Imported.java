package dev.slowpath.plugin;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import java.util.List;

/// What an import gave: captures, and counted notices of everything not taken as it stood, in
/// order.
public record Imported(List<Capture> captures, List<Notice> notices) {

  public Imported {
    captures = List.copyOf(captures);
    notices = notices.stream().sorted().toList();
  }
}
