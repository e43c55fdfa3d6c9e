package dev.slowpath.plugin.stacks;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an importer read, in the words of these tests.
public record Read(Imported imported) {

  public static final Path FOLDER = Path.of("src/test/resources");

  public static Read text(Importer importer, String text) throws ImportException, IOException {
    return bytes(importer, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Read bytes(Importer importer, byte[] bytes) throws ImportException, IOException {
    return of(importer, FileSource.of("drawn.txt", bytes));
  }

  public static Read of(Importer importer, FileSource source) throws ImportException, IOException {
    return new Read(importer.read(source, Progress.unwatched(), Workers.onCallersThread()));
  }

  public List<Profile> profiles() {
    return imported.captures().stream()
        .map(capture -> ((Capture.OfProfile) capture).profile())
        .toList();
  }

  public Profile profile() {
    return profiles().getFirst();
  }

  public Samples samples(Metric metric) {
    return profile().samples(metric).orElseThrow();
  }

  /// The stacks of a metric as `root;leaf`, with their weights.
  public Map<String, Long> stacks(Metric metric) {
    Map<String, Long> stacks = new TreeMap<>();
    Samples samples = samples(metric);
    for (int row = 0; row < samples.size(); row++) {
      String path =
          profile().path(samples.stack(row)).stream()
              .map(Frame::name)
              .collect(Collectors.joining(";"));
      stacks.merge(path, samples.weight(row), Long::sum);
    }
    return stacks;
  }

  public Frame frame(String name) {
    return profile().frames().stream()
        .filter(frame -> frame.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// How many things the notices of a kind count.
  public long told(Notice.Kind kind) {
    return imported.notices().stream()
        .filter(notice -> notice.kind() == kind)
        .mapToLong(Notice::count)
        .sum();
  }
}
