package dev.slowpath.desktop.jvm;

import dev.slowpath.analysis.jvm.OccasionSum;
import dev.slowpath.analysis.jvm.OccasionSum.Held;
import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.JvmWords;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What JVMs recorded of their locks, waits, I/O, allocation, collections and exceptions.
final class JvmModel {
  private static final int BUCKETS = 120;

  private static final List<Metric> SECTIONS =
      List.of(
          Metric.LOCK,
          Metric.WAIT,
          Metric.IO,
          Metric.ALLOCATION,
          Metric.GC,
          Metric.GC_PHASE,
          Metric.SAFEPOINT,
          Metric.EXCEPTION,
          Metric.CLASS_LOAD,
          Metric.THREAD_START,
          Metric.MEMORY);

  private JvmModel() {}

  /// A section of the page: one metric of one recording.
  ///
  /// @param isAlone whether no other recording holds the metric
  record Section(KnownProfile known, Metric metric, boolean isAlone) {
    Profile profile() {
      return known.profile();
    }

    Samples samples() {
      return profile().samples(metric).orElseThrow();
    }
  }

  /// A section made ready to be shown.
  ///
  /// @param whole the weight of all rows
  record Content(Section section, Held held, List<OccasionSum> rows, Course course, long whole) {
    Content {
      rows = List.copyOf(rows);
    }

    Unit unit() {
      return section.samples().unit();
    }

    long count() {
      return rows.stream().mapToLong(OccasionSum::count).sum();
    }
  }

  /// Weight over time, in stretches of one length.
  ///
  /// @param weights in the unit that is shown
  record Course(TimeRange range, List<Double> weights) {
    Course {
      weights = List.copyOf(weights);
    }

    double stepMs() {
      return range.seconds() * 1e3 / weights.size();
    }

    double most() {
      return weights.isEmpty() ? 0 : Collections.max(weights);
    }
  }

  /// The sections there are: of recordings that say what their events are about.
  static List<Section> sections(Investigation of) {
    List<Section> sections = new ArrayList<>();
    for (Metric metric : SECTIONS) {
      List<KnownProfile> holding =
          of.linked().profiles().stream()
              .filter(known ->
                  known.profile().samples(metric).filter(Samples::hasOccasions).isPresent())
              .toList();
      holding.forEach(known -> sections.add(new Section(known, metric, holding.size() == 1)));
    }
    return sections;
  }

  /// What rules of other tools say of a file; empty where none were applied.
  static Optional<Capture.OfRules> rules(Investigation of, String file) {
    return of.read().stream()
        .filter(read -> read.file().equals(file))
        .flatMap(read -> read.captures().stream())
        .filter(Capture.OfRules.class::isInstance)
        .map(Capture.OfRules.class::cast)
        .findFirst();
  }

  /// The remarks of rules, in the words of their tool.
  static Twin remarks(Capture.OfRules rules) {
    return new Twin(
        "Rules of " + rules.tool(),
        List.of("Severity", "Rule", "Summary", "What to do"),
        rules.results().stream()
            .filter(RuleResult::isRemark)
            .map(one -> List.of(one.severity().id(), one.name(), one.summary(), one.solution()))
            .toList());
  }

  static String linkTitle(Twin remarks) {
    int count = remarks.rows().size();
    return "%s: %d %s".formatted(remarks.title(), count, count == 1 ? "remark" : "remarks");
  }

  static Content of(Section section, Filters filters) {
    Held held = new Held(filters.time(), filters.thread());
    List<OccasionSum> rows = OccasionSum.of(section.profile(), section.metric(), held);
    long whole = rows.stream().mapToLong(OccasionSum::total).sum();
    return new Content(section, held, rows, course(section, held), whole);
  }

