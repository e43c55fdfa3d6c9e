package dev.slowpath.desktop.shell;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What of an investigation can be gone to, in one list. Made beside the screen.
final class SearchIndex {
  private static final int SLOWEST = 3;
  private static final String ID = "[0-9a-f]{6,32}";

  private final Investigation investigation;
  private final Links links;
  private final List<Find> finds = new ArrayList<>();

  private SearchIndex(Investigation investigation, Links links) {
    this.investigation = investigation;
    this.links = links;
  }

  /// All there is to go to.
  static List<Find> of(Investigation investigation, Links links) {
    SearchIndex index = new SearchIndex(investigation, links);
    index.bottlenecks();
    index.endpoints();
    index.traces();
    index.statements();
    index.plans();
    index.frames();
    index.sources();
    return index.finds;
  }

  /// What every page can be held to.
  static List<Find> filters(Investigation whole, Links links) {
    SearchIndex index = new SearchIndex(whole, links);
    whole.linked().window().ifPresent(index::halves);
    Set<String> services = new TreeSet<>();
    for (Endpoint endpoint : whole.ranking().endpoints()) {
      index.filter(new Filter.OfEndpoint(endpoint.key()));
      services.add(endpoint.key().service());
    }
    services.forEach(service -> index.filter(new Filter.OfService(service)));
    Set<String> threads = new TreeSet<>();
    for (Linked.KnownProfile known : whole.linked().profiles()) {
      known.profile().threads().stream().map(ProfiledThread::name).forEach(threads::add);
    }
    threads.stream()
        .filter(name -> !name.isEmpty())
        .forEach(name -> index.filter(new Filter.OfThread(name)));
    return index.finds;
  }

  private void halves(TimeRange range) {
    long middle = range.startNs() + (range.endNs() - range.startNs()) / 2;
    filter(new Filter.Time(new TimeRange(range.startNs(), middle)), "First half");
    filter(new Filter.Time(new TimeRange(middle, range.endNs() + 1)), "Second half");
  }

  private void filter(Filter filter) {
    filter(filter, FilterWords.value(filter));
  }

  private void filter(Filter filter, String name) {
    boolean isNamed = name.equals(FilterWords.value(filter));
    String detail = FilterWords.key(filter) + (isNamed ? "" : ", " + FilterWords.value(filter));
    add(Find.Kind.FILTER, name, detail, () -> links.filter(filter));
  }

  private void add(Find.Kind kind, String text, String detail, Runnable go) {
    finds.add(Find.of(kind, text, detail, go));
  }

  private void bottlenecks() {
    for (Bottleneck one : investigation.ranking().bottlenecks()) {
      EndpointKey endpoint = one.where().endpoint();
      String place = endpoint == null ? one.where().table() : endpoint.name();
      String text = Causes.title(one.cause()) + (place.isEmpty() ? "" : " in " + place);
      String detail = "rank " + investigation.rank(one);
      add(Find.Kind.BOTTLENECK, text, detail, () -> links.toBottleneck(one.id()));
    }
  }

  private void endpoints() {
    for (Endpoint one : investigation.ranking().endpoints()) {
      EndpointKey key = one.key();
      add(Find.Kind.ENDPOINT, key.name(), key.service(), () -> links.toEndpoint(key));
    }
  }

  /// The slowest requests of each endpoint; others are found by their id.
  private void traces() {
    TraceSet traces = investigation.linked().traces();
    investigation
        .linked()
        .requests()
        .byEndpoint()
        .forEach((key, entries) ->
            entries.stream()
                .sorted(
                    Comparator.comparingLong((Integer entry) -> -traces.durationNs(entry))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SLOWEST)
                .forEach(entry -> {
                  String id = traces.trace(entry).hex();
                  String ms = Numbers.duration(traces.durationNs(entry) / 1e6);
                  add(Find.Kind.TRACE, key.name() + ", " + ms, id, () -> links.toTrace(id));
                }));
  }

  /// A trace by how its id begins, where that is long enough to mean one.
  static Optional<Find> trace(String typed, Investigation investigation, Links links) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    TraceSet traces = investigation.linked().traces();
    return IntStream.range(0, wanted.matches(ID) ? traces.traces() : 0)
        .map(traces::first)
        .filter(span -> traces.trace(span).hex().startsWith(wanted))
        .mapToObj(span -> traces.trace(span).hex())
        .findFirst()
        .map(id -> Find.of(Find.Kind.TRACE, "Trace " + id, "", () -> links.toTrace(id)));
  }

  private void statements() {
    Set<String> known = new TreeSet<>(investigation.linked().knownBySql());
    investigation.linked().uses().forEach(use -> known.add(use.statement().text()));
    for (String sql : known) {
      add(Find.Kind.STATEMENT, sql, "", () -> links.toStatement(sql));
    }
  }

  private void plans() {
    for (Linked.KnownPlan one : investigation.linked().plans()) {
      String file = one.source().file();
      String sql = one.plan().statement();
      String text = sql.isEmpty() ? "Plan " + one.number() : sql.strip().replaceAll("\\s+", " ");
      String detail = Shortened.file(file) + ", plan " + one.number();
      add(Find.Kind.PLAN, text, detail, () -> links.toPlan(file, one.number()));
    }
  }

  private void frames() {
    Set<String> names = new TreeSet<>();
    for (Linked.KnownProfile known : investigation.linked().profiles()) {
      known.profile().frames().stream().map(Frame::name).forEach(names::add);
    }
    names.forEach(name -> add(Find.Kind.FRAME, name, "", () -> links.toFrame(name)));
  }

  private void sources() {
    for (var read : investigation.read()) {
      String detail =
          read.format().name() + ", " + Numbers.count(read.notices().size()) + " notices";
      add(Find.Kind.SOURCE, read.file(), detail, () -> links.toSource(read.file()));
    }
  }
}
