package dev.slowpath.workbench.keep;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// An investigation in the form that is mailed and kept for years: a zip of its files as they were,
/// of what people wrote as JSON, of the spans as Parquet, and of a manifest with the SHA-256 of
/// each, by which it is verified when it is opened.
public final class Archive {
  /// The ending of its files.
  public static final String ENDING = InvestigationFile.ENDING + ".zip";

  private static final String MANIFEST = "manifest.json";
  private static final String CASEBOOK = "casebook.json";
  private static final String SPANS = "spans.parquet";
  private static final int VERSION = 1;
  private static final long MOST_MANIFEST = 64_000_000;

  private Archive() {}

  /// Whether a name is one of an archive.
  public static boolean isNamed(String name) {
    return name.endsWith(ENDING);
  }

  /// Writes an archive, which appears whole or not at all.
  ///
  /// @param captures what its files were read as
  public static void write(InvestigationFile file, List<Capture> captures, Path to)
      throws ImportException, IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Path scratch = Files.createTempDirectory("slowpath-archive-");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
      List<Map<String, Object>> entries = new ArrayList<>();
      for (KeptSource source : file.contents().sources()) {
        Path content = scratch.resolve("content");
        file.contents().write(source, content);
        Map<String, Object> entry = put(zip, "sources/" + (entries.size() + 1), content);
        entry.putAll(described(source));
        entries.add(entry);
      }
      Casebook casebook = new Casework(file, Clock.systemUTC()).casebook();
      entries.add(put(zip, CASEBOOK, Files.writeString(scratch.resolve("book"), text(casebook))));
      List<TraceSet> traces = traces(captures);
      if (!traces.isEmpty()) {
        entries.add(put(zip, SPANS, SpanTable.parquet(traces, scratch.resolve("spans"))));
      }
      Map<String, Object> manifest = new LinkedHashMap<>();
      manifest.put("slowpathArchive", VERSION);
      manifest.put("entries", entries);
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JsonTree.text(manifest).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } finally {
      Temporary.remove(scratch);
    }
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<TraceSet> traces(List<Capture> captures) {
    return captures.stream()
        .filter(Capture.OfTraces.class::isInstance)
        .map(one -> ((Capture.OfTraces) one).traces())
        .toList();
  }

  private static Map<String, Object> put(ZipOutputStream zip, String name, Path content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Sha256 sha256 = new Sha256();
    try (InputStream in = Files.newInputStream(content)) {
      sha256.copy(in, zip);
    }
    zip.closeEntry();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", name);
    entry.put("sha256", sha256.hex());
    entry.put("bytes", (double) Files.size(content));
    return entry;
  }

  private static Map<String, Object> described(KeptSource source) {
    return Map.of(
        "name",
        source.name(),
        "format",
        source.format(),
        "instant",
        source.instant().map(Instant::toString).orElse(""));
  }

  private static String text(Casebook casebook) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("findings", casebook.findings().stream().map(FindingDocument::document).toList());
    document.put(
        "experiments", casebook.experiments().stream().map(ExperimentDocument::document).toList());
    return JsonTree.text(document);
  }

  /// Makes an investigation of an archive, after every file in it was held against the manifest.
  ///
  /// @param to where it is made; must not be there yet
  /// @throws ImportException if it is none, or not as it was written
  public static void unpack(Path archive, Path to) throws ImportException, IOException {
    Path scratch = Files.createTempDirectory("slowpath-archive-");
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<Fields> entries = verified(zip);
      try (InvestigationFile file = InvestigationFile.create(to)) {
        for (Fields entry : entries) {
          put(zip, entry, scratch.resolve("content"), file);
        }
        casebook(zip, file);
      }
    } catch (ZipException broken) {
      throw malformed("no zip: " + broken.getMessage());
    } finally {
      Temporary.remove(scratch);
    }
  }

  private static void put(ZipFile zip, Fields entry, Path content, InvestigationFile file)
      throws ImportException, IOException {
    if (entry.text("path").startsWith("sources/")) {
      try (InputStream in = in(zip, entry)) {
        Files.copy(in, content, StandardCopyOption.REPLACE_EXISTING);
      }
      file.contents().put(source(entry), content);
    }
  }

  private static KeptSource source(Fields entry) {
    String instant = entry.text("instant");
    return new KeptSource(
        entry.text("name"),
        entry.text("sha256"),
        (long) entry.number("bytes"),
        entry.text("format"),
        instant.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(instant)));
  }

  private static void casebook(ZipFile zip, InvestigationFile file)
      throws ImportException, IOException {
    ZipEntry entry = zip.getEntry(CASEBOOK);
    if (entry == null) {
      return;
    }
    Casework casework = new Casework(file, Clock.systemUTC());
    Fields book = JsonTree.read(text(zip, entry));
    for (Fields one : book.objects("findings", fields -> fields)) {
      Finding finding = FindingDocument.read(one);
      casework.put(finding, finding.id() + " kept");
    }
    for (Fields one : book.objects("experiments", fields -> fields)) {
      Experiment experiment = ExperimentDocument.read(one);
      casework.put(experiment, experiment.id() + " named");
    }
  }

  /// The entries of the manifest, once each was read through and is what it was.
  private static List<Fields> verified(ZipFile zip) throws ImportException, IOException {
    ZipEntry found = zip.getEntry(MANIFEST);
    if (found == null || found.getSize() > MOST_MANIFEST) {
      throw malformed("no " + MANIFEST);
    }
    Fields manifest = JsonTree.read(text(zip, found));
    if (manifest.number("slowpathArchive") > VERSION) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.Whole(),
              "version " + (long) manifest.number("slowpathArchive"),
              "at most " + VERSION));
    }
    List<Fields> entries = manifest.objects("entries", entry -> entry);
    Set<String> named = new HashSet<>(Set.of(MANIFEST));
    for (Fields entry : entries) {
      Sha256 sha256 = new Sha256();
      try (InputStream in = in(zip, entry)) {
        sha256.read(in);
      }
      if (!sha256.hex().equals(entry.text("sha256"))) {
        throw malformed(entry.text("path") + " is not as it was written: SHA-256 " + sha256.hex());
      }
      named.add(entry.text("path"));
    }
    for (ZipEntry other : Collections.list(zip.entries())) {
      if (!named.contains(other.getName())) {
        throw malformed(other.getName() + ", which the manifest does not name");
      }
    }
    return entries;
  }

  private static InputStream in(ZipFile zip, Fields entry) throws ImportException, IOException {
    ZipEntry found = zip.getEntry(entry.text("path"));
    if (found == null) {
      throw malformed("no " + entry.text("path") + ", which the manifest names");
    }
    return zip.getInputStream(found);
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ImportException malformed(String found) {
    return new ImportException(
        new Problem.Malformed(
            new Place.Whole(), found, "an archive that Slowpath wrote, nothing of it changed"));
  }
}
