package dev.slowpath.workbench.wording;

import java.util.List;

/// Advice for causes in how a server runs: its settings.
final class ServerLevers {

  private ServerLevers() {}

  static Advice configuring(String seen) {
    return new Advice(
        List.of(
            "Switch it off where users are: DEBUG = False, and no debug toolbar, Silk or profiler"
                + " in the middleware.",
            "With DEBUG = True Django keeps the text of every statement in memory; %s is part of it"
                    .formatted(seen)
                + " or of such a tool."),
        "The function is not in a new profile.",
        "Set the old value again.");
  }
}