  private static Course course(Section section, Held held) {
    TimeRange all = section.profile().range().orElse(new TimeRange(0, 1));
    TimeRange range = held.time().flatMap(all::common).orElse(all);
    Samples samples = section.samples();
    double[] weights = new double[BUCKETS];
    double length = Math.max(1, range.endNs() - range.startNs());
    for (int row = 0; row < samples.size(); row++) {
      long timeNs = samples.timeNs(row);
      if (timeNs >= range.startNs()
          && timeNs <= range.endNs()
          && held.admits(section.profile(), samples, row)) {
        int bucket = (int) ((timeNs - range.startNs()) / length * BUCKETS);
        weights[Math.min(BUCKETS - 1, bucket)] +=
            Metrics.inColumnUnit(samples.unit(), (double) samples.weight(row));
      }
    }
    List<Double> shown = new ArrayList<>();
    for (double weight : weights) {
      shown.add(weight);
    }
    return new Course(range, shown);
  }

  static List<OccasionSum> holding(List<OccasionSum> rows, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return rows.stream()
        .filter(row ->
            (JvmWords.about(row.occasion()) + " " + JvmWords.event(row.occasion().event()))
                .toLowerCase(Locale.ROOT)
                .contains(wanted))
        .toList();
  }

  static String title(Section section) {
    String word = JvmWords.section(section.metric());
    return section.isAlone() ? word : word + " · " + section.known().source().file();
  }

  static String summary(Content content) {
    return "%s · %s in %s · %s"
        .formatted(
            Metrics.name(content.section().metric()),
            weight(content, content.whole()),
            content.count() == 1 ? "one event" : Numbers.count(content.count()) + " events",
            Instants.text(content.course().range()));
  }

  static String weight(Content content, long weight) {
    return Metrics.text(content.unit(), (double) weight);
  }

  /// What a bar of the chart stands for.
  static String chartTitle(Content content) {
    String what =
        switch (content.unit()) {
          case NANOSECONDS -> "Time";
          case BYTES -> "MB";
          case SAMPLES, COUNT -> "Events";
        };
    double stepMs = content.course().stepMs();
    double digit = Math.pow(10, Math.floor(Math.log10(Math.max(1e-6, stepMs))) - 1);
    double step = Math.round(stepMs / digit) * digit;
    String length = step < 1e3 ? Numbers.duration(step) : Numbers.count(step / 1e3) + " s";
    return what + " per " + length;
  }

  static String share(Content content, OccasionSum row) {
    return Numbers.share(content.whole() == 0 ? 0 : (double) row.total() / content.whole());
  }

  static List<Twin> twins(Content content) {
    List<List<String>> bars = new ArrayList<>();
    Course course = content.course();
    for (int at = 0; at < course.weights().size(); at++) {
      bars.add(
          List.of(
              Numbers.duration(at * course.stepMs()),
              Numbers.count(Math.round(course.weights().get(at) * 100) / 100.0)));
    }
    String section = title(content.section());
    String unit = Metrics.columnUnit(content.unit());
    return List.of(
        new Twin(
            section + ": " + chartTitle(content),
            List.of("From the start", unit.isEmpty() ? "Events" : unit),
            bars),
        new Twin(
            section,
            List.of("About", "What happened", "Events", "Total", "Longest", "Share"),
            content.rows().stream()
                .map(row ->
                    List.of(
                        JvmWords.about(row.occasion()),
                        JvmWords.event(row.occasion().event()),
                        Numbers.count(row.count()),
                        weight(content, row.total()),
                        weight(content, row.longest()),
                        share(content, row)))
                .toList()));
  }

  /// The part of time between two places of the chart, in ms from its start; empty where they are
  /// one.
  static Optional<TimeRange> between(Course course, double fromMs, double toMs) {
    long from = Math.round(Math.min(fromMs, toMs) * 1e6);
    long to = Math.round(Math.max(fromMs, toMs) * 1e6);
    long start = course.range().startNs();
    return to - from < 1_000_000
        ? Optional.empty()
        : Optional.of(new TimeRange(start + from, start + to));
  }
}
