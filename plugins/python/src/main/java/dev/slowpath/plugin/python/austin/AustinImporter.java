package dev.slowpath.plugin.python.austin;

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
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// austin's text: metadata, then a stack and its figures a line.
///
/// Source: austin, README.md, "Output format".
public final class AustinImporter implements Importer {
  private static final Format FORMAT =
      new Format("austin", "austin", List.of(".austin", ".txt"), "1");
  private static final Pattern STACK = Pattern.compile("(?m)^P\\d+;T[\\w:.]+(;| -?\\d)");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    boolean isOurs =
        !head.isBinary()
            && (head.text().startsWith("# austin:") || STACK.matcher(head.text()).lookingAt());
    return isOurs ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    AustinReading reading = new AustinReading();
    progress.stage("reading stacks");
    Lines.each(source, progress, reading::line, reading::end);
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
