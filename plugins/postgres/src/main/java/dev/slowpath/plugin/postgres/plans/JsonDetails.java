package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.plugin.postgres.document.Digits;
import dev.slowpath.plugin.postgres.document.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings the properties of JSON into the words of TEXT, and leaves out what TEXT leaves out: zeros
/// and falsehoods that say nothing. A property that is not known keeps its name. Source: the
/// `show_` functions of `explain.c`, PostgreSQL 13–18.
final class JsonDetails {
  /// What the node itself holds, or what its type says.
  private static final Set<String> STRUCTURE =
      Set.of(
          "Node Type",
          "Strategy",
          "Partial Mode",
          "Operation",
          "Command",
          "Custom Plan Provider",
          "Parent Relationship",
          "Subplan Name",
          "Parallel Aware",
          "Async Capable",
          "Join Type",
          "Scan Direction",
          "Index Name",
          "Relation Name",
          "CTE Name",
          "Schema",
          "Alias",
          "Plans",
          "Startup Cost",
          "Total Cost",
          "Plan Rows",
          "Plan Width",
          "Actual Startup Time",
          "Actual Total Time",
          "Actual Rows",
          "Actual Loops",
          "Worker Number");

  private static final Map<String, String> RENAMED = renamed();
  private static final Set<String> IN_KILOBYTES =
      Set.of("Peak Memory Usage", "Disk Usage", "Maximum Storage");
  private static final Set<String> LEFT_OUT_WHEN_ZERO =
      Set.of("Planned Partitions", "Subplans Removed", "Disk Usage");
  private static final Set<String> LEFT_OUT_WHEN_FALSE =
      Set.of("Disabled", "Single Copy", "Inner Unique");

  private JsonDetails() {}

  private static Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    renamed.put("HashAgg Batches", "Batches");
    renamed.put("Peak Memory Usage", "Memory Usage");
    renamed.put("Cache Hits", "Hits");
    renamed.put("Cache Misses", "Misses");
    renamed.put("Cache Evictions", "Evictions");
    renamed.put("Cache Overflows", "Overflows");
    return Map.copyOf(renamed);
  }

  static void read(Json.Fields fields, NodeDraft node) {
    for (Detail detail : details(fields)) {
      node.detail(detail.name(), detail.value());
    }
    for (Json.Fields worker : fields.objects("Workers")) {
      node.detail("Worker " + worker.textOf("Worker Number"), worker(worker));
    }
  }

  /// A line of TEXT.
  record Detail(String name, String value) {
    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  private static String worker(Json.Fields worker) {
    List<String> parts = new ArrayList<>();
    if (worker.has("Actual Loops")) {
      String time =
          worker.has("Actual Total Time")
              ? "time="
                  + worker.textOf("Actual Startup Time")
                  + ".."
                  + worker.textOf("Actual Total Time")
                  + " "
              : "";
      parts.add(
          "actual %srows=%s loops=%s"
              .formatted(time, worker.textOf("Actual Rows"), worker.textOf("Actual Loops")));
    }
    details(worker).forEach(detail -> parts.add(detail.toString()));
    BlockCounts.read(worker)
        .map(BlockCounts::words)
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> parts.add("Buffers: " + words));
    if (worker.get("JIT").orElse(null) instanceof Json.Fields jit) {
      parts.add("JIT:");
      jit(jit).forEach((name, value) -> parts.add(name + ": " + value));
    }
    return String.join("; ", parts);
  }

  private static List<Detail> details(Json.Fields fields) {
    List<Detail> details = new ArrayList<>();
    JsonGroups groups = new JsonGroups(fields);
    fields
        .fields()
        .forEach((name, value) -> {
          if (groups.takes(name)) {
            details.addAll(groups.take(name));
          } else if (!STRUCTURE.contains(name)
              && !BlockCounts.isField(name)
              && !name.equals("Workers")
              && !name.equals("JIT")) {
            single(name, value, fields).ifPresent(details::add);
          }
        });
    return details;
  }

  private static Optional<Detail> single(String name, Json value, Json.Fields fields) {
    String text = value.text();
    boolean isZero = Digits.isNumber(text) && Double.parseDouble(text) == 0;
    boolean isSilentZero =
        isZero && (LEFT_OUT_WHEN_ZERO.contains(name) || name.startsWith("Rows Removed by "));
    boolean isSilentFalse = text.equals("false") && LEFT_OUT_WHEN_FALSE.contains(name);
    if (isSilentZero || isSilentFalse) {
      return Optional.empty();
    }
    String shown = IN_KILOBYTES.contains(name) ? text + "kB" : text;
    boolean isFunction = name.endsWith("Function Name");
    return Optional.of(
        new Detail(
            RENAMED.getOrDefault(name, name),
            isFunction ? JsonPlan.qualified(fields, shown) : shown));
  }

  /// The lines of TEXT about compilation.
  static Map<String, String> jit(Json.Fields jit) {
    Map<String, String> lines = new LinkedHashMap<>();
    jit.fields()
        .forEach((name, value) ->
            lines.put(
                name,
                value instanceof Json.Fields group
                    ? jitGroup(group, name.equals("Timing") ? " ms" : "")
                    : value.text()));
    return lines;
  }

  private static String jitGroup(Json.Fields group, String unit) {
    List<String> parts = new ArrayList<>();
    group
        .fields()
        .forEach((name, value) ->
            parts.add(
                value instanceof Json.Fields generation
                    ? "%s %s ms (Deform %s ms)"
                        .formatted(name, generation.textOf("Total"), generation.textOf("Deform"))
                    : name + " " + value.text() + unit));
    return String.join(", ", parts);
  }

  /// What planning or serialization took, under its name.
  static void part(String name, Json.Fields part, Map<String, String> facts) {
    List<String> words = new ArrayList<>();
    JsonGroups groups = new JsonGroups(part);
    part.fields()
        .forEach((key, value) -> {
          if (groups.takes(key)) {
            groups.take(key).forEach(line -> facts.put(name + " " + line.name(), line.value()));
          } else if (!BlockCounts.isField(key)) {
            words.add(partWord(key, value));
          }
        });
    if (!words.isEmpty()) {
      facts.put(name.equals("Planning") ? "Planning Memory" : name, String.join("  ", words));
    }
    BlockCounts.read(part)
        .filter(blocks -> !blocks.equals(Buffers.NONE))
        .ifPresent(blocks -> facts.put(name + " Buffers", BlockCounts.words(blocks)));
  }

  private static String partWord(String key, Json value) {
    return switch (key) {
      case "Time" -> "time=" + value.text() + " ms";
      case "Output Volume" -> "output=" + value.text() + "kB";
      case "Format" -> "format=" + value.text();
      case "Memory Used" -> "used=" + value.text() + "kB";
      case "Memory Allocated" -> "allocated=" + value.text() + "kB";
      default -> key + "=" + value.text();
    };
  }
}
