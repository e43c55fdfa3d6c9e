package dev.slowpath.desktop.shell;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.desktop.page.Book;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.finding.Recheck;
import dev.slowpath.workbench.finding.Trial;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.report.Freezing;
import dev.slowpath.workbench.screen.Investigation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The casebook as the pages of a window write in it.
final class Writing implements Book {
  private final Shell shell;
  private final World world;

  Writing(Shell shell, World world) {
    this.shell = shell;
    this.world = world;
  }

  @Override
  public void keep(String bottleneck) {
    Investigation whole = shell.whole();
    if (whole.casebook().of(bottleneck).isPresent()) {
      shell.say("This bottleneck is a finding already: " + id(whole.casebook(), bottleneck));
      return;
    }
    Optional<Bottleneck> found =
        whole.ranking().bottlenecks().stream()
            .filter(one -> one.id().equals(bottleneck))
            .findFirst();
    found.ifPresent(one ->
        world.write(casework -> {
          Investigation now = whole.with(casework.casebook());
          Finding finding = Freezing.finding(now, one, Instant.now());
          casework.put(finding, finding.id() + " kept");
          return "Kept as finding %s; Ctrl+Z takes it back".formatted(finding.id());
        }));
  }

  private static String id(Casebook casebook, String bottleneck) {
    return casebook.of(bottleneck).map(Finding::id).orElse("");
  }

  @Override
  public void change(Finding finding, String words) {
    world.write(casework -> {
      casework.put(finding, words);
      return "";
    });
  }

  @Override
  public void remove(Finding finding) {
    world.write(casework -> {
      casework.remove(finding);
      return finding.id() + " removed; Ctrl+Z brings it back";
    });
  }

  @Override
  public void name(Finding finding, Experiment.Intent intent) {
    world.write(casework -> {
      Casebook casebook = casework.casebook();
      Experiment experiment =
          new Experiment(
              casebook.nextExperiment(), finding.id(), Instant.now(), intent, Optional.empty());
      casework.put(experiment, experiment.id() + " named");
      return "";
    });
  }

  @Override
  public void check() {
    List<Outcome.Read> all = shell.whole().read();
    Policy policy = shell.whole().policy();
    world.write(casework -> {
      Casebook casebook = casework.casebook();
      int checked = 0;
      for (Finding finding : casebook.findings()) {
        List<Outcome.Read> newer = newer(all, finding);
        if (!newer.isEmpty()) {
          Check check = new Recheck(all, newer, policy, Instant.now()).of(finding);
          casework.put(finding.checked(check), finding.id() + " checked");
          checked++;
        }
      }
      return checked == 0
          ? "Nothing newer is here: add what was recorded after the change first"
          : checked + (checked == 1 ? " finding checked" : " findings checked");
    });
  }

  /// What was not there when a finding was kept.
  private static List<Outcome.Read> newer(List<Outcome.Read> all, Finding finding) {
    Set<String> measured =
        finding.frozen().files().stream().map(Frozen.File::sha256).collect(Collectors.toSet());
    return all.stream().filter(one -> !measured.contains(one.sha256())).toList();
  }

  @Override
  public void measure(Experiment experiment) {
    List<Outcome.Read> all = shell.whole().read();
    Policy policy = shell.whole().policy();
    world.write(casework -> {
      Casebook casebook = casework.casebook();
      Optional<Finding> finding = casebook.finding(experiment.finding());
      List<Outcome.Read> after = finding.map(one -> newer(all, one)).orElse(List.of());
      if (after.isEmpty()) {
        return "Nothing newer is here: add what was recorded after the change first";
      }
      List<Outcome.Read> before = all.stream().filter(one -> !after.contains(one)).toList();
      Trial trial = new Trial(casebook, experiment, before, after, policy);
      Experiment measured = experiment.measured(trial.result(Instant.now()));
      casework.put(measured, measured.id() + " measured");
      return measured.id() + ": " + measured.result().map(one -> one.text()).orElse("");
    });
  }

  @Override
  public void undo() {
    world.write(casework ->
        casework.undo().map(words -> "Taken back: " + words).orElse("Nothing to take back"));
  }

  @Override
  public void redo() {
    world.write(casework ->
        casework.redo().map(words -> "Done again: " + words).orElse("Nothing to do again"));
  }

  @Override
  public void meet() {
    shell.meet();
  }
}
