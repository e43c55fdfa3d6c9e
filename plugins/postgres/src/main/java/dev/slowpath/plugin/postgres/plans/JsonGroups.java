package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.postgres.document.Digits;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.plans.JsonDetails.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fields of JSON that TEXT prints together in one line, at the place of the first of them.
final class JsonGroups {
  private static final Map<String, String> WAL =
      Map.of(
          "records", "WAL Records",
          "fpi", "WAL FPI",
          "bytes", "WAL Bytes",
          "buffers full", "WAL Buffers Full");
  private static final Map<String, String> TUPLES =
      Map.of(
          "inserted", "Tuples Inserted",
          "updated", "Tuples Updated",
          "deleted", "Tuples Deleted",
          "skipped", "Tuples Skipped");
  private static final Map<String, String> GROUP_OF = groups();

  private final Json.Fields fields;

  JsonGroups(Json.Fields fields) {
    this.fields = fields;
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    List.of("Sort Space Used", "Sort Space Type").forEach(name -> groups.put(name, "sort"));
    List.of("Hash Buckets", "Original Hash Buckets", "Hash Batches", "Original Hash Batches")
        .forEach(name -> groups.put(name, "hash"));
    List.of("Exact Heap Blocks", "Lossy Heap Blocks").forEach(name -> groups.put(name, "heap"));
    List.of("WAL Records", "WAL FPI", "WAL Bytes", "WAL Buffers Full")
        .forEach(name -> groups.put(name, "wal"));
    List.of("Sampling Method", "Sampling Parameters", "Repeatable Seed")
        .forEach(name -> groups.put(name, "sampling"));
    for (String pool : List.of("", "Shared ", "Local ", "Temp ")) {
      groups.put(pool + "I/O Read Time", "io");
      groups.put(pool + "I/O Write Time", "io");
    }
    List.of("Full-sort Groups", "Pre-sorted Groups").forEach(name -> groups.put(name, "groups"));
    groups.put("Grouping Sets", "sets");
    groups.put("Target Tables", "targets");
    List.of("Tuples Inserted", "Tuples Updated", "Tuples Deleted", "Tuples Skipped")
        .forEach(name -> groups.put(name, "tuples"));
    return Map.copyOf(groups);
  }

  boolean takes(String name) {
    String group = GROUP_OF.getOrDefault(name, "");
    // An INSERT with ON CONFLICT prints its tuples one a line; a MERGE prints them together.
    return !group.isEmpty() && !(group.equals("tuples") && !fields.has("Tuples Skipped"));
  }

  /// The lines, where the name is the first of its group; none for the others.
  List<Detail> take(String name) {
    String group = GROUP_OF.getOrDefault(name, "");
    boolean isFirst =
        fields.fields().keySet().stream()
            .filter(other -> group.equals(GROUP_OF.get(other)))
            .findFirst()
            .orElse(name)
            .equals(name);
    if (group.equals("groups")) {
      return incrementalSort(name);
    }
    return isFirst ? lines(group) : List.of();
  }

  private List<Detail> lines(String group) {
    return switch (group) {
      case "sort" ->
          List.of(
              new Detail(
                  fields.textOr("Sort Space Type", "Memory"),
                  fields.textOf("Sort Space Used") + "kB"));
      case "hash" -> hash();
      case "heap" ->
          words("Heap Blocks", Map.of("exact", "Exact Heap Blocks", "lossy", "Lossy Heap Blocks"));
      case "wal" -> words("WAL", WAL);
      case "tuples" -> words("Tuples", TUPLES);
      case "io" -> ioTimings();
      case "sampling" -> sampling();
      case "sets" -> groupingSets();
      case "targets" -> targets();
      default -> List.of();
    };
  }

  /// `word=number` for the fields that are not zero, in the order of the fields.
  private List<Detail> words(String name, Map<String, String> fieldOfWord) {
    List<String> words = new ArrayList<>();
    for (String field : fields.fields().keySet()) {
      for (Map.Entry<String, String> word : fieldOfWord.entrySet()) {
        if (word.getValue().equals(field) && fields.numberOr(field, 0) > 0) {
          words.add(word.getKey() + "=" + fields.textOf(field));
        }
      }
    }
    return words.isEmpty() ? List.of() : List.of(new Detail(name, String.join(" ", words)));
  }

