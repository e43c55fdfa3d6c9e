package dev.slowpath.python;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.python.pstats.PstatsImporter;
import dev.slowpath.plugin.python.scalene.ScaleneImporter;
import dev.slowpath.plugin.stacks.callgrind.CallgrindImporter;
import dev.slowpath.plugin.stacks.chrome.ChromeTraceImporter;
import dev.slowpath.plugin.stacks.collapsed.CollapsedImporter;
import dev.slowpath.plugin.stacks.speedscope.SpeedscopeImporter;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recorded Python profiles, read and ranked in the tests' own process.
final class Recorded {
  static final Path WEB = Path.of("../sample-data/web/profiles");
  static final Path DJANGO = Path.of("../sample-data/django");
  private static final Map<String, Importer> BY_ENDING =
      Map.of(
          "raw.txt", new CollapsedImporter(),
          "collapsed", new CollapsedImporter(),
          "speedscope.json", new SpeedscopeImporter(),
          "trace.json", new ChromeTraceImporter(),
          "pstats", new PstatsImporter(),
          "prof", new PstatsImporter(),
          "callgrind", new CallgrindImporter(),
          "scalene.json", new ScaleneImporter());

  private Recorded() {}

  static List<Capture> captures(Path... files) throws IOException, ImportException {
    List<Capture> captures = new ArrayList<>();
    for (Path file : files) {
      captures.addAll(captures(file));
    }
    return captures;
  }

  private static List<Capture> captures(Path file) throws IOException, ImportException {
    String packed = file.getFileName().toString();
    String name = packed.endsWith(".gz") ? packed.substring(0, packed.length() - 3) : packed;
    Importer importer =
        BY_ENDING.entrySet().stream()
            .filter(one -> name.endsWith(one.getKey()))
            .findFirst()
            .orElseThrow()
            .getValue();
    return importer
        .read(FileSource.of(file), Progress.unwatched(), Workers.onCallersThread())
        .captures();
  }

  static Linked linked(Path... files) throws IOException, ImportException {
    return Linked.of(captures(files), Optional.empty());
  }

  static List<Bottleneck> ranked(Path... files) throws IOException, ImportException {
    return Ranking.of(linked(files), Policy.usual()).bottlenecks();
  }

  /// Causes with their handlers, as `n-plus-one at list_orders`, the costliest first.
  static List<String> causes(Path... files) throws IOException, ImportException {
    return ranked(files).stream()
        .map(one -> {
          var endpoint = one.where().endpoint();
          String name = endpoint == null ? "process" : endpoint.name();
          return one.cause().id() + " at " + name.substring(name.lastIndexOf('.') + 1);
        })
        .toList();
  }
}
