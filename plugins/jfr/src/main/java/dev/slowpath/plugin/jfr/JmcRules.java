package dev.slowpath.plugin.jfr;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.rules.RuleResult.Severity;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.DependsOn;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultProvider;
import org.openjdk.jmc.flightrecorder.rules.ResultToolkit;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/// The automated analysis of JDK Mission Control, run on a recording that was read before. It keeps
/// every event in memory, so that a recording must be small against what there is.
final class JmcRules {
  static final String TOOL = "JDK Mission Control";

  /// JMC takes up to nine times the bytes of a recording.
  private static final long ROOM = 10;

  private final Progress progress;
  private final IItemCollection events;
  private final ResultProvider results = new ResultProvider();
  private final Set<IRule> begun = new HashSet<>();
  private final List<RuleResult> all = new ArrayList<>();
  private int failed;

  private JmcRules(IItemCollection events, Progress progress) {
    this.events = events;
    this.progress = progress;
  }

  /// What the rules say.
  ///
  /// @param bytes of the recording
  static Imported of(Source source, Provenance provenance, long bytes, Progress progress) {
    if (bytes > Runtime.getRuntime().maxMemory() / ROOM) {
      return refused(
          "%d MB: %s needs about %d MB of memory for its rules (SLOWPATH_OPTS=-Xmx…)"
              .formatted(bytes >> 20, TOOL, (bytes * ROOM) >> 20));
    }
    progress.stage("rules of " + TOOL);
    // What it throws at a damaged recording is not written down, and may be an IOException too.
    FutureTask<Imported> judged = new FutureTask<>(() -> judged(source, provenance, progress));
    judged.run();
    try {
      return judged.get();
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        case CancelledException cancelled -> throw cancelled;
        case Error error -> throw error;
        case null, default -> refused(TOOL + " cannot judge the recording: " + failed.getCause());
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private static Imported judged(Source source, Provenance provenance, Progress progress)
      throws IOException, CouldNotLoadRecordingException {
    try (InputStream in = new BufferedInputStream(source.open())) {
      JmcRules rules = new JmcRules(JfrLoaderToolkit.loadEvents(in), progress);
      for (IRule rule : RuleRegistry.getRules()) {
        rules.evaluate(rule);
      }
      return rules.imported(provenance);
    }
  }

  private static Imported refused(String why) {
    return new Imported(List.of(), List.of(new Notice(Notice.Kind.SKIPPED, 1, why)));
  }

  private Imported imported(Provenance provenance) {
    all.sort(RuleResult.ORDER);
    List<Notice> notices =
        failed == 0
            ? List.of()
            : List.of(
                new Notice(Notice.Kind.SKIPPED, failed, "rules of " + TOOL + " that ended badly"));
    return new Imported(List.of(new Capture.OfRules(provenance, TOOL, all)), notices);
  }

  /// A rule that builds on another one comes after it.
  private void evaluate(IRule rule) {
    if (!begun.add(rule)) {
      return;
    }
    DependsOn needed = rule.getClass().getAnnotation(DependsOn.class);
    if (needed != null) {
      Collection<IRule> rules = RuleRegistry.getRules();
      rules.stream().filter(one -> one.getClass().equals(needed.value())).forEach(this::evaluate);
    }
    progress.tick();
    if (!RulesToolkit.matchesEventAvailabilityMap(events, rule.getRequiredEvents())) {
      all.add(unasked(rule, RulesToolkit.getIgnoreReason(events, rule)));
      return;
    }
    RunnableFuture<IResult> future =
        rule.createEvaluation(events, IPreferenceValueProvider.DEFAULT_VALUES, results);
    future.run();
    try {
      IResult result = future.get();
      results.addResults(result);
      all.add(told(rule, result));
    } catch (ExecutionException bad) {
      failed++;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private static RuleResult unasked(IRule rule, String why) {
    return new RuleResult(
        rule.getId(),
        rule.getName(),
        rule.getTopic(),
        Severity.NOT_APPLICABLE,
        Double.NaN,
        Objects.requireNonNullElse(why, ""),
        "",
        "");
  }

  private static RuleResult told(IRule rule, IResult result) {
    Severity severity =
        switch (result.getSeverity()) {
          case WARNING -> Severity.WARNING;
          case INFO -> Severity.INFO;
          case OK -> Severity.OK;
          case NA, IGNORE -> Severity.NOT_APPLICABLE;
        };
    IQuantity score = result.getResult(TypedResult.SCORE);
    return new RuleResult(
        rule.getId(),
        rule.getName(),
        rule.getTopic(),
        severity,
        score == null ? Double.NaN : score.doubleValue(),
        text(result, result.getSummary()),
        text(result, result.getExplanation()),
        text(result, result.getSolution()));
  }

  private static String text(IResult result, String template) {
    return Optional.ofNullable(template)
        .map(words -> ResultToolkit.populateMessage(result, words, false))
        .map(String::strip)
        .orElse("");
  }
}
