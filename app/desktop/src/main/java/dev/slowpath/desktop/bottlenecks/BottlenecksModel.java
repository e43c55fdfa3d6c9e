package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.stream.Collectors;

/// What the ranking of the home page says, in words and shares.
public final class BottlenecksModel {
  /// Statements longer than this are shown without their select list.
  private static final int WHOLE_SQL = 40;

  private BottlenecksModel() {}

  /// A bottleneck and its place among all.
  ///
  /// @param caveats what was remarked on the files that its evidence stands in
  public record Row(int rank, Bottleneck bottleneck, List<Inherited> caveats) {
    public Row {
      caveats = List.copyOf(caveats);
    }

    /// Whether something that its figures stand on was lost or bent.
    boolean hasLosses() {
      return caveats.stream().anyMatch(Inherited::isLoss);
    }
  }

  public static List<Row> rows(Investigation investigation) {
    return investigation.ranking().bottlenecks().stream()
        .map(one ->
            new Row(investigation.rank(one), one, Inherited.of(one, investigation.outcomes())))
        .toList();
  }

  /// The caveats in words, a line each.
  static String caveats(Row row) {
    return row.caveats().stream()
        .map(one -> Shortened.file(one.file()) + ": " + Notices.text(one.notice()))
        .collect(Collectors.joining("\n"));
  }

  /// The name of the cause, without its figures.
  static String cause(Row row) {
    String title = Causes.title(row.bottleneck().cause());
    int colon = title.indexOf(": ");
    return colon < 0 ? title : title.substring(0, colon);
  }

  /// The figures that name it.
  static String causeDetail(Row row) {
    String title = Causes.title(row.bottleneck().cause());
    int colon = title.indexOf(": ");
    return colon < 0 ? "" : title.substring(colon + 2);
  }

  /// The endpoint, or what stands for it where there is none.
  public static String place(Where where) {
    EndpointKey endpoint = where.endpoint();
    if (endpoint != null) {
      return endpoint.name();
    }
    return where.table().isEmpty() ? "outside any request" : where.table();
  }

  /// The statement or frame.
  public static String subject(Where where) {
    if (!where.resource().isEmpty()) {
      return where.resource();
    }
    return where.statement().isEmpty()
        ? Shortened.method(where.frame())
        : withoutList(where.statement());
  }

  /// A long statement without its select list; its end goes where there is no room.
  static String withoutList(String sql) {
    return sql.length() <= WHOLE_SQL ? sql : Shortened.sql(sql, sql.length() - 1);
  }

  /// The share of a cost that the bound says can go, 0..1.
  public static double removable(Row row) {
    Cost cost = row.bottleneck().cost();
    double share = row.bottleneck().bound().meanMs() / cost.perRequestMs();
    return Double.isNaN(share) ? 1 : Math.clamp(share, 0, 1);
  }

  /// The largest gain that is known, the slow requests first.
  public static String gain(Row row) {
    var bound = row.bottleneck().bound();
    double gain = Double.isNaN(bound.p95Ms()) ? bound.meanMs() : bound.p95Ms();
    return Double.isNaN(gain) ? Numbers.UNKNOWN : Numbers.gain(gain) + " ms";
  }

  /// What the gain is a gain of.
  public static String gainOf(Row row) {
    var bound = row.bottleneck().bound();
    if (Double.isNaN(bound.p95Ms()) && Double.isNaN(bound.meanMs())) {
      return "not known";
    }
    String of = Double.isNaN(bound.p95Ms()) ? "mean" : "p95";
    return Bounds.isBeforeRequest(row.bottleneck().cause())
        ? "at most, %s since sent".formatted(of)
        : "at most, " + of;
  }

  /// What the share is a share of.
  static String shareOf(Row row) {
    Cost cost = row.bottleneck().cost();
    return Double.isNaN(cost.share()) ? "" : "of " + Costs.word(cost.of());
  }
}
