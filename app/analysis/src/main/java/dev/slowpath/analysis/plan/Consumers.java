package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which nodes may ask for the rows of a CTE or for the value of an InitPlan.
final class Consumers {
  private static final String CTE = "CTE ";
  private static final Pattern RETURNS = Pattern.compile("\\(returns ([^)]*)\\)");

  private final PlanTree plan;

  Consumers(PlanTree plan) {
    this.plan = plan;
  }

  static boolean isCte(PlanNode producer) {
    return producer.subplanName().startsWith(CTE);
  }

  /// The scans of a CTE, where they ran.
  List<PlanNode> readers(PlanNode producer) {
    String name = producer.subplanName().substring(CTE.length());
    return below(producer.parent()).stream()
        .filter(node -> node.type().endsWith("CTE Scan") && node.relation().equals(name))
        .filter(node -> scope(node, producer) == producer.parent())
        .toList();
  }

  /// The node whose CTE of that name a scan sees: the nearest above it.
  private int scope(PlanNode scan, PlanNode producer) {
    int above = scan.parent();
    while (above > producer.parent() && !hasCte(above, producer.subplanName())) {
      above = plan.node(above).parent();
    }
    return above;
  }

  private boolean hasCte(int id, String name) {
    return plan.children(id).stream().anyMatch(child -> child.subplanName().equals(name));
  }

  /// The nodes whose text names the value, each as it would be evaluated: those of workers in the
  /// Gather, which asks for it before it starts them.
  List<PlanNode> naming(PlanNode producer) {
    Pattern named = token(producer);
    List<PlanNode> naming = new ArrayList<>();
    for (PlanNode node : around(producer)) {
      if (mentions(node, named)) {
        PlanNode asking = asking(node, producer);
        if (!naming.contains(asking)) {
          naming.add(asking);
        }
      }
    }
    return naming;
  }

  private static boolean mentions(PlanNode node, Pattern named) {
    return node.details().entrySet().stream()
        .filter(detail -> !detail.getKey().startsWith("Worker "))
        .map(Map.Entry::getValue)
        .anyMatch(text -> named.matcher(text).find());
  }

  /// The name as a whole: `InitPlan 1` is not in `InitPlan 10`, nor `$1` in `$10`.
  private static Pattern token(PlanNode producer) {
    String name = producer.subplanName();
    Matcher returns = RETURNS.matcher(name);
    List<String> names = returns.find() ? List.of(returns.group(1).split(",", -1)) : List.of(name);
    List<String> quoted = names.stream().map(one -> Pattern.quote(one.strip())).toList();
    return Pattern.compile("(?<![\\w$])(?:" + String.join("|", quoted) + ")(?!\\w)");
  }

  private PlanNode asking(PlanNode node, PlanNode producer) {
    PlanNode asking = node;
    for (int id = node.id(); id > producer.parent(); id = plan.node(id).parent()) {
      asking = Processes.isGather(plan.node(id)) ? plan.node(id) : asking;
    }
    boolean isAtGather =
        Processes.isGather(plan.node(producer.parent())) && node.id() != producer.parent();
    return isAtGather ? plan.node(producer.parent()) : asking;
  }

  /// All nodes that ran where the producer can be seen, without its own.
  List<PlanNode> around(PlanNode producer) {
    int last = plan.lastBelow(producer.id());
    return below(producer.parent()).stream()
        .filter(node -> node.id() < producer.id() || node.id() > last)
        .toList();
  }

  private List<PlanNode> below(int id) {
    return plan.nodes().subList(id - 1, plan.lastBelow(id)).stream()
        .filter(node -> !node.isNeverExecuted())
        .toList();
  }
}
