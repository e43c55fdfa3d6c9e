package dev.slowpath.cli.document;

import dev.slowpath.analysis.detect.Examined;
import dev.slowpath.analysis.whatif.Curve;
import dev.slowpath.analysis.whatif.Fix;
import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.analysis.whatif.WhatIf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would be without bottlenecks: the order in which removing them gains most, how each moves
/// with its setting, and the prediction that was asked for.
///
/// @param curves by the id of the bottleneck
/// @param without the ids of what the prediction leaves out
/// @param prediction empty if none was asked for
/// @param examined what somebody asked about by name, with the thresholds it was held against
public record Outlook(
    List<Fix> order,
    Map<String, Curve> curves,
    List<String> without,
    Optional<Prediction> prediction,
    List<Examined> examined) {

  public Outlook {
    order = List.copyOf(order);
    curves = Map.copyOf(curves);
    without = List.copyOf(without);
    examined = List.copyOf(examined);
  }

  /// What would be without the bottlenecks that are shown.
  ///
  /// @param ids of the bottlenecks shown
  /// @param without the ids to predict without; empty for no prediction
  public static Outlook of(WhatIf whatIf, List<String> ids, List<String> without) {
    List<Fix> order = whatIf.order().stream().filter(fix -> ids.contains(fix.id())).toList();
    return new Outlook(
        order,
        whatIf.curves(ids),
        without,
        without.isEmpty() ? Optional.empty() : Optional.of(whatIf.without(without)),
        List.of());
  }

  /// The same with what was asked about by name.
  public Outlook with(List<Examined> asked) {
    return new Outlook(order, curves, without, prediction, asked);
  }

  /// The place of a bottleneck in the order, from 1; 0 if it has none.
  int place(String id) {
    return order.stream().map(Fix::id).toList().indexOf(id) + 1;
  }
}
