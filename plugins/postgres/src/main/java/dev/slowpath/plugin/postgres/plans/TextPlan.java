package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.plans.JsonDetails.Detail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a plan in TEXT, line by line. The tree is told by the columns of the arrows alone: a
/// node's parent is the latest node whose arrow stands further left. So any indentation is read
/// that keeps that order.
final class TextPlan {
  private static final String EXPECTED =
      "a node (-> …), a property (Name: value) or the end of the plan";
  private static final Pattern SUBPLAN = Pattern.compile("(?:CTE|InitPlan|SubPlan) .+");
  private static final Pattern WORKER = Pattern.compile("Worker (\\d{1,9}):\\s*(.*)");
  private static final Pattern TARGET =
      Pattern.compile("(?:Foreign )?(?:Insert|Update|Delete|Merge) on (.*)");

  private final PlanDraft draft = new PlanDraft();
  private final TextFooter footer = new TextFooter(draft);
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Limits limits;
  private final int rootColumn;
  private NodeDraft current;
  private String subplan = "";
  private int workerColumn = -1;
  private String worker = "";
  private String latest = "";
  private boolean afterBlank;
  private int latestLine;

  /// A node and the column of its arrow.
  private record Level(int column, NodeDraft node) {}

  /// What a line is to the plan.
  enum Part {
    /// Of it.
    TAKEN,
    /// Not of it, and the plan has ended before.
    BEHIND,
    /// Of nothing that is known.
    UNKNOWN
  }

  TextPlan(PlanLine root, Limits limits) throws ImportException {
    this.limits = limits;
    this.rootColumn = root.indentation();
    this.current = node(root, root.body(), 0);
    levels.push(new Level(-1, current));
    latestLine = root.number();
  }

  Part take(PlanLine line) throws ImportException {
    if (line.isBlank()) {
      afterBlank = true;
      return Part.TAKEN;
    }
    if (line.isTitle() || line.isRowCount()) {
      return Part.BEHIND;
    }
    Part part = inLiteral() ? continueLiteral(line) : takeContent(line);
    if (part == Part.TAKEN) {
      afterBlank = false;
      latestLine = line.number();
    }
    return part;
  }

  private boolean inLiteral() {
    return TextDetails.endsInLiteral(latest) && !afterBlank;
  }

  private Part continueLiteral(PlanLine line) {
    latest = latest + "\n" + line.body();
    List<Detail> details = TextDetails.of(latest);
    if (!details.isEmpty()) {
      current.continueDetail(details.getFirst().name(), line.text());
    }
    return Part.TAKEN;
  }

  private Part takeContent(PlanLine line) throws ImportException {
    String body = line.body();
    int column = line.indentation();
    if (body.startsWith("->")) {
      addNode(line, body.substring(2).strip());
      return Part.TAKEN;
    }
    if (footer.takes(body, column <= rootColumn)) {
      latest = "";
      return Part.TAKEN;
    }
    boolean isLeftOfAll = column < rootColumn;
    if (isLeftOfAll || (column == rootColumn && (afterBlank || footer.isComplete()))) {
      return Part.BEHIND;
    }
    return takeOfNode(body, column);
  }

  private Part takeOfNode(String body, int column) {
    Matcher workerLine = WORKER.matcher(body);
    if (workerLine.matches()) {
      workerColumn = column;
      worker = "Worker " + workerLine.group(1);
      addToWorker(workerLine.group(2));
    } else if (workerColumn >= 0 && column > workerColumn) {
      addToWorker(body);
    } else if (SUBPLAN.matcher(body).matches() && column > rootColumn) {
      openSubplan(column, body);
    } else if (PlanDraft.isModification(current) && TARGET.matcher(body).matches()) {
      addTarget(body);
    } else {
      return takeProperty(body);
    }
    return Part.TAKEN;
  }

  private Part takeProperty(String body) {
    List<Detail> details = TextDetails.of(body);
    if (details.isEmpty() || NodeLine.hasNumbers(body)) {
      return Part.UNKNOWN;
    }
    latest = body;
    Detail first = details.getFirst();
    if (first.name().equals("Buffers")) {
      current.buffers = BlockCounts.parsed(first.value()).orElse(null);
      return current.buffers == null ? Part.UNKNOWN : Part.TAKEN;
    }
    if (!isZeroByRounding(first)) {
      details.forEach(detail -> current.detail(detail.name(), detail.value()));
    }
    return Part.TAKEN;
  }

