package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.JsonFile;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// speedscope's own file format, of whatever producer: sampled and evented profiles, one or many.
/// The profiles of a file are the threads of one profile.
///
/// Source: speedscope, src/lib/file-format-spec.ts.
public final class SpeedscopeImporter implements Importer {
  private static final Format FORMAT =
      new Format("speedscope", "speedscope", List.of(".speedscope.json", ".json"), "1");
  private static final Pattern OWN =
      Pattern.compile(
          "\"https?://(www\\.)?speedscope\\.app/file-format-schema\\.json\""
              + "|\"exporter\"\\s*:\\s*\"speedscope@");
  private static final Pattern LIKELY =
      Pattern.compile(
          "\"shared\"\\s*:\\s*\\{\\s*\"frames\"|\"type\"\\s*:\\s*\"(evented|sampled)\"");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String text = head.stripped();
    if (head.isBinary() || !text.startsWith("{")) {
      return Verdict.NO;
    }
    if (OWN.matcher(text).find()) {
      return Verdict.YES;
    }
    return LIKELY.matcher(text).find() ? Verdict.MAYBE : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    SpeedscopeReading reading = new SpeedscopeReading(progress);
    progress.stage("reading stacks");
    new JsonFile(source, SpeedscopeReading.EXPECTED).read(reading::document);
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
