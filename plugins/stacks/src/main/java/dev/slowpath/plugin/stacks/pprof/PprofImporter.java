package dev.slowpath.plugin.stacks.pprof;

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
import dev.slowpath.plugin.reading.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Profiles of pprof, as Go, `jfrconv`, gperftools and others write them: a protocol buffer,
/// usually in gzip, which the intake opens.
///
/// Source: google/pprof, proto/profile.proto.
public final class PprofImporter implements Importer {
  private static final Format FORMAT =
      new Format("pprof", "pprof", List.of(".pprof", ".pb", ".prof", ".pb.gz"), "1");
  private static final int TICK_BYTES = 1 << 16;

  @Override
  public Format format() {
    return FORMAT;
  }

  /// A profile begins with a `sample_type`, a message of two small numbers.
  @Override
  public Verdict recognize(Head head) {
    boolean isValueType = head.startsWith(0x0a, 0x04, 0x08) || head.startsWith(0x0a, 0x02, 0x08);
    if (!isValueType) {
      return Verdict.NO;
    }
    boolean hasUnit = head.text().length() > 6 && head.text().charAt(4) == 0x10;
    boolean isOwnEnding = head.nameEndsWith(".pprof") || head.nameEndsWith(".pb");
    return hasUnit || isOwnEnding ? Verdict.YES : Verdict.MAYBE;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    PprofReading reading = new PprofReading(progress);
    progress.stage("reading samples");
    try (InputStream in = new BufferedInputStream(source.open(), TICK_BYTES)) {
      reading.read(new Wire(in, source.limits().stringLength(), Message.EXPECTED));
    }
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
