package dev.slowpath.analysis.path;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.Objects;

/// What spans are told apart by where many traces are laid over each other: service, name and, of
/// database calls, the canonical statement (else empty).
public record Step(String service, String name, String statement) implements Comparable<Step> {
  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::service).thenComparing(Step::name).thenComparing(Step::statement);

  public Step {
    Objects.requireNonNull(service);
    Objects.requireNonNull(name);
    Objects.requireNonNull(statement);
  }

  /// The step that a span takes.
  public static Step of(TraceSet traces, int span) {
    String statement =
        traces.firstOf(span, Marks.SQL_TEXT).map(text -> CanonicalSql.of(text).text()).orElse("");
    return new Step(traces.service(span), traces.name(span), statement);
  }

  @Override
  public int compareTo(Step other) {
    return ORDER.compare(this, other);
  }
}
