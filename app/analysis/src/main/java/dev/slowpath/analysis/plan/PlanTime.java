package dev.slowpath.analysis.plan;

/// Which time of a plan's nodes is looked at. Each adds up over the nodes; they differ only where
/// processes worked side by side.
public enum PlanTime {
  /// What the clock on the wall showed, work of several processes shared among them.
  WALL {
    @Override
    public double ownMs(PlanLedger.Line line) {
      return line.exclusiveMs();
    }
  },
  /// What the processes spent together.
  PROCESS {
    @Override
    public double ownMs(PlanLedger.Line line) {
      return line.exclusiveMs() * line.processes();
    }
  },
  /// As the wall, but what one process does while the others wait for it counts in full.
  CRITICAL {
    @Override
    public double ownMs(PlanLedger.Line line) {
      return line.criticalMs();
    }
  };

  /// A node's time without its children's.
  public abstract double ownMs(PlanLedger.Line line);
}
