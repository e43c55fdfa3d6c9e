package dev.slowpath.workbench.quality;

import dev.slowpath.analysis.link.Caveat;
import dev.slowpath.analysis.link.Caveats;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How well captures fit together: of each whole that one source measured, the part that another
/// one shows too; and what makes the figures mean less than they seem to.
///
/// @param joins those whose whole was measured, in the order of their kinds
public record DataQuality(List<Joined> joins, List<Caveat> caveats) {

  public DataQuality {
    joins = List.copyOf(joins);
    caveats = List.copyOf(caveats);
  }

  /// What is joined to what.
  public enum Kind {
    /// The load of all requests, and what ranked bottlenecks explain of it.
    LOAD("load-explained"),
    /// Spans, and those that belong to a request.
    SPANS("spans-in-requests"),
    /// Execution time in the server's window in ms, and that of statements the traces show.
    DATABASE_TIME("database-time-traced"),
    /// Executions that the server counted, and those the traces show. Fewer in the traces: they are
    /// sampled, or somebody else calls.
    EXECUTIONS("executions-traced"),
    /// CPU time of profiles in ms, and that of requests.
    CPU("cpu-in-requests"),
    /// Plans, and those of a statement that the traces or the server show.
    PLANS("plans-of-known-statements");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  /// A part of a whole, both in the unit of the kind. The part may be more than the whole where two
  /// sources counted over times that differ.
  public record Joined(Kind kind, double part, double whole) {
    public Joined {
      Objects.requireNonNull(kind);
    }

    public double share() {
      return part / whole;
    }
  }

  /// Looks over joined captures and what was ranked of them.
  public static DataQuality of(Linked linked, Ranking ranking) {
    Coverage covered = ranking.coverage();
    List<Joined> joins = new ArrayList<>();
    joins.add(new Joined(Kind.LOAD, covered.explained(), covered.load()));
    joins.add(spans(linked));
    joins.add(new Joined(Kind.DATABASE_TIME, covered.databaseLinkedMs(), covered.databaseMs()));
    joins.add(executions(linked));
    joins.add(new Joined(Kind.CPU, covered.cpuLinkedMs(), covered.cpuMs()));
    joins.add(plans(linked));
    boolean isTraced = linked.traces().size() > 0;
    joins.removeIf(one -> !(one.whole() > 0) || (one.kind() != Kind.PLANS && !isTraced));
    return new DataQuality(joins, Caveats.of(linked));
  }

  private static Joined spans(Linked linked) {
    int all = linked.traces().size();
    int inside = 0;
    for (int span = 0; span < all; span++) {
      inside += linked.requests().requestOf(span) >= 0 ? 1 : 0;
    }
    return new Joined(Kind.SPANS, inside, all);
  }

  private static Joined executions(Linked linked) {
    double counted =
        linked.statements().stream()
            .filter(one -> one.window().seconds() > 0 && one.change().key().topLevel())
            .mapToDouble(one -> one.change().work().orZero(Counter.CALLS))
            .sum();
    double traced =
        linked.uses().stream()
            .filter(use -> !linked.statementsOf(use.statement()).isEmpty())
            .mapToDouble(StatementUse::executions)
            .sum();
    return new Joined(Kind.EXECUTIONS, traced, counted);
  }

  private static Joined plans(Linked linked) {
    Set<String> ran = new HashSet<>();
    linked.uses().forEach(use -> ran.add(use.statement().text()));
    linked.statements().forEach(one -> ran.add(one.form().text()));
    long known =
        linked.plans().stream()
            .filter(one -> ran.contains(CanonicalSql.of(one.plan().statement()).text()))
            .count();
    return new Joined(
        Kind.PLANS, ran.isEmpty() ? 0 : known, ran.isEmpty() ? 0 : linked.plans().size());
  }
}