  private List<Detail> hash() {
    String buckets = fields.textOf("Hash Buckets");
    String batches = fields.textOf("Hash Batches");
    String firstBuckets = fields.textOr("Original Hash Buckets", buckets);
    String firstBatches = fields.textOr("Original Hash Batches", batches);
    boolean hasGrown = !buckets.equals(firstBuckets) || !batches.equals(firstBatches);
    return List.of(
        new Detail("Buckets", hasGrown ? buckets + originally(firstBuckets) : buckets),
        new Detail("Batches", hasGrown ? batches + originally(firstBatches) : batches));
  }

  private static String originally(String first) {
    return " (originally " + first + ")";
  }

  /// The pools are named since 17; 15 and 16 add temporary files to one for shared and local.
  private List<Detail> ioTimings() {
    boolean hasTemp = fields.has("Temp I/O Read Time");
    List<String> pools = new ArrayList<>();
    for (String pool : List.of("", "Shared ", "Local ", "Temp ")) {
      String words =
          ioWord("read", fields.textOf(pool + "I/O Read Time"))
              + ioWord("write", fields.textOf(pool + "I/O Write Time"));
      String unnamed = hasTemp ? "shared/local" : "";
      String name = pool.isEmpty() ? unnamed : pool.strip().toLowerCase(Locale.ROOT);
      if (!words.isEmpty()) {
        pools.add((name + words).strip());
      }
    }
    return pools.isEmpty()
        ? List.of()
        : List.of(new Detail("I/O Timings", String.join(", ", pools)));
  }

  private static String ioWord(String word, String ms) {
    boolean isSaid = Digits.isNumber(ms) && Double.parseDouble(ms) > 0;
    return isSaid ? " " + word + "=" + ms : "";
  }

  private List<Detail> sampling() {
    String seed = fields.textOf("Repeatable Seed");
    return List.of(
        new Detail(
            "Sampling",
            fields.textOf("Sampling Method")
                + " ("
                + fields.textOf("Sampling Parameters")
                + ")"
                + (seed.isEmpty() ? "" : " REPEATABLE (" + seed + ")")));
  }

  private List<Detail> incrementalSort(String name) {
    if (!(fields.fields().get(name) instanceof Json.Fields group)) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    parts.add(group.textOf("Group Count"));
    String methods = group.textOf("Sort Methods Used");
    parts.add((methods.contains(", ") ? "Sort Methods: " : "Sort Method: ") + methods);
    for (String space : List.of("Memory", "Disk")) {
      if (group.fields().get("Sort Space " + space) instanceof Json.Fields used) {
        parts.add("Average " + space + ": " + used.textOf("Average Sort Space Used") + "kB");
        parts.add("Peak " + space + ": " + used.textOf("Peak Sort Space Used") + "kB");
      }
    }
    return List.of(new Detail(name, String.join("  ", parts)));
  }

  private List<Detail> groupingSets() {
    List<Detail> lines = new ArrayList<>();
    for (Json.Fields set : fields.objects("Grouping Sets")) {
      set.fields()
          .forEach((name, value) -> {
            if (name.endsWith(" Keys") && value instanceof Json.Items(List<Json> keys)) {
              String one = name.substring(0, name.length() - 1);
              keys.forEach(key -> lines.add(new Detail(one, orNone(key.text()))));
            } else {
              lines.add(new Detail(name, value.text()));
            }
          });
    }
    return lines;
  }

  private static String orNone(String keys) {
    return keys.isEmpty() ? "()" : keys;
  }

  private List<Detail> targets() {
    List<String> targets =
        fields.objects("Target Tables").stream()
            .map(table ->
                target(
                    JsonPlan.qualified(table, table.textOf("Relation Name")),
                    table.textOf("Alias")))
            .toList();
    return List.of(new Detail("Target Tables", String.join(", ", targets)));
  }

  static String target(String relation, String alias) {
    boolean isOwnName = relation.substring(relation.lastIndexOf('.') + 1).equals(alias);
    return alias.isEmpty() || isOwnName ? relation : relation + " " + alias;
  }
}
