package dev.slowpath.workbench.keep;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.screen.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The first form of investigations: a small JSON document that names its sources, which opening it
/// reads again. Files of it are read still, and written no more; how an investigation was looked at
/// is kept in its words.
final class TextInvestigation {
  static final int VERSION = 1;

  private TextInvestigation() {}

  /// Whether a file is one; a database begins with the sum of its first block.
  static boolean isText(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      byte[] next = in.readNBytes(64);
      return (first == '{' || first == '[') && isReadable(next);
    }
  }

  private static boolean isReadable(byte[] bytes) {
    for (byte one : bytes) {
      if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
        return false;
      }
    }
    return true;
  }

  static Kept read(Path file) throws ImportException, IOException {
    return KeptReader.read(Files.readString(file));
  }

  /// The document of an investigation.
  static String text(Kept kept) {
    StringWriter to = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), to)) {
      write(json, kept);
    }
    return to.toString();
  }

  private static void write(JsonGenerator json, Kept kept) {
    json.writeStartObject();
    json.writeNumberProperty("slowpath", VERSION);
    json.writeStringProperty("name", kept.name());
    json.writeArrayPropertyStart("sources");
    for (Kept.Source source : kept.sources()) {
      json.writeStartObject();
      json.writeStringProperty("name", source.name());
      if (source.text().isEmpty()) {
        json.writeStringProperty("path", source.path());
      }
      json.writeStringProperty("sha256", source.sha256());
      source.text().ifPresent(text -> json.writeStringProperty("text", text));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("view");
    json.writeStringProperty("page", kept.view().page());
    json.writeStringProperty("chosen", kept.view().chosen());
    json.writeObjectPropertyStart("filters");
    kept.view().filters().all().forEach(filter -> write(json, filter));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Filter filter) {
    switch (filter) {
      case Filter.Time(TimeRange range) -> {
        json.writeObjectPropertyStart("time");
        json.writeStringProperty("from", instant(range.startNs()));
        json.writeStringProperty("to", instant(range.endNs()));
        json.writeEndObject();
      }
      case Filter.OfEndpoint(EndpointKey endpoint) -> {
        json.writeObjectPropertyStart("endpoint");
        json.writeStringProperty("service", endpoint.service());
        json.writeStringProperty("name", endpoint.name());
        json.writeEndObject();
      }
      case Filter.OfService(String service) -> json.writeStringProperty("service", service);
      case Filter.OfThread(String thread) -> json.writeStringProperty("thread", thread);
    }
  }

  private static String instant(long epochNs) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochNs, 1_000_000_000L), Math.floorMod(epochNs, 1_000_000_000L))
        .toString();
  }
}
