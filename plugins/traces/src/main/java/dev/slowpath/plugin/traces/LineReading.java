package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.InOrder;
import dev.slowpath.plugin.reading.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a request a line. Batches of lines are parsed side by side and added in the order of the
/// file; a bad line is passed over as a whole, and counted.
final class LineReading {
  private static final byte[] LOGGED = "{\"resource\":".getBytes(StandardCharsets.US_ASCII);
  private static final int SPANS_BETWEEN_TICKS = 1_000;

  private final Limits limits;
  private final JsonFactory json;
  private final Progress progress;

  LineReading(Limits limits, Progress progress) {
    this.limits = limits;
    this.json = Json.factory(limits);
    this.progress = progress;
  }

  ReadPart read(InputStream in, Workers workers, Provenance source)
      throws ImportException, IOException {
    LineBatches batches = new LineBatches(in, limits.stringLength());
    ReadPart all = new ReadPart(source);
    InOrder<ReadPart> parts =
        new InOrder<>(part -> {
          all.add(part);
          progress.tick();
        });
    List<Workers.Task<Integer>> readers = new ArrayList<>();
    for (int number = 0; number < workers.parallelism(); number++) {
      readers.add(() -> work(batches, parts, source));
    }
    workers.all(readers);
    return all;
  }

  /// Parses batches until there are no more; says how many they were.
  private int work(LineBatches batches, InOrder<ReadPart> parts, Provenance source)
      throws ImportException, IOException {
    var tools = new UsualRequest.Tools(json, new ByteTexts(), new Texts());
    int parsed = 0;
    boolean ended = false;
    try {
      for (LineBatch batch = batches.next(); batch != null; batch = batches.next()) {
        parts.put(batch.number(), parsed(batch, source, tools));
        parsed++;
      }
      ended = true;
      return parsed;
    } finally {
      if (!ended) {
        batches.stop();
        parts.stop();
      }
    }
  }

  private ReadPart parsed(LineBatch batch, Provenance source, UsualRequest.Tools tools) {
    ReadPart part = new ReadPart(source);
    batch.forEachLine((number, from, to, isUnended) -> {
      Line line = new Line(batch, number, from, to);
      line.parse(tools);
      if (isUnended && line.isCut()) {
        line.spans.forEach(part::add);
        part.tally().add(line.tally);
        part.cut(Math.max(1, to - from - line.wholeSpansEnd));
      } else {
        line.addTo(part);
      }
    });
    return part;
  }

  /// One line while it is parsed: what it gives is held back until it has proved good.
  private final class Line {
    private final LineBatch batch;
    private final Place.Line place;
    private final int from;
    private final int to;
    private final List<Span> spans = new ArrayList<>();
    private final Tally tally = new Tally();
    private final List<Problem> problems = new ArrayList<>();
    private boolean isOtlp;
    private long wholeSpansEnd;

    Line(LineBatch batch, long number, int from, int to) {
      this.batch = batch;
      this.place = new Place.Line(number);
      this.from = begin(batch.bytes(), from, to);
      this.to = to;
    }

    /// The first brace, where a logger wrote something before a bare ResourceSpans.
    private static int begin(byte[] bytes, int from, int to) {
      int at = from;
      while (at < to && bytes[at] != '{') {
        at++;
      }
      int end = at + LOGGED.length;
      boolean isLogged = end <= to && Arrays.equals(bytes, at, end, LOGGED, 0, LOGGED.length);
      return isLogged ? at : from;
    }

    void parse(UsualRequest.Tools tools) {
      UsualRequest.read(tools, batch.bytes(), from, to, place)
          .ifPresentOrElse(this::take, () -> parse(tools.nested()));
    }

    private void take(UsualRequest request) {
      spans.addAll(request.spans());
      tally.add(request.tally());
      isOtlp = true;
    }

    private void parse(Texts texts) {
      try (JsonParser parser =
          json.createParser(ObjectReadContext.empty(), batch.bytes(), from, to - from)) {
        RequestReader reader =
            new RequestReader(texts, tally, span -> take(span, parser), standing -> place);
        JsonToken token = parser.nextToken();
        while (token == JsonToken.START_OBJECT) {
          isOtlp |= reader.read(parser);
          token = parser.nextToken();
        }
        if (token != null || !isOtlp) {
          problems.add(
              new Problem.Malformed(place, "a line without such an object", Refusals.EXPECTED));
        }
      } catch (JacksonException complaint) {
        problems.add(Refusals.of(complaint, place(complaint)));
      }
    }

    private void take(Span span, JsonParser parser) {
      spans.add(span);
      wholeSpansEnd = parser.currentLocation().getByteOffset();
      if (spans.size() % SPANS_BETWEEN_TICKS == 0) {
        progress.tick();
      }
    }

    private Place place(JacksonException complaint) {
      int column = complaint.getLocation() == null ? 0 : complaint.getLocation().getColumnNr();
      return new Place.Line(place.line(), Math.max(0, column));
    }

    /// Whether it fails because it ends too early.
    boolean isCut() {
      if (problems.isEmpty()) {
        return false;
      }
      Balance balance = new Balance();
      for (int at = from; at < to; at++) {
        balance.see(batch.bytes()[at]);
      }
      return balance.isOpen();
    }

    void addTo(ReadPart part) {
      if (problems.isEmpty()) {
        spans.forEach(part::add);
        part.tally().add(tally);
        part.countRequest();
      } else {
        part.problem(problems.getFirst());
        part.tally()
            .count(
                Notice.Kind.SKIPPED,
                "lines that are not OTLP JSON",
                1,
                problems.getFirst().place());
      }
    }
  }
}
