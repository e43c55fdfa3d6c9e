package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Takes back verdicts that say of an endpoint only what all endpoints did together.
///
/// What every endpoint shares (the machine, its neighbours, the load) moves all of them. Where no
/// bottleneck of an endpoint changed and the others of which that is true moved the same way, its
/// own verdict holds only beyond what they moved: its whole interval has to lie beyond the quartile
/// of theirs that is farther from 1.
final class CommonShift {
  /// Fewer other endpoints than this have no common shift.
  private static final int FEW = 3;

  /// So many of them go the same way.
  private static final double MOST = 0.8;

  private final List<EndpointChange> unmended;

  private CommonShift(List<EndpointChange> unmended) {
    this.unmended = unmended;
  }

  /// The same endpoints in the same order, some without a verdict.
  static List<EndpointChange> apart(
      List<EndpointChange> endpoints, List<BottleneckChange> bottlenecks) {
    Set<EndpointKey> changed = new HashSet<>();
    for (BottleneckChange one : bottlenecks) {
      EndpointKey at = one.first().where().endpoint();
      if (at != null && isChanged(one.fate())) {
        changed.add(at);
      }
    }
    List<EndpointChange> unmended =
        endpoints.stream()
            .filter(one -> one.before().filter(side -> !changed.contains(side.key())).isPresent())
            .filter(one -> !changed.contains(one.key()))
            .filter(one -> !Double.isNaN(one.decisive().value()))
            .toList();
    CommonShift shift = new CommonShift(unmended);
    List<EndpointChange> apart = new ArrayList<>();
    for (EndpointChange one : endpoints) {
      apart.add(unmended.contains(one) ? shift.judged(one) : one);
    }
    return apart;
  }

  private static boolean isChanged(Fate fate) {
    return switch (fate) {
      case GONE, BETTER, NEW, WORSE -> true;
      case SAME, UNCLEAR, NOT_OBSERVED -> false;
    };
  }

  private EndpointChange judged(EndpointChange one) {
    boolean isCalled = one.verdict() == Verdict.IMPROVED || one.verdict() == Verdict.REGRESSED;
    double[] others =
        unmended.stream()
            .filter(other -> !other.key().equals(one.key()))
            .mapToDouble(other -> other.decisive().value())
            .sorted()
            .toArray();
    if (!isCalled || others.length < FEW) {
      return one;
    }
    boolean isFaster = one.decisive().value() < 1;
    double alike = Arrays.stream(others).filter(ratio -> isFaster == ratio < 1).count();
    boolean isTogether = alike >= MOST * others.length;
    return isTogether && !isBeyond(one.decisive(), others, isFaster)
        ? with(one, others[(others.length - 1) / 2])
        : one;
  }

  private static boolean isBeyond(Estimate ratio, double[] others, boolean isFaster) {
    int quarter = others.length / 4;
    return isFaster
        ? ratio.high() < others[quarter]
        : ratio.low() > others[others.length - 1 - quarter];
  }

  private static EndpointChange with(EndpointChange one, double typical) {
    List<Remark> remarks = new ArrayList<>();
    remarks.add(new Remark.MovedTogether(typical));
    remarks.addAll(one.remarks());
    return new EndpointChange(
        one.key(),
        one.before(),
        one.after(),
        one.service(),
        one.sent(),
        one.means(),
        one.ledger(),
        Verdict.NOT_ENOUGH_DATA,
        one.by(),
        one.q(),
        one.needed(),
        one.predicted(),
        remarks);
  }
}
