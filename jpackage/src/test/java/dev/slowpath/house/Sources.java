package dev.slowpath.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java sources parsed by javac's own parser, with the lines of their trees.
///
/// Parsed, not attributed: the rules need shapes and names as they are written, and no class path.
final class Sources {

  /// One parsed source file.
  record Unit(String name, CompilationUnitTree tree, SourcePositions positions) {

    long start(Tree part) {
      return positions.getStartPosition(tree, part);
    }

    long firstLine(Tree part) {
      return line(start(part));
    }

    long lastLine(Tree part) {
      return line(positions.getEndPosition(tree, part));
    }

    String text() throws IOException {
      return tree.getSourceFile().getCharContent(true).toString();
    }

    private long line(long position) {
      return tree.getLineMap().getLineNumber(position);
    }
  }

  private Sources() {}

  static List<Unit> parse(Repository repository) throws IOException {
    try (var files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjectsFromPaths(repository.javaSources());
      return parse(sources, source -> repository.name(Path.of(source.toUri())));
    }
  }

  /// A source drawn in a test.
  static Unit parse(String text) throws IOException {
    var source = new Drawn(text);
    return parse(List.of(source), _ -> "Drawn.java").getFirst();
  }

  private static List<Unit> parse(
      Iterable<? extends JavaFileObject> sources, Function<JavaFileObject, String> name)
      throws IOException {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options = List.of("-proc:none");
    var task = (JavacTask) compiler.getTask(null, null, problems, options, null, sources);
    var units = new ArrayList<Unit>();
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    for (CompilationUnitTree tree : task.parse()) {
      units.add(new Unit(name.apply(tree.getSourceFile()), tree, positions));
    }
    if (!problems.getDiagnostics().isEmpty()) {
      throw new IllegalArgumentException(problems.getDiagnostics().toString());
    }
    return List.copyOf(units);
  }

  private static final class Drawn extends SimpleJavaFileObject {
    private final String text;

    Drawn(String text) {
      super(URI.create("string:///Drawn.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
