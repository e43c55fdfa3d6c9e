package dev.slowpath.cli.document;

import dev.slowpath.workbench.live.LiveCapture.Captured;
import dev.slowpath.workbench.live.LiveCapture.Snapshot;
import dev.slowpath.workbench.wording.Numbers;
import java.nio.file.Path;
import java.util.List;

/// What a capture kept, and what the system does not show.
public record CaptureDocument(Captured captured, Path folder) {

  /// Writes the whole JSON document; `docs/json.md` describes it.
  public void json(Json json) {
    json.document(() -> {
      json.text("system", captured.system());
      json.text("folder", folder.toString());
      json.array(
          "snapshots",
          captured.snapshots(),
          snapshot -> {
            json.instant("at", snapshot.at());
            json.texts("files", names(snapshot));
          });
      json.array(
          "lacks",
          captured.lacks(),
          lack -> {
            json.text("missing", lack.missing());
            json.text("remedy", lack.remedy());
            json.flag("grave", lack.isGrave());
          });
    });
  }

  private static List<String> names(Snapshot snapshot) {
    return snapshot.files().stream().map(file -> file.getFileName().toString()).toList();
  }

  public void text(Page page) {
    List<Snapshot> snapshots = captured.snapshots();
    page.head(
        "%s of %s in %s"
            .formatted(
                snapshots.size() == 1
                    ? "1 snapshot"
                    : Numbers.count((long) snapshots.size()) + " snapshots",
                captured.system(),
                folder));
    for (Snapshot snapshot : snapshots) {
      page.line("%s  %s".formatted(snapshot.at(), String.join("  ", names(snapshot))));
    }
    boolean hasStatements =
        snapshots.stream().anyMatch(one -> names(one).stream().anyMatch(CaptureDocument::isTold));
    if (hasStatements && snapshots.size() == 1) {
      page.blank().quiet("A second snapshot later tells the work in between: the same again.");
    } else if (hasStatements) {
      page.blank().quiet("Next: slowpath statements " + folder);
    }
  }

  private static boolean isTold(String name) {
    return name.startsWith("statements");
  }
}
