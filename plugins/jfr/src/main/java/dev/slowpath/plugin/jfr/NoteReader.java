package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Decoded.Setting;
import dev.slowpath.plugin.jfr.Decoded.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the events of a chunk that are no samples: what was lost, how was sampled, what process
/// and machine it was.
final class NoteReader {
  private final Layouts layouts;
  private final Constants constants;
  private final Ticks clock;
  private final Cursor cursor;
  private final List<Map.Entry<String, String>> facts = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private long lostCpuTime;
  private long lostBytes;

  NoteReader(Chunk chunk, Layouts layouts, Constants constants, Ticks clock) {
    this.layouts = layouts;
    this.constants = constants;
    this.clock = clock;
    cursor = chunk.cursor();
  }

  Told read(EventScan scan) throws ImportException {
    for (int event : scan.notes()) {
      cursor.seek(event);
      cursor.readInt();
      EventPlan plan = layouts.plan(cursor.readLong());
      if (plan != null) {
        plan.read(cursor);
        take(plan);
      }
    }
    return new Told(lostCpuTime, lostBytes, facts, settings);
  }

  private void take(EventPlan plan) throws ImportException {
    Fields fields = plan.fields();
    switch (plan.note()) {
      case CPU_TIME_LOST -> lostCpuTime += atLeastNone(fields, "lostSamples");
      case DATA_LOSS -> lostBytes += atLeastNone(fields, "amount");
      case SETTING -> takeSetting(fields);
      case JVM -> takeProcess(fields);
      case PROCESSORS -> {
        amount("processors", fields, "hwThreads");
        fact("processor", text(fields, "cpu"));
      }
      case SYSTEM -> fact("system", text(fields, "osVersion"));
      case MEMORY -> amount("physicalMemoryBytes", fields, "totalSize");
      case CONTAINER -> takeContainer(fields);
      case COLLECTOR -> {
        fact("youngCollector", text(fields, "youngCollector"));
        fact("oldCollector", text(fields, "oldCollector"));
      }
      case HEAP -> amount("heapMaxBytes", fields, "maxSize");
      case VIRTUALIZATION -> fact("virtualization", text(fields, "name"));
      case null -> {}
    }
  }

  private void takeContainer(Fields fields) throws ImportException {
    fact("container", text(fields, "containerType"));
    amount("containerProcessors", fields, "effectiveCpuCount");
    amount("containerMemoryBytes", fields, "memoryLimit");
  }

  private void fact(String name, String value) {
    facts.add(Map.entry(name, value));
  }

  /// A JVM that knows of no limit says none or -1.
  private void amount(String name, Fields fields, String field) {
    long amount = fields.number(fields.indexOf(field));
    if (amount > 0) {
      fact(name, Long.toString(amount));
    }
  }

  private static long atLeastNone(Fields fields, String name) {
    return Math.max(0, fields.number(fields.indexOf(name)));
  }

  /// Most settings are of events that are not read.
  private void takeSetting(Fields fields) throws ImportException {
    EventPlan of = layouts.plan(fields.number(fields.indexOf("id")));
    SampledEvent event = of == null ? null : of.sampled();
    if (event != null) {
      settings.add(new Setting(event, text(fields, "name"), text(fields, "value")));
    }
  }

  private void takeProcess(Fields fields) throws ImportException {
    facts.add(Map.entry("jvm", text(fields, "jvmName")));
    facts.add(Map.entry("jvmVersion", text(fields, "jvmVersion")));
    facts.add(Map.entry("jvmArguments", text(fields, "jvmArguments")));
    facts.add(Map.entry("commandLine", text(fields, "javaArguments")));
    int started = fields.indexOf("jvmStartTime");
    if (started >= 0) {
      long startedNs = clock.instantNs(fields.number(started), fields.scale(started));
      facts.add(Map.entry("jvmStarted", Settings.instant(startedNs)));
    }
  }

  private String text(Fields fields, String name) throws ImportException {
    return constants.textOf(fields, fields.indexOf(name));
  }
}
