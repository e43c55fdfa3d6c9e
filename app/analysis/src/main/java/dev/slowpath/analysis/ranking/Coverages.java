package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SamplesByEndpoint;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.statement.Counter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Works out how much of the measured time the ranking explains.
final class Coverages {

  private Coverages() {}

  static Coverage of(Linked linked, List<Endpoint> endpoints, List<Bottleneck> bottlenecks) {
    double load =
        endpoints.isEmpty()
            ? Double.NaN
            : endpoints.stream().mapToDouble(Endpoint::totalMs).sum() / 1e3 / linked.loadSeconds();
    double explained =
        bottlenecks.stream()
            .map(Bottleneck::cost)
            .filter(cost -> cost.of() == Cost.Whole.REQUESTS)
            .mapToDouble(Cost::load)
            .sum();
    return new Coverage(
        load,
        endpoints.isEmpty() ? Double.NaN : explained,
        databaseMs(linked, form -> true),
        databaseMs(linked, traced(linked)::contains),
        cpuMs(linked, false),
        cpuMs(linked, true));
  }

  private static Set<String> traced(Linked linked) {
    return linked.uses().stream().map(use -> use.statement().text()).collect(Collectors.toSet());
  }

  /// Execution time of the server's statements, of those whose form is wanted. What a function runs
  /// inside is in the time of the statement that called it: with `track = all` both have rows.
  private static double databaseMs(Linked linked, Predicate<String> wanted) {
    return linked.statements().isEmpty()
        ? Double.NaN
        : linked.statements().stream()
            .filter(one -> one.change().key().topLevel() && wanted.test(one.form().text()))
            .mapToDouble(one -> one.change().work().orZero(Counter.TOTAL_EXEC_MS))
            .sum();
  }

  private static double cpuMs(Linked linked, boolean linkedOnly) {
    double sum = Double.NaN;
    for (Linked.KnownProfile known : linked.profiles()) {
      Profile profile = known.profile();
      Samples samples = profile.samples(Metric.CPU_TIME).orElse(null);
      if (samples == null) {
        continue;
      }
      double ms = weightMs(samples, inTime(linked, samples));
      if (linkedOnly) {
        SamplesByEndpoint joined = linked.samples(profile, samples);
        ms -= weightMs(samples, joined.unlinked()) + weightMs(samples, joined.between());
      }
      sum = Double.isNaN(sum) ? ms : sum + ms;
    }
    return sum;
  }

  private static List<Integer> inTime(Linked linked, Samples samples) {
    return IntStream.range(0, samples.size())
        .filter(
            row -> linked.asked().map(range -> range.contains(samples.timeNs(row))).orElse(true))
        .boxed()
        .toList();
  }

  private static double weightMs(Samples samples, List<Integer> rows) {
    return rows.stream().mapToDouble(samples::weight).sum() / 1e6;
  }
}
