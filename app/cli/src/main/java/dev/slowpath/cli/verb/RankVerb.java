package dev.slowpath.cli.verb;

import dev.slowpath.analysis.detect.Examination;
import dev.slowpath.analysis.detect.Examined;
import dev.slowpath.analysis.detect.Suspect;
import dev.slowpath.analysis.detect.Suspects;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.analysis.sentry.SentryRules;
import dev.slowpath.analysis.whatif.WhatIf;
import dev.slowpath.cli.document.Outlook;
import dev.slowpath.cli.document.RankDocument;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.quality.DataQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rank`: the bottlenecks, the costliest first.
@Command(
    name = "rank",
    description =
        "Ranks what costs time, by measured load, with the evidence, what removing it may gain at"
            + " most, and what to change. Traces, snapshots of pg_stat_statements, plans and"
            + " recordings of one load are joined: name them all.",
    footer = {
      "",
      "Examples: slowpath rank traces.jsonl before.csv after.csv plans/ recording.jfr",
      "          slowpath rank captures/ --format json -o ranking.json",
      "          slowpath rank captures/ --without 2,5",
      "          slowpath rank captures/ --why orders",
      "          slowpath rank captures/ --profile sentry"
    })
final class RankVerb implements Verb {

  private static final String SENTRY = "sentry";
  private static final String JMC = "jmc";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "ID",
      description =
          "Predict the requests without these bottlenecks, by id or rank, all removed at once.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--why",
      paramLabel = "NAME",
      description =
          "Show why an endpoint or statement is reported or not: what holds NAME, against every"
              + " threshold.")
  private String why = "";

  @Option(
      names = "--profile",
      split = ",",
      paramLabel = "NAME",
      description =
          "Also apply the rules of other tools, beside ours: sentry to the same spans, jmc (JDK"
              + " Mission Control) to recordings.")
  private List<String> profiles = new ArrayList<>();

  @Override
  public int run(Session session) {
    for (String profile : profiles) {
      if (!profile.equals(SENTRY) && !profile.equals(JMC)) {
        throw new UsageException(
            "--profile %s: no such rules, expected %s or %s".formatted(profile, SENTRY, JMC));
      }
    }
    if (profiles.contains(JMC)) {
      inputs.judgeByOthers();
    }
    Reading reading = session.read(files, inputs.judging());
    if (profiles.contains(JMC) && !inputs.isQuiet() && !holdsRecording(reading)) {
      session.say("--profile jmc: no recording was read that its rules could judge");
    }
    return rank(
        session, reading, inputs, outputs, new Asked(without, why, profiles.contains(SENTRY)));
  }

  private static boolean holdsRecording(Reading reading) {
    return reading.captures().stream()
        .anyMatch(capture -> capture.source().importer().equals("jfr"));
  }

  static int rank(Session session, List<String> files, Inputs inputs, Outputs outputs) {
    return rank(
        session,
        session.read(files, inputs.judging()),
        inputs,
        outputs,
        new Asked(List.of(), "", false));
  }

  private static int rank(
      Session session, Reading reading, Inputs inputs, Outputs outputs, Asked asked) {
    if (!reading.isFruitless() || outputs.isForPrograms()) {
      Linked linked = session.linked(reading.captures(), inputs.window(reading.captures()));
      session.caveats(linked, inputs);
      Policy policy = reading.policy();
      List<Suspect> suspects = Suspects.of(linked, policy);
      Ranking ranking = Ranking.of(linked, policy, suspects);
      List<String> ids = ranking.bottlenecks().stream().map(Bottleneck::id).toList();
      Outlook outlook =
          Outlook.of(
              WhatIf.of(linked, suspects),
              ids,
              asked.without().stream().map(one -> id(one, ids)).toList());
      if (!asked.why().isEmpty()) {
        outlook = outlook.with(examined(linked, policy, asked.why()));
      }
      outputs.write(
          session,
          new RankDocument(
              reading.outcomes(),
              ranking,
              DataQuality.of(linked, ranking),
              outlook,
              asked.likeSentry() ? Optional.of(SentryRules.of(linked)) : Optional.empty()));
    }
    return reading.exitCode();
  }

  /// What is asked beside the ranking.
  private record Asked(List<String> without, String why, boolean likeSentry) {
    Asked {
      without = List.copyOf(without);
    }
  }

  private static List<Examined> examined(Linked linked, Policy policy, String name) {
    List<Examined> examined = Examination.of(linked, policy, name);
    if (examined.isEmpty()) {
      throw new UsageException(
          "--why " + name + ": no endpoint and no statement of the traces holds this");
    }
    return examined;
  }

  /// The id that is meant: of its first characters, or of a rank.
  private static String id(String asked, List<String> ids) {
    List<String> meant = ids.stream().filter(id -> id.startsWith(asked)).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    for (int rank = 1; rank <= ids.size(); rank++) {
      if (asked.equals(String.valueOf(rank))) {
        return ids.get(rank - 1);
      }
    }
    throw new UsageException(
        "--without "
            + asked
            + ": no such bottleneck, expected a rank of 1.."
            + ids.size()
            + " or an id");
  }
}
