package dev.slowpath.model.capture;

import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.trace.TraceSet;
import java.util.List;

/// What one file held, of one kind, with where it came from.
public sealed interface Capture {

  Provenance source();

  /// A sampled profile.
  record OfProfile(Provenance source, Profile profile) implements Capture {}

  /// A call-counting profile.
  record OfCallGraph(Provenance source, CallGraph graph) implements Capture {}

  /// Spans; traces that continue in another file are joined by the analysis.
  record OfTraces(Provenance source, TraceSet traces) implements Capture {}

  /// The state of `pg_stat_statements` at an instant.
  record OfStatements(Provenance source, StatementSnapshot snapshot) implements Capture {}

  /// What a server's log tells of statements.
  record OfLog(Provenance source, StatementLog log) implements Capture {}

  /// The plans of one file, in its order.
  record OfPlans(Provenance source, List<PlanTree> plans) implements Capture {
    public OfPlans {
      plans = List.copyOf(plans);
    }
  }

  /// The tables and indexes of a database at an instant.
  record OfCatalog(Provenance source, Catalog catalog) implements Capture {}

  /// What the rules of another tool say of the file, which is read by itself too.
  record OfRules(Provenance source, String tool, List<RuleResult> results) implements Capture {
    public OfRules {
      results = List.copyOf(results);
    }
  }
}
