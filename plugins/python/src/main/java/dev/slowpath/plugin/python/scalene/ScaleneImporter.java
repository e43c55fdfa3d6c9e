package dev.slowpath.plugin.python.scalene;

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

/// Scalene's JSON: for each function and line of the profiled files the share of time in Python, in
/// native code and in the system, what it allocated and what it copied. There are no stacks: each
/// function stands alone.
///
/// Source: Scalene 1.5, scalene_json.py.
public final class ScaleneImporter implements Importer {
  static final String EXPECTED = "Scalene's elapsed_time_sec and files";
  private static final Format FORMAT = new Format("scalene", "Scalene", List.of(".json"), "1");
  private static final Pattern OWN =
      Pattern.compile("\"n_cpu_percent_(python|c)\"\\s*:|\"elapsed_time_sec\"\\s*:");
  private static final Pattern FILES =
      Pattern.compile("\"(files|alloc_samples|max_footprint_mb)\"");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String text = head.stripped();
    boolean isOurs =
        !head.isBinary()
            && text.startsWith("{")
            && OWN.matcher(text).find()
            && FILES.matcher(text).find();
    return isOurs ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    ScaleneReading reading = new ScaleneReading(progress);
    progress.stage("reading functions");
    new JsonFile(source, EXPECTED).read(reading::document);
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
