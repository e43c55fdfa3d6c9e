package dev.slowpath.desktop;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.ThreadState;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.LockWait;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Investigations drawn for tests: a shop whose orders read one product ten times over, what the
/// database says of that, a plan, a profile, and a file that was refused.
final class Drawn {
  static final int REQUESTS = 30;
  static final String SQL = "select name from product where id = $1";
  static final String SCANNED = "select id from customer where country = $1";
  private static final long START = 1_000_000_000_000_000_000L;

  private Drawn() {}

  /// Thirty requests that each read one product ten times over, and nothing else.
  static Investigation repeated() {
    return Investigation.of("drawn", List.of(traces()), Optional.empty());
  }

  /// The same with all that a database, a profiler and a broken file add.
  static Investigation shop() {
    List<Outcome> all = new ArrayList<>();
    all.add(traces());
    all.add(snapshot("t0.csv", Instant.ofEpochSecond(1_000_000_000), 0));
    all.add(snapshot("t1.csv", Instant.ofEpochSecond(1_000_000_040), 1));
    all.add(plan());
    all.add(profile("app.jfr"));
    all.add(
        new Outcome.Refused(
            "broken.json",
            new Problem.Malformed(new Place.Line(7, 3), "the end of the file", "a span")));
    return Investigation.of("drawn", all, Optional.empty());
  }

  static Investigation statements(int count) {
    return Investigation.of(
        "drawn", List.of(many("t0.csv", count, 0), many("t1.csv", count, 1)), Optional.empty());
  }

  /// Three statements in two databases.
  static Investigation twoDatabases() {
    return Investigation.of(
        "drawn", List.of(databases("t0.csv", 0), databases("t1.csv", 1)), Optional.empty());
  }

  private static Outcome databases(String file, int times) {
    List<StatementEntry> entries =
        List.of(
            entry(new StatementKey("10", "5", "1", true), "select a from t", times * 9_000.0),
            entry(new StatementKey("10", "5", "2", true), "select a from u", times * 6_000.0),
            entry(new StatementKey("10", "6", "3", true), "select b from web", times * 3_000.0));
    ServerFacts facts =
        new ServerFacts("18", Map.of("10", "app"), Map.of("5", "shop", "6", "web"), Map.of());
    Instant at = Instant.ofEpochSecond(1_000_000_000 + times * 60L);
    return read(
        file,
        new Capture.OfStatements(
            source(file), new StatementSnapshot(at, "1.11", null, -1, entries, facts)));
  }

  private static StatementEntry entry(StatementKey key, String sql, double execMs) {
    Counters counters =
        new Counters(Map.of(Counter.CALLS, execMs / 10, Counter.TOTAL_EXEC_MS, execMs));
    return new StatementEntry(key, sql, counters, null, 1);
  }

  /// Two snapshots of a server that does not time its reads, with the query that took the first.
  static Investigation captured() {
    return Investigation.of(
        "drawn", List.of(captured("t0.csv", 0), captured("t1.csv", 1)), Optional.empty());
  }

  private static Outcome captured(String file, int times) {
    String own = "COPY /* slowpath */ (SELECT * FROM pg_stat_statements) TO STDOUT";
    Counters read =
        new Counters(
            Map.of(
                Counter.CALLS, times * 10.0,
                Counter.TOTAL_EXEC_MS, times * 900.0,
                Counter.SHARED_BLKS_READ, times * 80.0,
                Counter.SHARED_BLK_READ_MS, 0.0));
    List<StatementEntry> entries =
        List.of(
            entry(new StatementKey("10", "5", "1", true), own, times * 40.0),
            new StatementEntry(
                new StatementKey("10", "5", "2", true), "select a from t", read, null, 2));
    Instant at = Instant.ofEpochSecond(1_000_000_000 + times * 60L);
    return read(
        file,
        new Capture.OfStatements(
            source(file), new StatementSnapshot(at, "1.11", null, -1, entries)));
  }

