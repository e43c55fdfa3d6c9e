package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The casebook of an investigation that is open: what is done to it is in the file when the call
/// returns, and can be undone.
public final class Casework {
  private static final String FINDING = "finding";
  private static final String EXPERIMENT = "experiment";

  private final Notebook notebook;
  private final Clock clock;

  /// @param clock tells when something was done
  public Casework(InvestigationFile file, Clock clock) {
    notebook = file.notebook();
    this.clock = clock;
  }

  public Casebook casebook() throws ImportException {
    List<Finding> findings = new ArrayList<>();
    for (String document : notebook.documents(FINDING)) {
      findings.add(FindingDocument.read(document));
    }
    List<Experiment> experiments = new ArrayList<>();
    for (String document : notebook.documents(EXPERIMENT)) {
      experiments.add(ExperimentDocument.read(document));
    }
    return new Casebook(findings, experiments);
  }

  /// Keeps a finding, new or changed.
  ///
  /// @param words of what was done, for undoing it
  public void put(Finding finding, String words) {
    act(words, FINDING, finding.id(), Optional.of(FindingDocument.text(finding)));
  }

  /// Keeps an experiment, new or changed.
  public void put(Experiment experiment, String words) {
    act(words, EXPERIMENT, experiment.id(), Optional.of(ExperimentDocument.text(experiment)));
  }

  public void remove(Finding finding) {
    act(finding.id() + " removed", FINDING, finding.id(), Optional.empty());
  }

  private void act(String words, String kind, String id, Optional<String> after) {
    notebook.act(new Notebook.Deed(clock.instant(), words, kind, id, after));
  }

  /// Takes the last thing back that somebody did, in this sitting or an earlier one.
  ///
  /// @return what it was; empty if there is nothing to take back
  public Optional<String> undo() {
    return notebook.undo();
  }

  /// Does again what was taken back last.
  public Optional<String> redo() {
    return notebook.redo();
  }
}
