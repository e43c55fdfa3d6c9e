package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.Wire;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Reads a ResourceSpans at a time. A file that ends within one gives those before it.
///
/// Numbers of fields: opentelemetry/proto/trace/v1/trace.proto.
final class ProtoReading {
  private static final int PREFIX = 4;
  private static final int BUFFER = 1 << 16;
  private static final List<SpanKind> KINDS =
      List.of(
          SpanKind.UNKNOWN,
          SpanKind.INTERNAL,
          SpanKind.SERVER,
          SpanKind.CLIENT,
          SpanKind.PRODUCER,
          SpanKind.CONSUMER);

  private final Source source;
  private final SpanIntake intake;
  private final Progress progress;
  private Place place = new Place.AtByte(0);

  ProtoReading(Source source, SpanIntake intake, Progress progress) {
    this.source = source;
    this.intake = intake;
    this.progress = progress;
  }

  void read() throws ImportException, IOException {
    try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
      in.mark(1);
      int first = in.read();
      in.reset();
      if (first == 0) {
        prefixed(in);
      } else {
        requests(wire(in), 0);
      }
    }
  }

  private Wire wire(InputStream in) {
    return new Wire(in, source.limits().stringLength(), OtlpProtoImporter.EXPECTED);
  }

  /// Each request after its length, in four bytes, the highest first.
  private void prefixed(InputStream in) throws ImportException, IOException {
    long at = 0;
    byte[] prefix = in.readNBytes(PREFIX);
    while (prefix.length == PREFIX) {
      int length = ByteBuffer.wrap(prefix).getInt();
      if (length < 0 || length > source.limits().stringLength()) {
        throw new ImportException(
            new Problem.Malformed(
                new Place.AtByte(at), "a length of " + length, OtlpProtoImporter.EXPECTED));
      }
      byte[] body = in.readNBytes(length);
      requests(wire(new ByteArrayInputStream(body)), at + PREFIX);
      if (body.length < length) {
        cut(body.length);
      }
      at += PREFIX + body.length;
      prefix = in.readNBytes(PREFIX);
    }
    if (prefix.length > 0) {
      cut(prefix.length);
    }
  }

  private void cut(long bytes) {
    intake.tally().count(Notice.Kind.TRUNCATED, "bytes of a request that ends too early", bytes);
  }

  private void requests(Wire wire, long offset) throws ImportException, IOException {
    long whole = 0;
    try {
      while (wire.advance()) {
        place = new Place.AtByte(offset + whole);
        if (wire.field() == 1 && wire.type() == Wire.LENGTH) {
          resourceSpans(wire.bytes());
        } else {
          wire.skip();
        }
        whole = wire.at();
        progress.tick();
      }
    } catch (ImportException refused) {
      boolean isCut = refused.problem() instanceof Problem.Truncated;
      if (!isCut || intake.size() == 0) {
        throw refused;
      }
      cut(Math.max(1, wire.at() - whole));
    }
  }

  private void resourceSpans(byte[] bytes) throws ImportException, IOException {
    List<String> pairs = new ArrayList<>();
    List<byte[]> scopes = new ArrayList<>();
    Wire wire = wire(new ByteArrayInputStream(bytes));
    while (wire.advance()) {
      if (wire.type() != Wire.LENGTH) {
        wire.skip();
      } else if (wire.field() == 1) {
        attributes(wire.bytes(), 1, pairs);
      } else if (wire.field() == 2) {
        scopes.add(wire.bytes());
      } else {
        wire.skip();
      }
    }
    Resource resource = Resource.of(pairs, intake.tally(), place);
    for (byte[] scope : scopes) {
      scopeSpans(scope, resource);
    }
  }

  private void scopeSpans(byte[] bytes, Resource resource) throws ImportException, IOException {
    Wire wire = wire(new ByteArrayInputStream(bytes));
    while (wire.advance()) {
      if (wire.field() == 2 && wire.type() == Wire.LENGTH) {
        span(wire.bytes(), resource);
      } else {
        wire.skip();
      }
    }
  }

  private void span(byte[] bytes, Resource resource) throws ImportException, IOException {
    SpanForm form = new SpanForm(place).service(resource.service());
    List<String> pairs = new ArrayList<>();
    Wire wire = wire(new ByteArrayInputStream(bytes));
    while (wire.advance()) {
      switch (wire.type()) {
        case Wire.LENGTH -> text(form, wire.field(), wire.bytes(), pairs);
        case Wire.FIXED_64 -> time(form, wire.field(), wire.fixed64());
        case Wire.VARINT -> number(form, wire.field(), wire.varint());
        default -> wire.skip();
      }
    }
    List<String> all = resource.added(pairs);
    for (int at = 0; at < all.size(); at += 2) {
      form.with(all.get(at), all.get(at + 1));
    }
    intake.take(form);
  }

  private void text(SpanForm form, int field, byte[] bytes, List<String> pairs)
      throws ImportException, IOException {
    switch (field) {
      case 1 -> form.trace(trace(bytes));
      case 2 -> form.id(id(bytes));
      case 3 -> weight(form, new String(bytes, StandardCharsets.UTF_8));
      case 4 -> form.parent(bytes.length == 0 ? OptionalLong.of(0) : id(bytes));
      case 5 -> form.name(new String(bytes, StandardCharsets.UTF_8));
      case 9 ->
          ProtoValue.pair(wire(new ByteArrayInputStream(bytes)), pairs, intake.tally(), place);
      case 15 -> status(form, bytes);
      default -> {} // events and links
    }
  }

  private static Optional<TraceId> trace(byte[] bytes) {
    if (bytes.length != 16) {
      return Optional.empty();
    }
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    TraceId trace = new TraceId(halves.getLong(), halves.getLong());
    return trace.high() == 0 && trace.low() == 0 ? Optional.empty() : Optional.of(trace);
  }

  private static OptionalLong id(byte[] bytes) {
    return bytes.length == 8
        ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong())
        : OptionalLong.empty();
  }

  private static void weight(SpanForm form, String traceState) {
    OptionalDouble weight = SamplingThreshold.weight(traceState);
    form.weight(weight.orElse(Double.NaN));
  }

  private static void time(SpanForm form, int field, long ns) {
    switch (field) {
      case 7 -> form.startNs(OptionalLong.of(ns));
      case 8 -> form.endNs(OptionalLong.of(ns));
      default -> {} // none else has this type
    }
  }

  private void number(SpanForm form, int field, long number) {
    if (field == 6) {
      form.kind(number >= 0 && number < KINDS.size() ? KINDS.get((int) number) : SpanKind.UNKNOWN);
    } else if ((field == 10 || field == 12 || field == 14) && number > 0) {
      String words = "attributes, events and links that the producer dropped";
      intake.tally().count(Notice.Kind.LOST, words, number, place);
    }
  }

  private void status(SpanForm form, byte[] bytes) throws ImportException, IOException {
    Wire wire = wire(new ByteArrayInputStream(bytes));
    while (wire.advance()) {
      if (wire.field() == 3 && wire.type() == Wire.VARINT) {
        form.failed(wire.varint() == 2);
      } else {
        wire.skip();
      }
    }
  }

  /// Adds the keys and values of a message whose field holds them.
  private void attributes(byte[] bytes, int field, List<String> pairs)
      throws ImportException, IOException {
    Wire wire = wire(new ByteArrayInputStream(bytes));
    while (wire.advance()) {
      if (wire.field() == field && wire.type() == Wire.LENGTH) {
        byte[] pair = wire.bytes();
        ProtoValue.pair(wire(new ByteArrayInputStream(pair)), pairs, intake.tally(), place);
      } else {
        wire.skip();
      }
    }
  }
}
