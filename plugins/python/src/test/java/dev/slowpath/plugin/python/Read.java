package dev.slowpath.plugin.python;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A profile that an importer read, in the words of these tests.
public record Read(Profile profile) {

  public static Read of(Importer importer, FileSource source) throws ImportException, IOException {
    Imported imported = importer.read(source, Progress.unwatched(), Workers.onCallersThread());
    return new Read(((Capture.OfProfile) imported.captures().getFirst()).profile());
  }

  /// The stacks of a metric as `root;leaf`, with their weights.
  public Map<String, Long> stacks(Metric metric) {
    Samples samples = profile.samples(metric).orElseThrow();
    Map<String, Long> stacks = new TreeMap<>();
    for (int row = 0; row < samples.size(); row++) {
      String path =
          profile.path(samples.stack(row)).stream()
              .map(Frame::name)
              .collect(Collectors.joining(";"));
      stacks.merge(path, samples.weight(row), Long::sum);
    }
    return stacks;
  }
}
