package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a detector suspects: a cause at a place, the spans that it holds responsible, and what
/// would be different without it. What it costs is settled over all suspects together, so that no
/// time counts twice.
///
/// @param spans of requests of the endpoint; empty where the cost is stated
/// @param edits the requests without it
/// @param witnesses beside the spans
/// @param stated cost and bound of what is not a part of the requests' time
/// @param surelyMs what is sure to go of the time in all requests; NaN where nothing is
public record Suspect(
    Cause cause,
    Where where,
    Proof proof,
    Bound.Formula formula,
    List<Integer> spans,
    Edits edits,
    List<Evidence> witnesses,
    Optional<Stated> stated,
    double surelyMs) {

  public Suspect {
    spans = List.copyOf(spans);
    witnesses = List.copyOf(witnesses);
  }

  /// The same, of whose time in all requests so much is sure to go.
  Suspect surely(double ms) {
    return new Suspect(cause, where, proof, formula, spans, edits, witnesses, stated, ms);
  }

  /// Cost and bound that a detector measured itself.
  public record Stated(Cost cost, Bound bound) {}

  static Suspect stated(
      Cause cause, Where where, Edits edits, List<Evidence> witnesses, Stated stated) {
    return new Suspect(
        cause,
        where,
        new Proof.Proved(),
        stated.bound().formula(),
        List.of(),
        edits,
        witnesses,
        Optional.of(stated),
        Double.NaN);
  }

  /// The same, not quite sure.
  Suspect provenBy(Proof other) {
    return new Suspect(cause, where, other, formula, spans, edits, witnesses, stated, surelyMs);
  }

  public String id() {
    return Identity.of(where);
  }

  /// The same with these witnesses alone.
  Suspect witnessedBy(List<Evidence> others) {
    return new Suspect(cause, where, proof, formula, spans, edits, others, stated, surelyMs);
  }

  /// The same with more witnesses.
  Suspect with(List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(witnesses);
    all.addAll(more);
    return new Suspect(cause, where, proof, formula, spans, edits, all, stated, surelyMs);
  }
}
