package dev.slowpath.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The size caps: a file has at most 400 lines, a method 40, a parameter list 5, a nest 3 levels.
///
/// A method is counted from its modifiers to its closing brace, without its Javadoc. `if`, `for`,
/// `while`, `do`, `switch`, `try`, `synchronized` and a lambda with a block are one level each;
/// `else if` stands on the level of its `if`, the cases of a `switch` and the `catch` and `finally`
/// of a `try` on the level of what they belong to. A class inside a method starts again at zero.
/// The header of a record is not a parameter list.
final class SizeCaps extends TreeScanner<@Nullable Void, Integer> {

  static final int FILE_LINES = 400;
  static final int METHOD_LINES = 40;
  static final int PARAMETERS = 5;
  static final int NESTING = 3;

  private final Sources.Unit unit;
  private final List<Violation> violations = new ArrayList<>();

  private SizeCaps(Sources.Unit unit) {
    this.unit = unit;
  }

  static List<Violation> check(Sources.Unit unit) throws IOException {
    var caps = new SizeCaps(unit);
    long lines = unit.text().lines().count();
    if (lines > FILE_LINES) {
      caps.report(FILE_LINES + 1, lines + " lines in a file, at most " + FILE_LINES);
    }
    caps.scan(unit.tree(), 0);
    return List.copyOf(caps.violations);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, Integer depth) {
    for (Tree member : type.getMembers()) {
      if (member instanceof BlockTree initializer) {
        checkLength("initializer", initializer);
      }
    }
    return super.visitClass(type, 0);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, Integer depth) {
    checkLength("method " + method.getName(), method);
    long first = unit.firstLine(method);
    // A compact constructor is parsed with the parameters of the header, which stands before it.
    long parameters = method.getParameters().stream().filter(one -> isWithin(one, method)).count();
    if (parameters > PARAMETERS) {
      String found = parameters + " parameters of method " + method.getName();
      report(first, found + ", at most " + PARAMETERS);
    }
    return super.visitMethod(method, depth);
  }

  private boolean isWithin(Tree parameter, Tree method) {
    return unit.start(parameter) >= unit.start(method);
  }

  private void checkLength(String what, Tree part) {
    long first = unit.firstLine(part);
    long lines = unit.lastLine(part) - first + 1;
    if (lines > METHOD_LINES) {
      report(first, lines + " lines in " + what + ", at most " + METHOD_LINES);
    }
  }

  @Override
  public @Nullable Void visitIf(IfTree choice, Integer depth) {
    int inside = deeper(choice, depth);
    Tree rest = choice;
    while (rest instanceof IfTree next) {
      scan(next.getCondition(), depth);
      scan(next.getThenStatement(), inside);
      rest = next.getElseStatement();
    }
    return scan(rest, inside);
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree loop, Integer depth) {
    return super.visitForLoop(loop, deeper(loop, depth));
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, Integer depth) {
    return super.visitEnhancedForLoop(loop, deeper(loop, depth));
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree loop, Integer depth) {
    return super.visitWhileLoop(loop, deeper(loop, depth));
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, Integer depth) {
    return super.visitDoWhileLoop(loop, deeper(loop, depth));
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree choice, Integer depth) {
    return super.visitSwitch(choice, deeper(choice, depth));
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree choice, Integer depth) {
    return super.visitSwitchExpression(choice, deeper(choice, depth));
  }

  @Override
  public @Nullable Void visitTry(TryTree attempt, Integer depth) {
    return super.visitTry(attempt, deeper(attempt, depth));
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree block, Integer depth) {
    return super.visitSynchronized(block, deeper(block, depth));
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Integer depth) {
    boolean isBlock = lambda.getBody() instanceof BlockTree;
    return super.visitLambdaExpression(lambda, isBlock ? deeper(lambda, depth) : depth);
  }

  private int deeper(Tree part, int depth) {
    if (depth == NESTING) {
      report(unit.firstLine(part), "more than " + NESTING + " levels of nesting");
    }
    return depth + 1;
  }

  private void report(long line, String rule) {
    violations.add(new Violation(unit.name(), line, rule));
  }
}
