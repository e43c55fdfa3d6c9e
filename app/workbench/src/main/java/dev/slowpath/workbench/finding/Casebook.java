package dev.slowpath.workbench.finding;

import java.util.List;
import java.util.Optional;

/// What people wrote in an investigation.
///
/// @param findings in the order they were kept
/// @param experiments in the order they were named
public record Casebook(List<Finding> findings, List<Experiment> experiments) {
  public static final Casebook EMPTY = new Casebook(List.of(), List.of());

  public Casebook {
    findings = List.copyOf(findings);
    experiments = List.copyOf(experiments);
  }

  public Optional<Finding> finding(String id) {
    return findings.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
  }

  /// The finding that was made of a bottleneck.
  public Optional<Finding> of(String bottleneck) {
    return findings.stream()
        .filter(one -> one.frozen().bottleneck().equals(bottleneck))
        .findFirst();
  }

  /// The id of the next finding.
  public String nextFinding() {
    return "F" + (last(findings.stream().map(Finding::id).toList()) + 1);
  }

  public Optional<Experiment> experiment(String id) {
    return experiments.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
  }

  /// What was tried for a finding.
  public List<Experiment> of(Finding finding) {
    return experiments.stream().filter(one -> one.finding().equals(finding.id())).toList();
  }

  /// The id of the next experiment.
  public String nextExperiment() {
    return "E" + (last(experiments.stream().map(Experiment::id).toList()) + 1);
  }

  private static int last(List<String> ids) {
    return ids.stream().mapToInt(id -> Integer.parseInt(id.substring(1))).max().orElse(0);
  }
}
