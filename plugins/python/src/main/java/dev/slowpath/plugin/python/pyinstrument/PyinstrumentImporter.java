package dev.slowpath.plugin.python.pyinstrument;

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

/// pyinstrument's JSON: a tree of frames with the time that each took with its callees.
///
/// Source: pyinstrument, pyinstrument/renderers/jsonrenderer.py.
public final class PyinstrumentImporter implements Importer {
  static final String EXPECTED = "pyinstrument's root_frame";
  private static final Format FORMAT =
      new Format("pyinstrument", "pyinstrument", List.of(".json"), "1");
  private static final Pattern SESSION = Pattern.compile("\"sample_count\"\\s*:");
  private static final Pattern ROOT = Pattern.compile("\"root_frame\"\\s*:");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String text = head.stripped();
    if (head.isBinary() || !text.startsWith("{") || !ROOT.matcher(text).find()) {
      return Verdict.NO;
    }
    return SESSION.matcher(text).find() ? Verdict.YES : Verdict.MAYBE;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    TreeReading reading = new TreeReading(progress);
    progress.stage("reading frames");
    new JsonFile(source, EXPECTED).read(reading::document);
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
