package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.ProfiledThread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a chunk holds that matters, without its bytes: samples, the stacks and threads they refer
/// to, and what it says of itself.
///
/// @param methods the names of the stacks' methods, by their indices
/// @param kinds how code ran, as places in `StackReader.RUNS`, by the chunk's numbers
/// @param threads by the rows' indices; null where the chunk does not hold the thread
/// @param occasions by the rows' indices
/// @param driftNs by how much the chunk's clock had to be mended
/// @param unnamed how many events have a type that the chunk does not describe
record Decoded(
    Chunk.Identity identity,
    ChunkHeader header,
    Rows rows,
    StackReader stacks,
    List<String> methods,
    List<Integer> kinds,
    List<@Nullable ProfiledThread> threads,
    List<Occasion> occasions,
    List<Call> calls,
    Told told,
    long driftNs,
    long unnamed) {

  int[] kindsByCode() {
    return kinds.stream().mapToInt(Integer::intValue).toArray();
  }

  /// What events that are no samples tell.
  ///
  /// @param lostCpuTime samples that the recorder lost
  /// @param lostBytes of events for which the recorder had no room
  /// @param settings intervals and the like of sampled events
  record Told(
      long lostCpuTime,
      long lostBytes,
      List<Map.Entry<String, String>> facts,
      List<Setting> settings) {}

  /// A setting of a sampled event.
  record Setting(SampledEvent event, String name, String value) {}
}
