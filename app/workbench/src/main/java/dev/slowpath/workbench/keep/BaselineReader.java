package dev.slowpath.workbench.keep;

import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.FrameShare;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.compare.Spent;
import dev.slowpath.analysis.compare.StatementSide;
import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.analysis.statistics.Sample;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a baseline; members it does not know are passed over.
public final class BaselineReader {
  private static final int HEAD = 256;

  private final JsonParser json;
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<EndpointSide> endpoints = new ArrayList<>();
  private final List<StatementSide> statements = new ArrayList<>();
  private final List<FrameShare> frames = new ArrayList<>();
  private Optional<TimeRange> window = Optional.empty();
  private Side.Timing timing = new Side.Timing(Double.NaN, 0, 0, Double.NaN, false);
  private String kind = "";
  private String percentiles = "";

  /// What a member does with its value, on which the parser stands.
  private interface Member {
    void read(String member) throws ImportException;
  }

  private BaselineReader(JsonParser json) {
    this.json = json;
  }

  /// Whether a file says that it is a baseline.
  public static boolean isBaseline(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.stripLeading().startsWith("{") && head.contains(BaselineFile.KIND);
    }
  }

  /// The side of a comparison that a baseline holds.
  public static Side read(Path file) throws ImportException, IOException {
    String text = Files.readString(file);
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      BaselineReader reader = new BaselineReader(json);
      json.nextToken();
      reader.members(reader::member);
      return reader.side();
    } catch (JacksonException broken) {
      throw malformed(broken.getOriginalMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw malformed("figures that cannot be: " + wrong.getMessage());
    }
  }

  private static ImportException malformed(String found) {
    return new ImportException(
        new Problem.Malformed(new Place.Whole(), found, "a baseline written by slowpath baseline"));
  }

  private Side side() throws ImportException {
    if (!kind.equals(BaselineFile.KIND)) {
      throw malformed("no member \"kind\" that says so");
    }
    double version = number(numbers, "version");
    if (version > BaselineFile.VERSION) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.Whole(), "version " + (int) version, "at most " + BaselineFile.VERSION));
    }
    endpoints.sort(Comparator.comparing(EndpointSide::key));
    statements.sort(Comparator.comparing(StatementSide::text));
    return new Side(
        window,
        percentiles,
        timing,
        number(numbers, "weight"),
        number(numbers, "hitRatio"),
        endpoints,
        List.of(),
        statements,
        frames,
        Optional.empty());
  }

  private void members(Member each) throws ImportException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw malformed(json.currentToken() + " where an object should be");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = json.currentName();
      json.nextToken();
      each.read(member);
    }
  }

  private void member(String member) throws ImportException {
    switch (member) {
      case "kind" -> kind = json.getString();
      case "percentiles" -> percentiles = json.getString();
      case "version", "weight", "hitRatio" -> numbers.put(member, number());
      case "window" -> window();
      case "timing" -> timing();
      case "endpoints" -> items(() -> endpoints.add(new EndpointReader().read()));
      case "statements" -> items(() -> statements.add(statement()));
      case "frames" -> items(this::frame);
      default -> json.skipChildren();
    }
  }

  /// What is done at the beginning of each object of a list.
  private interface Item {
    void read() throws ImportException;
  }

  private void items(Item each) throws ImportException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed(json.currentToken() + " where a list should be");
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      each.read();
    }
  }

  private double number() {
    return json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
  }

  private static double number(Map<String, Double> numbers, String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  /// The numbers of an object, which the parser stands on; other members are passed over.
  private Map<String, Double> numbersOf() throws ImportException {
    Map<String, Double> all = new HashMap<>();
    members(member -> {
      if (json.currentToken().isStructStart()) {
        json.skipChildren();
      } else {
        all.put(member, number());
      }
    });
    return all;
  }

  private void window() throws ImportException {
    Map<String, Long> ends = new HashMap<>();
    members(member -> ends.put(member, Long.parseLong(json.getString())));
    window =
        Optional.of(
            new TimeRange(ends.getOrDefault("startNs", 0L), ends.getOrDefault("endNs", 0L)));
  }

  private void timing() throws ImportException {
    Map<String, Double> all = new HashMap<>();
    boolean[] unusual = new boolean[1];
    members(member -> {
      unusual[0] |= member.equals("unusual") && json.currentToken() == JsonToken.VALUE_TRUE;
      all.put(member, number());
    });
    timing =
        new Side.Timing(
            number(all, "seconds"),
            (int) number(all, "runs"),
            (int) number(all, "blocks"),
            number(all, "firstBlock"),
            unusual[0]);
  }

  private double[] list() throws ImportException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed(json.currentToken() + " where a list should be");
    }
    List<Double> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(number());
    }
    return all.stream().mapToDouble(one -> one).toArray();
  }

  private BlockSums sums() throws ImportException {
    double[] pairs = list();
    double[] sums = new double[pairs.length / 2];
    double[] counts = new double[pairs.length / 2];
    for (int block = 0; block < sums.length; block++) {
      sums[block] = pairs[2 * block];
      counts[block] = pairs[2 * block + 1];
    }
    return BlockSums.of(sums, counts);
  }

  private StatementSide statement() throws ImportException {
    Map<String, Double> own = new HashMap<>();
    Map<String, Double> server = new HashMap<>();
    String[] text = {""};
    BlockSums[] byBlock = {BlockSums.of(new double[0], new double[0])};
    members(member -> {
      switch (member) {
        case "statement" -> text[0] = json.getString();
        case "byBlock" -> byBlock[0] = sums();
        case "server" -> server.putAll(numbersOf());
        default -> own.put(member, number());
      }
    });
    return new StatementSide(
        text[0],
        number(own, "executions"),
        number(own, "perSecond"),
        number(own, "meanMs"),
        number(own, "load"),
        byBlock[0],
        new StatementSide.Server(
            number(server, "callsPerSecond"), number(server, "meanMs"), number(server, "load")));
  }

  private void frame() throws ImportException {
    String[] name = {""};
    double[] share = {Double.NaN};
    members(member -> {
      switch (member) {
        case "frame" -> name[0] = json.getString();
        case "share" -> share[0] = number();
        default -> json.skipChildren();
      }
    });
    frames.add(new FrameShare(name[0], share[0]));
  }

  /// One endpoint while it is read.
  private final class EndpointReader {
    private final Map<String, Double> own = new HashMap<>();
    private final Map<String, Double> queries = new HashMap<>();
    private final Map<TimeKind, Double> byKind = new EnumMap<>(TimeKind.class);
    private final Map<Spent, BlockSums> spent = new EnumMap<>(Spent.class);
    private final Map<String, BlockSums> sums = new HashMap<>();
    private final Map<String, Sample> samples = new HashMap<>();
    private Latency latency = latency(Map.of());
    private Latency sent = latency(Map.of());
    private String service = "";
    private String name = "";

    EndpointSide read() throws ImportException {
      members(this::member);
      Endpoint figures =
          new Endpoint(
              new EndpointKey(service, name),
              number(own, "requests"),
              number(own, "errors"),
              latency,
              sent,
              number(own, "totalMs"),
              number(own, "load"),
              new Endpoint.Queries(
                  number(queries, "p50"), number(queries, "mean"), number(queries, "max")),
              byKind);
      return new EndpointSide(
          figures,
          samples.getOrDefault("service", Sample.builder().build()),
          samples.getOrDefault("sent", Sample.builder().build()),
          sumsOf("rate"),
          sumsOf("errors"),
          sumsOf("queries"),
          spent);
    }

    private BlockSums sumsOf(String member) {
      return sums.getOrDefault(member, BlockSums.of(new double[0], new double[0]));
    }

    private void member(String member) throws ImportException {
      switch (member) {
        case "service" -> service = json.getString();
        case "name" -> name = json.getString();
        case "latency" -> latency = latency(numbersOf());
        case "sent" -> sent = latency(numbersOf());
        case "queries" -> queries.putAll(numbersOf());
        case "byKindMs" -> byKind();
        case "blocks" -> members(this::blocks);
        default -> own.put(member, number());
      }
    }

    private Latency latency(Map<String, Double> of) {
      return new Latency(
          of.getOrDefault("n", 0.0).longValue(),
          number(of, "p50Ms"),
          number(of, "p95Ms"),
          number(of, "p99Ms"),
          number(of, "maxMs"),
          number(of, "meanMs"));
    }

    private void byKind() throws ImportException {
      Map<String, Double> all = numbersOf();
      for (TimeKind kind : TimeKind.values()) {
        if (all.containsKey(kind.id())) {
          byKind.put(kind, number(all, kind.id()));
        }
      }
    }

    private void blocks(String member) throws ImportException {
      switch (member) {
        case "service", "sent" -> samples.put(member, sample());
        case "spent" -> members(this::spent);
        default -> sums.put(member, sums());
      }
    }

    private void spent(String id) throws ImportException {
      BlockSums read = sums();
      for (Spent on : Spent.values()) {
        if (on.id().equals(id)) {
          spent.put(on, read);
        }
      }
    }

    private Sample sample() throws ImportException {
      Sample.Builder sample = Sample.builder();
      members(member -> {
        if (member.equals("rows")) {
          rows(sample);
        } else {
          sample.recorded((long) number());
        }
      });
      return sample.build();
    }

    private void rows(Sample.Builder sample) throws ImportException {
      double[] rows = list();
      for (int at = 0; at + 2 < rows.length; at += 3) {
        sample.add(new Sample.Row((int) rows[at], rows[at + 1], rows[at + 2]));
      }
    }
  }
}
