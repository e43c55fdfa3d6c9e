package dev.slowpath.desktop.meeting;

import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;

/// Which finding a meeting is at. They come in the order they were kept, so that a decision moves
/// no page away.
record MeetingModel(String name, List<Finding> findings, int at) {

  MeetingModel {
    findings = List.copyOf(findings);
  }

  /// @param at the page shown before
  static MeetingModel of(Investigation investigation, int at) {
    List<Finding> all = investigation.casebook().findings();
    return new MeetingModel(
        investigation.name(), all, Math.clamp(at, 0, Math.max(0, all.size() - 1)));
  }

  Optional<Finding> finding() {
    return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(at));
  }

  String number() {
    return findings.isEmpty() ? "" : (at + 1) + " of " + findings.size();
  }

  MeetingModel step(int by) {
    int next = Math.clamp((long) at + by, 0, Math.max(0, findings.size() - 1));
    return new MeetingModel(name, findings, next);
  }

  /// The same with one finding changed.
  MeetingModel with(Finding changed) {
    List<Finding> all =
        findings.stream().map(one -> one.id().equals(changed.id()) ? changed : one).toList();
    return new MeetingModel(name, all, at);
  }
}
