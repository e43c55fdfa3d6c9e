package dev.slowpath.analysis.link;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.analysis.marks.SpanMarks;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Captures joined: one trace set over all files, the requests in it, statements as spans, server
/// and plans know them under one canonical form, and the profiles of the same time.
public final class Linked {

  /// A row of a statement window, the file its later reading stands in, and its canonical form.
  public record ServerStatement(
      Provenance source, StatementWindow window, StatementChange change, CanonicalSql form) {}

  /// A plan, and where it stands.
  public record KnownPlan(Provenance source, int number, PlanTree plan) {}

  /// A catalog, and the file it came from.
  public record KnownCatalog(Provenance source, Catalog catalog) {}

  /// A profile, and the file it came from.
  public record KnownProfile(Provenance source, Profile profile) {}

  /// A wait for a lock, the log it stands in, and the canonical statement that waited; empty where
  /// the log does not tell it.
  public record KnownWait(Provenance source, LockWait lock, String statement) {}

  private final Crew crew;
  private final @Nullable TimeRange asked;
  private final TraceSet traces;
  private final SpanTree tree;
  private final SpanMarks marks;
  private final TimeKind[] kinds;
  private final SpanSql sql;
  private final Requests requests;
  private final List<Caveat.SeenTwice> seenTwice;
  private final List<StatementUse> uses;
  private final int repeated;
  private final List<String> undated;
  private final @Nullable TimeRange window;
  private final double loadSeconds;
  private final List<ServerStatement> statements;
  private final LogTime logged;
  private final Map<String, LoggedStatement> loggedBySql;
  private final List<ServerStatement> loggedRows;
  private final Map<String, List<ServerStatement>> statementsBySql = new HashMap<>();
  private final Map<String, List<KnownPlan>> plansBySql = new TreeMap<>();
  private final List<KnownPlan> plans = new ArrayList<>();
  private final List<KnownProfile> profiles = new ArrayList<>();
  private final Map<Provenance, CallGraph> callGraphs = new TreeMap<>();
  private final @Nullable AddedProfiles added;
  private final SampleLinks samples = new SampleLinks(this);
  private @Nullable KnownCatalog catalog;

  private Linked(List<Capture> captures, Optional<TimeRange> asked, Crew crew) {
    this.crew = crew;
    List<Capture> ordered =
        captures.stream().sorted(Comparator.comparing(Capture::source)).toList();
    TraceSetBuilder spans = TraceSet.builder();
    List<Capture.OfStatements> snapshots = new ArrayList<>();
    List<Capture.OfLog> logs = new ArrayList<>();
    for (Capture capture : ordered) {
      switch (capture) {
        case Capture.OfTraces of -> spans.addAll(of.traces());
        case Capture.OfStatements of -> snapshots.add(of);
        case Capture.OfLog of -> logs.add(of);
        case Capture.OfPlans of -> addPlans(of);
        case Capture.OfCatalog of -> catalog = latest(catalog, of);
        case Capture.OfRules _ -> {} // another tool's words rank nothing
        case Capture.OfCallGraph of -> addCalls(of);
        case Capture.OfProfile of -> profiles.add(new KnownProfile(of.source(), of.profile()));
      }
    }
    added = addedUp(ordered);
    this.asked = asked.orElse(null);
    traces = spans.build();
    tree = new SpanTree(traces);
    marks = Marks.usual().of(traces);
    kinds = new TimeKind[traces.size()];
    Arrays.setAll(kinds, marks::kind);
    sql = SpanSql.of(traces);
    SeenTwice seen = SeenTwice.of(Requests.of(traces, asked));
    requests = seen.once();
    seenTwice = seen.found();
    uses = StatementUses.of(requests, sql);
    statements = filed(ServerTime.of(snapshots));
    logged = LogTime.of(logs, asked);
    loggedBySql = logged.byForm();
    loggedRows = logged.rows();
    repeated = traces.quality().duplicates() - repeatedWithin(ordered);
    undated = undated(snapshots);
    window = window(asked, LoadTime.observed(traces, statements, profiles, logged));
    loadSeconds = LoadTime.seconds(requests, this.asked, window);
  }

