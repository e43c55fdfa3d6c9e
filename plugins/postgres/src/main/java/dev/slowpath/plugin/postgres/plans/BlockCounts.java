package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.plugin.postgres.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Block counts in the words of TEXT (`shared hit=5 read=2, temp written=7`) and as JSON's fields.
final class BlockCounts {
  private static final List<String> POOLS = List.of("Shared", "Local", "Temp");
  private static final List<String> KINDS = List.of("Hit", "Read", "Dirtied", "Written");
  private static final Pattern POOL =
      Pattern.compile("(shared|local|temp)((?: (?:hit|read|dirtied|written)=\\d{1,18}){1,4})");

  private BlockCounts() {}

  /// Reads TEXT's words; empty where they are others.
  static Optional<Buffers> parsed(String text) {
    long[] counts = new long[12];
    for (String part : text.split(", ", -1)) {
      Matcher pool = POOL.matcher(part);
      if (!pool.matches()) {
        return Optional.empty();
      }
      for (String count : pool.group(2).strip().split(" ", -1)) {
        int equals = count.indexOf('=');
        int kind = indexOf(KINDS, count.substring(0, equals));
        counts[indexOf(POOLS, pool.group(1)) * 4 + kind] =
            Long.parseLong(count.substring(equals + 1));
      }
    }
    return Optional.of(buffers(counts));
  }

  private static int indexOf(List<String> words, String word) {
    return words.indexOf(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
  }

  private static Buffers buffers(long[] counts) {
    return new Buffers(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        counts[7],
        counts[9],
        counts[11]);
  }

  /// Whether a field of JSON is one of a node's block counts.
  static boolean isField(String name) {
    return name.endsWith(" Blocks") && !name.endsWith("Heap Blocks");
  }

  /// The counts among the fields of JSON; empty where there are none.
  static Optional<Buffers> read(Json.Fields fields) {
    if (!fields.has("Shared Hit Blocks")) {
      return Optional.empty();
    }
    long[] counts = new long[12];
    for (int pool = 0; pool < POOLS.size(); pool++) {
      for (int kind = 0; kind < KINDS.size(); kind++) {
        String name = POOLS.get(pool) + " " + KINDS.get(kind) + " Blocks";
        counts[pool * 4 + kind] = (long) fields.numberOr(name, 0);
      }
    }
    return Optional.of(buffers(counts));
  }

  /// The words of TEXT, zeros left out; empty where all are zero.
  static String words(Buffers counts) {
    List<String> pools = new ArrayList<>();
    pool(
        pools,
        "shared",
        counts.sharedHit(),
        counts.sharedRead(),
        counts.sharedDirtied(),
        counts.sharedWritten());
    pool(
        pools,
        "local",
        counts.localHit(),
        counts.localRead(),
        counts.localDirtied(),
        counts.localWritten());
    pool(pools, "temp", 0, counts.tempRead(), 0, counts.tempWritten());
    return String.join(", ", pools);
  }

  private static void pool(List<String> pools, String name, long... counts) {
    StringBuilder words = new StringBuilder();
    for (int kind = 0; kind < counts.length; kind++) {
      if (counts[kind] > 0) {
        words.append(' ').append(KINDS.get(kind).toLowerCase(Locale.ROOT)).append('=');
        words.append(counts[kind]);
      }
    }
    if (!words.isEmpty()) {
      pools.add(name + words);
    }
  }
}