  /// The log of a server, and nothing else: three slow executions and a wait.
  static Investigation logged() {
    StatementLog.Builder log =
        StatementLog.builder().written(START).written(START + 60_000_000_000L);
    int slow =
        log.number(
            new StatementLog.Statement(CanonicalSql.of(SCANNED), SCANNED, "", "shop", "app"));
    for (int at = 1; at <= 3; at++) {
      log.add(START + at * 1_000_000_000L, at * 100, slow, at);
    }
    log.add(new LockWait(START, 400, true, "ShareLock", "transaction 9", "orders", slow, 9));
    return Investigation.of(
        "drawn",
        List.of(read("server.log", new Capture.OfLog(source("server.log"), log.build()))),
        Optional.empty());
  }

  private static Outcome read(String file, Capture capture) {
    Format format = new Format("drawn", "Drawn", List.of(), "1");
    List<Notice> notices = List.of(new Notice(Notice.Kind.ASSUMED, 2, "what " + file + " lacks"));
    return new Outcome.Read(file, format, "00", 1_234, List.of(capture), notices);
  }

  private static Provenance source(String file) {
    return new Provenance(file, "00", "drawn", "1");
  }

  private static Outcome traces() {
    Provenance source = source("drawn.jsonl");
    TraceSetBuilder builder = TraceSet.builder();
    for (int request = 1; request <= REQUESTS; request++) {
      addRequest(builder, source, request);
    }
    return read("drawn.jsonl", new Capture.OfTraces(source, builder.build()));
  }

  private static void addRequest(TraceSetBuilder builder, Provenance source, int request) {
    long start = START + request * 1_000_000_000L;
    List<String> route = List.of("http.request.method", "GET", "http.route", "/orders");
    builder.add(source, span(request, 1, SpanKind.SERVER, start, route));
    for (int read = 1; read <= 10; read++) {
      List<String> sql =
          List.of("db.query.text", SQL, "db.query.parameter.0", Integer.toString(read));
      builder.add(
          source, span(request, 1 + read, SpanKind.CLIENT, start + read * 15_000_000L, sql));
    }
  }

  private static Span span(int trace, int id, SpanKind kind, long at, List<String> attributes) {
    boolean isEntry = kind == SpanKind.SERVER;
    long length = isEntry ? 200_000_000L : 12_000_000L;
    String name = isEntry ? "GET /orders" : "select product";
    TraceId of = new TraceId(1, trace);
    return new Span(
        of,
        id,
        isEntry ? 0 : 1,
        "shop",
        name,
        kind,
        false,
        at,
        at + length,
        1,
        attributes,
        new Place.Line(trace * 100L + id));
  }

  private static Outcome snapshot(String file, Instant at, int times) {
    List<StatementEntry> entries =
        List.of(entry(1, SQL, times * 300.0, times * 3_300.0), entry(2, SCANNED, times * 4.0, 160));
    return read(
        file,
        new Capture.OfStatements(
            source(file), new StatementSnapshot(at, "1.11", null, -1, entries)));
  }

