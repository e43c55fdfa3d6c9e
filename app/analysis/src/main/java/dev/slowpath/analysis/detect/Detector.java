package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Bottleneck;
import java.util.List;

/// Finds bottlenecks of one kind in joined captures. Pure: the same captures give the same list.
@FunctionalInterface
public interface Detector {

  List<Bottleneck> detect(Linked linked);

  /// All that ship, in no order that matters.
  static List<Detector> all() {
    return List.of(
        new SlowStatements(),
        new ServerOnlyStatements(),
        new SerialCalls(),
        new PoolWaits(),
        new WorkerQueues(),
        new Serialisations(),
        new HotCode());
  }
}
