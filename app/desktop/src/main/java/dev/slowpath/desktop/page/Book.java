package dev.slowpath.desktop.page;

import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;

/// What pages do to the casebook of the investigation: each step is kept at once, and can be
/// undone.
public interface Book {

  /// Keeps a bottleneck as a finding.
  ///
  /// @param bottleneck its id
  void keep(String bottleneck);

  /// Keeps what was decided about a finding.
  ///
  /// @param words of what was done
  void change(Finding finding, String words);

  void remove(Finding finding);

  /// Names an experiment for a finding, before it is measured.
  void name(Finding finding, Experiment.Intent intent);

  /// Holds all findings against what was recorded since they were kept.
  void check();

  /// Measures an experiment with what was recorded since its finding was kept.
  void measure(Experiment experiment);

  void undo();

  void redo();

  /// Shows one finding after another, large.
  void meet();
}
