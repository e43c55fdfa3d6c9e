package dev.slowpath.cli.document;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.quality.Recorded;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `sources[]`: what each file was, how its import ended and what was remarked on it.
final class SourceList {

  private SourceList() {}

  static void json(Json json, List<Outcome> outcomes) {
    json.array(
        "sources",
        outcomes,
        outcome -> {
          switch (outcome) {
            case Outcome.Read read -> read(json, read);
            case Outcome.Beside beside -> beside(json, beside);
            case Outcome.Ruled ruled -> ruled(json, ruled);
            case Outcome.Refused refused -> refused(json, refused);
            case Outcome.Unrecognised unrecognised -> unread(json, unrecognised);
          }
        });
  }

  private static void read(Json json, Outcome.Read read) {
    json.text("file", read.file());
    json.text("status", "imported");
    json.text("format", read.format().id());
    List<String> kinds = kinds(read);
    json.text("kind", kinds.isEmpty() ? null : kinds.getFirst());
    json.texts("kinds", kinds);
    json.text("sha256", read.sha256());
    json.whole("bytes", read.bytes());
    json.whole("records", records(read));
    json.whole("skipped", skipped(read));
    Times.json(json, Recorded.of(read));
    json.object("facts", () -> firstOfEachKind(read).forEach(one -> Facts.json(json, one)));
    json.array(
        "notices",
        read.notices(),
        notice -> {
          json.text("kind", notice.kind().id());
          json.whole("count", notice.count());
          json.text("detail", notice.detail());
        });
  }

  static List<String> kinds(Outcome.Read read) {
    return read.captures().stream().map(Facts::kind).distinct().toList();
  }

  static long records(Outcome.Read read) {
    return read.captures().stream().mapToLong(Facts::records).sum();
  }

  static long skipped(Outcome.Read read) {
    return read.notices().stream()
        .filter(notice -> notice.kind() == Notice.Kind.SKIPPED)
        .mapToLong(Notice::count)
        .sum();
  }

  /// Facts of different kinds share no name but those of one kind would.
  private static List<Capture> firstOfEachKind(Outcome.Read read) {
    Set<String> seen = new HashSet<>();
    List<Capture> first = new ArrayList<>();
    for (Capture capture : read.captures()) {
      if (seen.add(Facts.kind(capture))) {
        first.add(capture);
      }
    }
    return first;
  }

  /// The file it was read with says what became of it.
  private static void beside(Json json, Outcome.Beside beside) {
    uncaptured(json, beside.file(), "read-with", beside.sha256(), beside.bytes());
    json.object("facts", () -> json.text("of", beside.of()));
    json.empty("notices");
  }

  private static void ruled(Json json, Outcome.Ruled ruled) {
    uncaptured(json, ruled.file(), "rules", ruled.sha256(), ruled.bytes());
    json.object(
        "facts",
        () -> {
          json.whole("thresholds", ruled.policy().settings().size());
          json.whole("suppressions", ruled.policy().suppressions().size());
        });
    json.empty("notices");
  }

  private static void uncaptured(Json json, String file, String status, String sha256, long bytes) {
    json.text("file", file);
    json.text("status", status);
    json.none("format");
    json.none("kind");
    json.empty("kinds");
    json.text("sha256", sha256);
    json.whole("bytes", bytes);
    json.none("records");
    json.none("skipped");
    json.none("from");
    json.none("to");
  }

  private static void refused(Json json, Outcome.Refused refused) {
    notRead(json, refused.file(), "refused");
    Problem problem = refused.problem();
    json.object(
        "error",
        () -> {
          json.text("kind", Problems.id(problem));
          json.text("place", Places.text(problem.place()));
          json.text("found", problem.found());
          json.text("expected", problem.expected());
        });
    json.empty("notices");
  }

  private static void unread(Json json, Outcome.Unrecognised unrecognised) {
    notRead(json, unrecognised.file(), "not-read");
    json.object("facts", () -> {});
    json.empty("notices");
  }

  private static void notRead(Json json, String file, String status) {
    json.text("file", file);
    json.text("status", status);
    json.none("format");
    json.none("kind");
    json.empty("kinds");
    json.none("sha256");
    json.none("bytes");
    json.none("records");
    json.none("skipped");
    json.none("from");
    json.none("to");
  }
}
