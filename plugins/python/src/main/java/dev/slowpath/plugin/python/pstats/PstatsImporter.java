package dev.slowpath.plugin.python.pstats;

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
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Profiles of cProfile and of the pure-Python profile module, as `dump_stats` writes them and
/// yappi's `pstats` too: functions with calls and times, and who called them.
///
/// Source: CPython, Lib/pstats.py and Lib/cProfile.py.
public final class PstatsImporter implements Importer {
  private static final Format FORMAT =
      new Format("pstats", "cProfile (pstats)", List.of(".pstats", ".prof", ".profile"), "1");
  private static final int[] TABLES = {'{', '{' | 0x80};
  private static final int[] TEXTS = {'z', 'Z', 'a', 'A', 'u', 's', 't', 'r', 'R'};

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    for (int table : TABLES) {
      if (startsWithLabel(head, table)) {
        return Verdict.YES;
      }
      if (head.size() == 2 && head.startsWith(table, '0')) {
        return Verdict.MAYBE;
      }
    }
    return Verdict.NO;
  }

  /// A table whose first key is a tuple of three that begins with a text.
  private static boolean startsWithLabel(Head head, int table) {
    for (int text : TEXTS) {
      for (int flag : new int[] {0, 0x80}) {
        boolean isLabel =
            startsWithTuple(head, table, 0, text | flag)
                || startsWithTuple(head, table, 0x80, text | flag);
        if (isLabel) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsWithTuple(Head head, int table, int flag, int text) {
    return head.startsWith(table, ')' | flag, 3, text)
        || head.startsWith(table, '(' | flag, 3, 0, 0, 0, text);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading functions");
    Marshal.Node whole;
    try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
      whole = new Marshal(in, source.limits()).only();
    }
    progress.tick();
    StatsTable stats = new StatsTable();
    stats.read(whole);
    progress.tick();
    Capture graph = new Capture.OfCallGraph(FORMAT.provenance(source), stats.graph());
    return new Imported(List.of(graph), stats.notices());
  }
}
