package dev.slowpath.workbench.keep;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.screen.Filter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Investigations as small JSON documents that name their sources: opening one reads these again.
/// What was pasted stands in the document itself. `docs/formats.md` describes it.
public final class JsonInvestigationFile implements InvestigationFile {
  static final int VERSION = 1;

  @Override
  public void write(Path file, Kept kept) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (Writer to = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
        JsonGenerator json = new JsonFactory().createGenerator(new Laid(), to)) {
      write(json, kept);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
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

  @Override
  public Kept read(Path file) throws ImportException, IOException {
    return KeptReader.read(Files.readString(file));
  }

  /// One member a line, for people and for version control.
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
