package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.Head;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small file of some format, or of none, that importers of other formats must not claim.
final class ForeignSample {
  private static final List<String> KEPT =
      List.of(
          "access-log/access.log",
          "callgrind/callgrind.out.1",
          "chrome-trace/trace.json",
          "collapsed/stacks.txt",
          "datadog/spans.json",
          "elastic/events.ndjson",
          "explain/plan.json",
          "explain/plan.txt",
          "har/page.har",
          "jaeger/jaeger.json",
          "jmeter/results.csv",
          "k6/points.json",
          "locust/stats.json",
          "migration/V2__index.sql",
          "newrelic/nrql.json",
          "newrelic/spans.csv",
          "none/config.xml",
          "none/letter.txt",
          "none/list.json",
          "none/page.html",
          "none/table.csv",
          "openmetrics/metrics.txt",
          "otel-console/spans.json",
          "otlp-json/lines.jsonl",
          "otlp-json/one.json",
          "pg_catalog/catalog.csv",
          "pg_stat_statements/snapshot.csv",
          "pg_stat_statements/snapshot.json",
          "sentry/event.json",
          "speedscope/profile.speedscope.json",
          "xray/traces.json",
          "zipkin/zipkin.json");

  private final String formatId;
  private final String name;
  private final byte[] bytes;

  private ForeignSample(String formatId, String name, byte[] bytes) {
    this.formatId = formatId;
    this.name = name;
    this.bytes = bytes;
  }

  /// The format it is of; empty for none.
  String formatId() {
    return formatId;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Head head() {
    return new Head(name, bytes);
  }

  @Override
  public String toString() {
    return formatId + "/" + name;
  }

  /// The kept files of many formats, and files that are nothing: empty, random, zeros, 100 kB of
  /// opening brackets and braces, under every ending that a format claims.
  static List<ForeignSample> all(List<String> extensions) {
    List<ForeignSample> all = new ArrayList<>();
    KEPT.forEach(path -> all.add(kept(path)));
    List<String> endings = new ArrayList<>(extensions);
    endings.add(".unknown");
    for (String ending : endings) {
      all.add(none("empty" + ending, new byte[0]));
      all.add(none("random" + ending, new Generator(7).bytes(100_000)));
      all.add(none("zeros" + ending, new byte[10_000]));
      all.add(none("brackets" + ending, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
      all.add(none("braces" + ending, "{\"a\":".repeat(20_000).getBytes(StandardCharsets.UTF_8)));
    }
    return all;
  }

  private static ForeignSample none(String name, byte[] bytes) {
    return new ForeignSample("", name, bytes);
  }

  private static ForeignSample kept(String path) {
    int slash = path.indexOf('/');
    String folder = path.substring(0, slash);
    try (InputStream in = ForeignSample.class.getResourceAsStream("foreign/" + path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      String id = folder.equals("none") ? "" : folder;
      return new ForeignSample(id, path.substring(slash + 1), in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
