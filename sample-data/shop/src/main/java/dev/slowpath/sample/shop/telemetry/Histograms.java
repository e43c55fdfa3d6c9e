package dev.slowpath.sample.shop.telemetry;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// A family of Prometheus histograms of seconds, one for each value of one or more labels.
final class Histograms {
  private static final double[] BOUNDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5
  };

  private final String name;
  private final String help;
  private final Map<String, Cells> byLabels = new ConcurrentSkipListMap<>();

  Histograms(String name, String help) {
    this.name = name;
    this.help = help;
  }

  private static final class Cells {
    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final DoubleAdder sum = new DoubleAdder();

    private Cells() {
      for (var i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }
  }

  void clear() {
    byLabels.clear();
  }

  void observe(String labels, double seconds) {
    var cells = byLabels.computeIfAbsent(labels, _ -> new Cells());
    var bucket = 0;
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
      bucket++;
    }
    cells.counts[bucket].increment();
    cells.sum.add(seconds);
  }

  void print(StringBuilder text) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" histogram\n");
    byLabels.forEach((labels, cells) -> print(text, labels, cells));
  }

  private void print(StringBuilder text, String labels, Cells cells) {
    var total = 0L;
    for (var i = 0; i < BOUNDS.length; i++) {
      total += cells.counts[i].sum();
      printLine(
          text,
          "_bucket",
          labels + ",le=\"" + BigDecimal.valueOf(BOUNDS[i]).toPlainString() + "\"",
          total);
    }
    total += cells.counts[BOUNDS.length].sum();
    printLine(text, "_bucket", labels + ",le=\"+Inf\"", total);
    var sum = String.format(Locale.ROOT, "%.6f", cells.sum.sum());
    text.append(name).append("_sum{").append(labels).append("} ").append(sum).append('\n');
    printLine(text, "_count", labels, total);
  }

  private void printLine(StringBuilder text, String suffix, String labels, long value) {
    text.append(name).append(suffix).append('{').append(labels).append("} ");
    text.append(value).append('\n');
  }
}