  /// A mean below a half prints as 0, which JSON prints also for none.
  private static boolean isZeroByRounding(Detail detail) {
    return detail.name().startsWith("Rows Removed by ") && detail.value().equals("0");
  }

  private void addToWorker(String body) {
    List<Detail> details = TextDetails.of(body);
    String words =
        details.size() < 2
            ? body
            : details.stream().map(Detail::toString).collect(Collectors.joining("; "));
    current.detail(worker, words);
  }

  private void addTarget(String body) {
    Matcher target = TARGET.matcher(body);
    if (target.matches()) {
      List<String> names = NodeHead.names(target.group(1));
      String words = names.size() > 1 ? names.get(0) + " " + names.get(1) : names.getFirst();
      String before = current.detail("Target Tables");
      current.removeDetail("Target Tables");
      current.detail("Target Tables", before.isEmpty() ? words : before + ", " + words);
    }
  }

  private void openSubplan(int column, String name) {
    close(column);
    subplan = name;
    latest = "";
  }

  /// Closes the nodes whose arrows do not stand left of the column.
  private void close(int column) {
    while (levels.size() > 1 && levels.getFirst().column() >= column) {
      levels.pop();
    }
  }

  private void addNode(PlanLine line, String body) throws ImportException {
    close(line.indentation());
    NodeDraft node = node(line, body, levels.getFirst().node().id);
    node.subplanName = subplan;
    node.relationship =
        subplan.isEmpty() ? "" : subplan.startsWith("SubPlan") ? "SubPlan" : "InitPlan";
    subplan = "";
    levels.push(new Level(line.indentation(), node));
    if (levels.size() > limits.depth()) {
      throw new ImportException(
          new Problem.TooLarge(
              new Place.Line(line.number()),
              "a plan deeper than " + limits.depth() + " nodes",
              "a plan that PostgreSQL made"));
    }
    current = node;
    workerColumn = -1;
    latest = "";
  }

  private NodeDraft node(PlanLine line, String body, int parent) throws ImportException {
    NodeLine read =
        NodeLine.parsed(body).filter(this::hasTheNumbersOfTheRoot).orElseThrow(() -> noNode(line));
    NodeDraft node = draft.add(parent);
    node.estimate = read.estimate();
    node.actual = read.actual();
    NodeHead.read(read.words(), node);
    return node;
  }

  /// COSTS and ANALYZE are said of all nodes or of none.
  private boolean hasTheNumbersOfTheRoot(NodeLine line) {
    if (draft.nodes.isEmpty()) {
      return true;
    }
    NodeDraft root = draft.node(1);
    return (root.estimate == null) == (line.estimate() == null)
        && (root.actual == null) == (line.actual() == null);
  }

  private static ImportException noNode(PlanLine line) {
    String expected =
        "a node with its numbers, such as Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)";
    return line.isEnded() ? malformed(line, expected) : cut(line);
  }

  static ImportException unknown(PlanLine line) {
    return line.isEnded() ? malformed(line, EXPECTED) : cut(line);
  }

  private static ImportException malformed(PlanLine line, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.Line(line.number()), shown(line), expected));
  }

  private static ImportException cut(PlanLine line) {
    return new ImportException(
        new Problem.Truncated(
            new Place.Line(line.number()), shown(line) + " and the end of the file", EXPECTED));
  }

  private static String shown(PlanLine line) {
    String body = line.body();
    return "'" + (body.length() <= 60 ? body : body.substring(0, 60) + "…") + "'";
  }

  /// Whether execution was measured, and nothing says that the plan is printed to its end.
  boolean mayBeCut() {
    return draft.node(1).actual != null && !footer.isComplete();
  }

  /// Ends the plan.
  ///
  /// @param atEndOfFile whether nothing but blanks follows
  PlanDraft finished(boolean atEndOfFile) throws ImportException {
    String missing = TextShape.missing(draft);
    boolean isUnbalanced = !latest.isEmpty() && !TextDetails.isBalanced(latest);
    boolean lacksExecution = mayBeCut() && footer.hasPlanningTime();
    if (!missing.isEmpty() || (atEndOfFile && (isUnbalanced || lacksExecution || footer.isCut()))) {
      String found = missing.isEmpty() ? "the plan's end in the middle of a line" : missing;
      throw new ImportException(
          new Problem.Truncated(
              new Place.Line(latestLine),
              lacksExecution ? "an end without Execution Time" : found,
              "the rest of the plan"));
    }
    TextShape.relate(draft);
    return draft;
  }
}
