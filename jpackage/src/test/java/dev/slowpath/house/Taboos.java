package dev.slowpath.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is written nowhere: names that say nothing, catch-alls, switched-off tests, notes to self.
final class Taboos extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Utils?|Helpers?|Managers?|Toolkit|Impl)([A-Z0-9].*)?|I[A-Z][a-z].*");
  private static final Set<String> CATCH_ALL =
      Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");

  // Split, so that this file does not break its own rule.
  private static final Pattern NOTE_TO_SELF =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  private final Sources.Unit unit;
  private final List<Violation> violations = new ArrayList<>();

  private Taboos(Sources.Unit unit) {
    this.unit = unit;
  }

  static List<Violation> check(Sources.Unit unit) throws IOException {
    var taboos = new Taboos(unit);
    taboos.scan(unit.tree(), null);
    List<String> lines = unit.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (NOTE_TO_SELF.matcher(lines.get(i)).find()) {
        taboos.violations.add(new Violation(unit.name(), i + 1L, "a note to self: open an issue"));
      }
    }
    return List.copyOf(taboos.violations);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    String name = type.getSimpleName().toString();
    if (EMPTY_NAME.matcher(name).matches()) {
      report(type, name + ": a name that does not say the thing");
    }
    return super.visitClass(type, null);
  }

  @Override
  public @Nullable Void visitCatch(CatchTree handler, @Nullable Void unused) {
    Tree caught = handler.getParameter().getType();
    List<? extends Tree> types =
        caught instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(caught);
    for (Tree type : types) {
      if (CATCH_ALL.contains(type.toString())) {
        report(handler, "catch (" + type + "): name what is expected");
      }
    }
    return super.visitCatch(handler, null);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
    if (annotation.getAnnotationType().toString().endsWith("Disabled")) {
      report(annotation, "a test switched off");
    }
    return super.visitAnnotation(annotation, null);
  }

  private void report(Tree part, String rule) {
    violations.add(new Violation(unit.name(), unit.firstLine(part), rule));
  }
}