  private static @Nullable TimeRange window(
      Optional<TimeRange> asked, Optional<TimeRange> observed) {
    return asked.map(range -> LoadTime.recorded(range, observed)).or(() -> observed).orElse(null);
  }

  private @Nullable AddedProfiles addedUp(List<Capture> captures) {
    AddedProfiles all = AddedProfiles.of(captures).orElse(null);
    if (all != null) {
      callGraphs.put(all.source(), all.graph());
    }
    return all;
  }

  private static List<String> undated(List<Capture.OfStatements> snapshots) {
    return snapshots.stream()
        .filter(one -> snapshots.size() > 1 && one.snapshot().at() == null)
        .map(one -> one.source().file())
        .toList();
  }

  private Linked(Linked all, Predicate<EndpointKey> keep) {
    crew = all.crew;
    asked = all.asked;
    traces = all.traces;
    tree = all.tree;
    marks = all.marks;
    kinds = all.kinds;
    sql = all.sql;
    requests = all.requests.narrowed(keep);
    seenTwice = all.seenTwice;
    uses = all.uses.stream().filter(use -> keep.test(use.endpoint())).toList();
    repeated = all.repeated;
    undated = all.undated;
    window = all.window;
    loadSeconds = all.loadSeconds;
    Set<String> used = uses.stream().map(use -> use.statement().text()).collect(Collectors.toSet());
    statements =
        filed(all.statements.stream().filter(one -> used.contains(one.form().text())).toList());
    logged = all.logged;
    loggedBySql =
        all.loggedBySql.entrySet().stream()
            .filter(one -> used.contains(one.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    loggedRows = all.loggedRows.stream().filter(one -> used.contains(one.form().text())).toList();
    all.plans.stream()
        .filter(one -> used.contains(form(one.plan().statement())))
        .forEach(this::add);
    profiles.addAll(all.profiles);
    callGraphs.putAll(all.callGraphs);
    added = all.added;
    catalog = all.catalog;
  }

  /// The same captures with some endpoints only: their requests, the statements these execute, and
  /// the plans of those. Nothing is measured anew: figures stay what they are in the whole.
  public Linked narrowed(Predicate<EndpointKey> keep) {
    return new Linked(this, keep);
  }

  /// Joins captures.
  ///
  /// @param asked the time the user wants to look at; empty for all that was observed
  public static Linked of(List<Capture> captures, Optional<TimeRange> asked) {
    return of(captures, asked, Crew.alone());
  }

  /// Joins captures.
  ///
  /// @param crew who works on what is found in them
  public static Linked of(List<Capture> captures, Optional<TimeRange> asked, Crew crew) {
    return new Linked(captures, asked, crew);
  }

  /// Who works on what is found here.
  public Crew crew() {
    return crew;
  }

  private List<ServerStatement> filed(List<ServerStatement> all) {
    all.forEach(one ->
        statementsBySql.computeIfAbsent(one.form().text(), absent -> new ArrayList<>(1)).add(one));
    return all;
  }

  private static String form(String sql) {
    return CanonicalSql.of(sql).text();
  }

  private static KnownCatalog latest(@Nullable KnownCatalog known, Capture.OfCatalog of) {
    Instant knownAt = known == null ? null : known.catalog().at();
    Instant nextAt = of.catalog().at();
    boolean isEarlier = knownAt != null && (nextAt == null || nextAt.isBefore(knownAt));
    return isEarlier && known != null ? known : new KnownCatalog(of.source(), of.catalog());
  }

  private void addCalls(Capture.OfCallGraph of) {
    callGraphs.put(of.source(), of.graph());
    profiles.add(new KnownProfile(of.source(), EstimatedTree.of(of.graph())));
  }

  private void addPlans(Capture.OfPlans of) {
    for (int number = 1; number <= of.plans().size(); number++) {
      add(new KnownPlan(of.source(), number, of.plans().get(number - 1)));
    }
  }

  private void add(KnownPlan known) {
    plans.add(known);
    String statement = known.plan().statement();
    if (!statement.isEmpty()) {
      plansBySql.computeIfAbsent(form(statement), absent -> new ArrayList<>()).add(known);
    }
  }

  private static int repeatedWithin(List<Capture> captures) {
    return captures.stream()
        .filter(Capture.OfTraces.class::isInstance)
        .mapToInt(capture -> ((Capture.OfTraces) capture).traces().quality().duplicates())
        .sum();
  }

  public TraceSet traces() {
    return traces;
  }

  /// The children of every span.
  public SpanTree tree() {
    return tree;
  }

  /// What a span's own time is spent on.
  public TimeKind kind(int span) {
    return kinds[span];
  }

  /// What marks the spans.
  public SpanMarks marks() {
    return marks;
  }

  /// The SQL of the spans.
  public SpanSql sql() {
    return sql;
  }

  /// The time the user wants to look at; empty for all that was observed.
  public Optional<TimeRange> asked() {
    return Optional.ofNullable(asked);
  }

  public Requests requests() {
    return requests;
  }

  /// Every statement at every endpoint, ordered by endpoint, then statement.
  public List<StatementUse> uses() {
    return uses;
  }

  /// The time that loads are of: what the traces cover, else the statement window, else the
  /// profiles; of it what was asked for.
  public Optional<TimeRange> window() {
    return Optional.ofNullable(window);
  }

  /// The length of the window in seconds; NaN if there is none.
  public double seconds() {
    return window == null ? Double.NaN : window.seconds();
  }

  /// What the whole times of the window's requests are divided by for a load. It is the window's
  /// length where no time was asked for. Of an asked time the load is that of all requests in
  /// progress in it, those that began before too, each with its part inside; it is shared out among
  /// the requests that begin in it by their times.
  public double loadSeconds() {
    return loadSeconds;
  }

  /// Spans that stand in more than one file, beyond their first.
  public int repeated() {
    return repeated;
  }

  /// Requests that are not counted, since traces tell of them too.
  public List<Caveat.SeenTwice> seenTwice() {
    return seenTwice;
  }

  /// Snapshots that do not say when they were taken, of several.
  public List<String> undated() {
    return undated;
  }

  /// All rows of the statement windows, heaviest first, server by server.
  public List<ServerStatement> statements() {
    return statements;
  }

  /// Every canonical statement that the server, its log or a plan knows, in no order.
  public Set<String> knownBySql() {
    Set<String> all = toldOf();
    all.addAll(statementsBySql.keySet());
    return all;
  }

  /// Every canonical statement that a log or a plan tells of, in no order.
  public Set<String> toldOf() {
    Set<String> all = new HashSet<>(loggedBySql.keySet());
    all.addAll(plansBySql.keySet());
    return all;
  }

  public List<ServerStatement> statementsOf(CanonicalSql sql) {
    return statementsBySql.getOrDefault(sql.text(), List.of());
  }

  public List<KnownPlan> plansOf(CanonicalSql sql) {
    return plansBySql.getOrDefault(sql.text(), List.of());
  }

  public List<KnownPlan> plans() {
    return plans;
  }

  /// What logs tell of a statement, where they do: a lower bound beside what the server counted.
  public Optional<LoggedStatement> loggedOf(CanonicalSql sql) {
    return Optional.ofNullable(loggedBySql.get(sql.text()));
  }

  /// What logs tell of each statement, by canonical text, in order.
  public List<LoggedStatement> logged() {
    return loggedBySql.values().stream()
        .sorted(Comparator.comparing(LoggedStatement::form))
        .toList();
  }

  /// What logs tell in all.
  public LogTime logs() {
    return logged;
  }

  /// The executions that logs tell of as a window of statements, heaviest first.
  public List<ServerStatement> loggedRows() {
    return loggedRows;
  }

  /// The latest catalog, where one was read.
  public Optional<KnownCatalog> catalog() {
    return Optional.ofNullable(catalog);
  }

  public List<KnownProfile> profiles() {
    return profiles;
  }

  /// The samples of a profile joined to requests; worked out when it is first asked for.
  ///
  /// @param of that profile
  public SamplesByEndpoint samples(Profile profile, Samples of) {
    return samples.of(profile, of);
  }

  /// Profiles of calls that are one when added up; empty where there are not several.
  public Optional<AddedProfiles> added() {
    return Optional.ofNullable(added);
  }

  /// The calls that a profile of stacks was estimated from, where they were counted.
  public Optional<CallGraph> callGraph(Provenance source) {
    return Optional.ofNullable(callGraphs.get(source));
  }
}
