package dev.slowpath.plugin.jfr;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A recording as the importer reads it, in the words of the tests.
record Read(Profile profile, List<Notice> notices) {

  static Read file(Path file) throws ImportException, IOException {
    return of(FileSource.of(file));
  }

  static Read bytes(byte[] content) throws ImportException, IOException {
    return of(FileSource.of("test.jfr", content));
  }

  private static Read of(FileSource source) throws ImportException, IOException {
    return of(new JfrImporter().read(source, Progress.unwatched(), Workers.onCallersThread()));
  }

  static Read of(Imported imported) {
    Capture.OfProfile capture = (Capture.OfProfile) imported.captures().getFirst();
    return new Read(capture.profile(), imported.notices());
  }

  Samples samples(Metric metric) {
    return profile.samples(metric).orElseThrow();
  }

  long count(Metric metric) {
    return profile.samples(metric).map(Samples::size).orElse(0);
  }

  List<Notice> notices(Notice.Kind kind) {
    return notices.stream().filter(notice -> notice.kind() == kind).toList();
  }

  /// Collapsed stacks with the sum of their weights.
  Map<String, Long> collapsed(Metric metric) {
    Map<String, Long> stacks = new TreeMap<>();
    profile
        .samples(metric)
        .ifPresent(samples -> {
          for (int row = 0; row < samples.size(); row++) {
            stacks.merge(path(samples.stack(row)), samples.weight(row), Long::sum);
          }
        });
    return stacks;
  }

  private String path(int stack) {
    return profile.path(stack).stream().map(Frame::name).collect(Collectors.joining(";"));
  }
}