  private static Outcome many(String file, int count, int times) {
    List<StatementEntry> entries = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      entries.add(entry(id, "select " + id + " from t" + id, times * (id % 97 + 1.0), times * id));
    }
    Instant at = Instant.ofEpochSecond(1_000_000_000 + times * 60L);
    return read(
        file,
        new Capture.OfStatements(
            source(file), new StatementSnapshot(at, "1.11", null, -1, entries)));
  }

  private static StatementEntry entry(int id, String sql, double calls, double execMs) {
    Counters counters =
        new Counters(
            Map.of(
                Counter.CALLS, calls,
                Counter.TOTAL_EXEC_MS, execMs,
                Counter.ROWS, calls,
                Counter.SHARED_BLKS_HIT, calls * 3,
                Counter.SHARED_BLKS_READ, calls));
    StatementKey key = new StatementKey("10", "5", Integer.toString(id), true);
    return new StatementEntry(key, sql, counters, null, id);
  }

  private static Outcome plan() {
    PlanNode sort = node(1, "Sort", "", 210);
    PlanNode scan = node(2, "Seq Scan", "public.customer", 199);
    PlanTree tree = new PlanTree(List.of(sort, scan), SCANNED, "", 0.2, 212, Map.of(), Map.of());
    return read("plan.json", new Capture.OfPlans(source("plan.json"), List.of(tree)));
  }

  /// A statement's plan without an index, and with one.
  static Investigation twoPlans() {
    PlanNode sort = node(1, "Sort", "", 3);
    PlanNode scan = node(2, "Index Scan", "public.customer", 2);
    PlanTree tree = new PlanTree(List.of(sort, scan), SCANNED, "", 0.2, 3.5, Map.of(), Map.of());
    Outcome later = read("later.json", new Capture.OfPlans(source("later.json"), List.of(tree)));
    return Investigation.of("drawn", List.of(plan(), later), Optional.empty());
  }

  /// A scan that a leader and two workers shared, each for 100 ms.
  static Investigation parallelPlan() {
    PlanNode gather =
        node(new PlanNode.Actual(0, 110, 600, 1), "Gather", "", Map.of("Workers Launched", "2"));
    PlanNode scan =
        node(new PlanNode.Actual(0, 100, 200, 3), "Parallel Seq Scan", "public.customer", Map.of());
    PlanTree tree = new PlanTree(List.of(gather, scan), SCANNED, "", 0.2, 112, Map.of(), Map.of());
    Outcome read = read("side.json", new Capture.OfPlans(source("side.json"), List.of(tree)));
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  private static PlanNode node(int id, String type, String relation, double ms) {
    boolean isRoot = id == 1;
    return node(
        new PlanNode.Actual(0, ms, 200, 1),
        type,
        relation,
        isRoot
            ? Map.of("Sort Method", "external merge  Disk: 900kB")
            : Map.of("Filter", "(country = 'DE')", "Rows Removed by Filter", "399800"));
  }

  /// The root where it scans nothing, else the node below it.
  private static PlanNode node(
      PlanNode.Actual actual, String type, String relation, Map<String, String> details) {
    boolean isRoot = relation.isEmpty();
    return new PlanNode(
        isRoot ? 1 : 2,
        isRoot ? 0 : 1,
        type,
        isRoot ? "" : "Outer",
        "",
        relation,
        "",
        "",
        new PlanNode.Estimate(0, 100, 2, 8),
        actual,
        new Buffers(120, 30, 0, 0, 0, 0, 0, 0, 0, 0),
        details);
  }

  /// Two profiles of one metric.
  static Investigation twoProfiles() {
    return Investigation.of(
        "drawn", List.of(profile("app.jfr"), profile("worker.jfr")), Optional.empty());
  }

  /// Two recordings of a program that stopped encoding what it sends, a hundred seconds each:
  /// before with two workers of a pool, after with one.
  static Investigation beforeAndAfter() {
    return Investigation.of(
        "drawn",
        List.of(recording("before/app.jfr", START, 300), recording("after/app.jfr", START * 2, 0)),
        Optional.empty());
  }

  private static Outcome recording(String file, long start, int encodings) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int run = builder.push(0, builder.frame(Frame.named("shop.Main.run", Frame.Kind.COMPILED)));
    int encode = builder.push(run, builder.frame(Frame.named("json.Out.encode", Frame.Kind.C1)));
    int read = builder.push(run, builder.frame(Frame.named("shop.Db.read", Frame.Kind.COMPILED)));
    int one = builder.thread(new ProfiledThread("worker-1", 11));
    int two = builder.thread(new ProfiledThread("worker-2", 12));
    int main = builder.thread(new ProfiledThread("main", 1));
    for (int sample = 0; sample < 1_000; sample++) {
      int stack = sample % 10 < encodings / 100 ? encode : sample % 10 < 9 ? read : run;
      int thread = sample % 10 == 9 ? main : sample % 2 == 0 || encodings == 0 ? one : two;
      builder.sample(Metric.CPU, stack, thread, start + sample * 100_000_000L, 1);
    }
    return read(file, new Capture.OfProfile(source(file), builder.build()));
  }

  /// Of ten samples six were taken while their thread ran, four while it slept.
  static Investigation runningAndSleeping() {
    Profile.Builder builder = Profile.builder().metric(Metric.WALL, Unit.SAMPLES);
    int run = builder.push(0, builder.frame(Frame.named("shop.Main.run", Frame.Kind.COMPILED)));
    int wait = builder.push(run, builder.frame(Frame.named("Object.wait", Frame.Kind.NATIVE)));
    int running = builder.occasion(new Occasion("wall", ThreadState.RUNNING, ""));
    int sleeping = builder.occasion(new Occasion("wall", ThreadState.SLEEPING, ""));
    for (int sample = 0; sample < 10; sample++) {
      boolean isRunning = sample % 5 < 3;
      builder.sample(
          Metric.WALL,
          new Samples.Told(
              isRunning ? run : wait, -1, START + sample, 1, isRunning ? running : sleeping, -1));
    }
    return only(builder.build());
  }

  /// One sample so deep.
  static Investigation deep(int depth) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int frame = builder.frame(Frame.named("again", Frame.Kind.COMPILED));
    int stack = 0;
    for (int at = 0; at < depth; at++) {
      stack = builder.push(stack, frame);
    }
    builder.sample(Metric.CPU, stack, -1, START, 1);
    return only(builder.build());
  }

  /// As many functions beside each other, with a sample each.
  static Investigation wide(int width) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(0, builder.frame(Frame.named("main", Frame.Kind.COMPILED)));
    for (int at = 0; at < width; at++) {
      int frame = builder.frame(Frame.named("f" + at, Frame.Kind.COMPILED));
      builder.sample(Metric.CPU, builder.push(main, frame), -1, START + at, 1);
    }
    return only(builder.build());
  }

  /// Samples without a stack, and some that the producer lost or cut.
  static Investigation lossy() {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    int none = builder.push(0, builder.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC)));
    for (int sample = 0; sample < 4; sample++) {
      builder.sample(Metric.CPU, none, -1, START + sample, 1);
    }
    return only(builder.losses(Metric.CPU, new Samples.Losses(3, 0, 2, 0)).build());
  }

  static Investigation only(Profile profile) {
    Outcome read = read("one.jfr", new Capture.OfProfile(source("one.jfr"), profile));
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  private static Outcome profile(String file) {
    Profile.Builder builder = Profile.builder();
    builder.metric(Metric.CPU, Unit.SAMPLES);
    int main = builder.push(0, builder.frame(Frame.named("shop.Main.run", Frame.Kind.COMPILED)));
    int render =
        builder.push(main, builder.frame(Frame.named("shop.Page.render", Frame.Kind.COMPILED)));
    int copy =
        builder.push(render, builder.frame(Frame.named("java.util.Arrays.copyOf", Frame.Kind.C1)));
    int again =
        builder.push(copy, builder.frame(Frame.named("shop.Page.render", Frame.Kind.COMPILED)));
    int read = builder.push(main, builder.frame(Frame.named("shop.Db.read", Frame.Kind.NATIVE)));
    for (int sample = 0; sample < 10; sample++) {
      int stack = sample < 4 ? copy : sample < 6 ? again : read;
      builder.sample(Metric.CPU, stack, -1, START + sample * 1_000_000_000L, 1);
    }
    return read(file, new Capture.OfProfile(source(file), builder.build()));
  }
}
