package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.EstimateCheck;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A node of a plan as JSON.
final class PlanNodeJson {
  private static final Pattern READ = Pattern.compile("\\bread=([0-9.]+)");
  private static final Pattern WRITE = Pattern.compile("\\bwrite=([0-9.]+)");

  private PlanNodeJson() {}

  static void write(Json json, PlanLedger.Line line, EstimateCheck check) {
    PlanNode node = line.node();
    PlanNode.Actual actual = node.actual();
    PlanNode.Estimate estimate = node.estimate();
    double rows = actual == null ? Double.NaN : actual.rows();
    double expected = estimate == null ? Double.NaN : estimate.rows();
    json.whole("id", node.id());
    json.number("parent", node.parent() == 0 ? Double.NaN : node.parent());
    json.text("type", node.type());
    json.textOrNull("relation", node.relation());
    json.textOrNull("alias", node.alias());
    json.textOrNull("index", node.index());
    json.textOrNull("subplan", node.subplanName());
    json.number("loops", actual == null ? Double.NaN : actual.loops());
    json.number("rows", rows);
    json.number("estimatedRows", expected);
    json.number("estimateFactor", PlanRows.factor(check));
    json.text("estimateReach", check.reach().id());
    json.number("inclusiveMs", line.inclusiveMs());
    json.number("exclusiveMs", line.exclusiveMs());
    json.number("processMs", line.processMs());
    json.number("processes", line.processes());
    json.number("criticalMs", line.criticalMs());
    json.number("errorMs", line.errorMs());
    json.object("buffers", () -> buffers(json, node.buffers()));
    json.object("exclusiveBuffers", () -> buffers(json, line.exclusiveBuffers().orElse(null)));
    json.number("ioReadMs", ioMs(node, READ));
    json.number("ioWriteMs", ioMs(node, WRITE));
    json.flag("neverExecuted", node.isNeverExecuted());
    json.object("details", () -> node.details().forEach(json::text));
  }

  /// Nothing without BUFFERS.
  private static void buffers(Json json, @Nullable Buffers buffers) {
    if (buffers == null) {
      return;
    }
    json.whole("sharedHit", buffers.sharedHit());
    json.whole("sharedRead", buffers.sharedRead());
    json.whole("sharedDirtied", buffers.sharedDirtied());
    json.whole("sharedWritten", buffers.sharedWritten());
    json.whole("localHit", buffers.localHit());
    json.whole("localRead", buffers.localRead());
    json.whole("localDirtied", buffers.localDirtied());
    json.whole("localWritten", buffers.localWritten());
    json.whole("tempRead", buffers.tempRead());
    json.whole("tempWritten", buffers.tempWritten());
  }

  /// The sum over shared, local and temporary blocks; NaN where `track_io_timing` was off.
  private static double ioMs(PlanNode node, Pattern direction) {
    if (node.detail("I/O Timings").isEmpty()) {
      return Double.NaN;
    }
    Matcher found = direction.matcher(node.detail("I/O Timings").get());
    double sum = 0;
    while (found.find()) {
      sum += Double.parseDouble(found.group(1));
    }
    return sum;
  }
}
