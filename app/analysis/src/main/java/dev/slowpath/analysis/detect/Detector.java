package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import java.util.List;

/// Suspects bottlenecks of one kind in joined captures. Pure: the same captures give the same list.
@FunctionalInterface
public interface Detector {

  List<Suspect> detect(Linked linked, Policy policy);

  /// All that ship. Of two that hold the same span responsible the first has it.
  static List<Detector> all() {
    return List.of(
        new SlowStatements(),
        new ServerOnlyStatements(),
        new ConnectionChurn(),
        new OutgoingCalls(),
        new SerialCalls(),
        new PoolWaits(),
        new WorkerQueues(),
        new Serialisations(),
        new BlockingCalls(),
        new JvmStalls(),
        new HotCode(),
        new PythonCode());
  }
}
