package dev.slowpath.workbench.keep;

import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.FrameShare;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.compare.Spent;
import dev.slowpath.analysis.compare.StatementSide;
import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.analysis.statistics.Sample;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes a baseline: the figures of one recording that a later one is compared with, and what
/// intervals are drawn from. `docs/formats.md` describes the document.
public final class BaselineFile {
  /// Names the document: the first member of a baseline.
  public static final String KIND = "slowpath-baseline";

  static final int VERSION = 1;

  private static final int ENDPOINTS = 20;
  private static final int STATEMENTS = 50;
  private static final MathContext DIGITS = new MathContext(12);
  private static final MathContext FEW = new MathContext(4);

  private final JsonGenerator json;

  private BaselineFile(JsonGenerator json) {
    this.json = json;
  }

  /// Writes the heaviest endpoints and statements of a recording.
  ///
  /// @param name what it is called
  public static void write(String name, List<Outcome> sources, Side side, Writer to) {
    // Not closed: that would close the writer, which is the caller's.
    JsonGenerator json = new JsonFactory().createGenerator(new Laid(), to);
    new BaselineFile(json).document(name, sources, side);
    json.flush();
  }

  private void document(String name, List<Outcome> sources, Side side) {
    json.writeStartObject();
    json.writeStringProperty("kind", KIND);
    json.writeNumberProperty("version", VERSION);
    json.writeStringProperty("name", name);
    json.writeStringProperty("percentiles", side.percentiles());
    json.writeArrayPropertyStart("sources");
    sources.forEach(this::source);
    json.writeEndArray();
    side.window().ifPresent(this::window);
    timing(side.timing());
    number("weight", side.weight());
    number("hitRatio", side.hitRatio());
    json.writeArrayPropertyStart("endpoints");
    side.endpoints().stream()
        .sorted(
            Comparator.<EndpointSide>comparingDouble(one -> -one.figures().totalMs())
                .thenComparing(EndpointSide::key))
        .limit(ENDPOINTS)
        .forEach(this::endpoint);
    json.writeEndArray();
    json.writeArrayPropertyStart("statements");
    side.statements().stream()
        .sorted(
            Comparator.<StatementSide>comparingDouble(one -> -one.bestLoad())
                .thenComparing(StatementSide::text))
        .limit(STATEMENTS)
        .forEach(this::statement);
    json.writeEndArray();
    json.writeArrayPropertyStart("frames");
    side.frames().forEach(this::frame);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void source(Outcome outcome) {
    if (outcome instanceof Outcome.Read read) {
      json.writeStartObject();
      json.writeStringProperty("file", read.file());
      json.writeStringProperty("sha256", read.sha256());
      json.writeEndObject();
    }
  }

  /// Instants as numbers would not survive programs that keep numbers as doubles.
  private void window(TimeRange range) {
    json.writeObjectPropertyStart("window");
    json.writeStringProperty("startNs", String.valueOf(range.startNs()));
    json.writeStringProperty("endNs", String.valueOf(range.endNs()));
    json.writeEndObject();
  }

  private void timing(Side.Timing timing) {
    json.writeObjectPropertyStart("timing");
    number("seconds", timing.seconds());
    json.writeNumberProperty("runs", timing.runs());
    json.writeNumberProperty("blocks", timing.blocks());
    number("firstBlock", timing.firstBlock());
    json.writeBooleanProperty("unusual", timing.unusual());
    json.writeEndObject();
  }

  private void endpoint(EndpointSide one) {
    Endpoint figures = one.figures();
    json.writeStartObject();
    json.writeStringProperty("service", one.key().service());
    json.writeStringProperty("name", one.key().name());
    number("requests", figures.requests());
    number("errors", figures.errors());
    number("errorRate", figures.errors() / figures.requests());
    number("totalMs", figures.totalMs());
    number("load", figures.load());
    latency("latency", figures.latency());
    latency("sent", figures.sent());
    json.writeObjectPropertyStart("queries");
    number("p50", figures.queries().p50());
    number("mean", figures.queries().mean());
    number("max", figures.queries().max());
    json.writeEndObject();
    json.writeObjectPropertyStart("byKindMs");
    for (Map.Entry<TimeKind, Double> kind : figures.byKindMs().entrySet()) {
      number(kind.getKey().id(), kind.getValue());
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("blocks");
    sample("service", one.service());
    sample("sent", one.sent());
    sums("rate", one.rate());
    sums("errors", one.errors());
    sums("queries", one.queries());
    json.writeObjectPropertyStart("spent");
    for (Map.Entry<Spent, BlockSums> spent : one.spent().entrySet()) {
      sums(spent.getKey().id(), spent.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void latency(String name, Latency latency) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("n", latency.n());
    number("p50Ms", latency.p50Ms());
    number("p95Ms", latency.p95Ms());
    number("p99Ms", latency.p99Ms());
    number("maxMs", latency.maxMs());
    number("meanMs", latency.meanMs());
    json.writeEndObject();
  }

  /// Rows as `block, value, weight` in turn, values to four digits.
  private void sample(String name, Sample sample) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("n", sample.n());
    json.writeArrayPropertyStart("rows");
    for (Sample.Row row : sample.rows()) {
      json.writeNumber(row.block());
      json.writeNumber(new BigDecimal(row.value()).round(FEW).stripTrailingZeros());
      json.writeNumber(decimal(row.weight()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// Sums and counts in turn.
  private void sums(String name, BlockSums sums) {
    json.writeArrayPropertyStart(name);
    for (int block = 0; block < sums.blocks(); block++) {
      json.writeNumber(decimal(sums.sum(block)));
      json.writeNumber(decimal(sums.count(block)));
    }
    json.writeEndArray();
  }

  private void statement(StatementSide one) {
    json.writeStartObject();
    json.writeStringProperty("statement", one.text());
    number("executions", one.executions());
    number("perSecond", one.perSecond());
    number("meanMs", one.meanMs());
    number("load", one.load());
    sums("byBlock", one.byBlock());
    json.writeObjectPropertyStart("server");
    number("callsPerSecond", one.server().callsPerSecond());
    number("meanMs", one.server().meanMs());
    number("load", one.server().load());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void frame(FrameShare frame) {
    json.writeStartObject();
    json.writeStringProperty("frame", frame.frame());
    number("share", frame.share());
    json.writeEndObject();
  }

  private void number(String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, decimal(value));
    } else {
      json.writeNullProperty(name);
    }
  }

  private static BigDecimal decimal(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
  }

  /// One member a line, lists in a line.
  private static final class Laid extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
