package dev.slowpath.analysis.marks;

import dev.slowpath.model.profile.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of what Python frames do: `frames.tsv`. New rows teach it another library.
public final class FrameMarks {
  private static final Pattern INSTALLED =
      Pattern.compile(
          ".*?/(?:(?:site|dist)-packages|lib/python\\d[.\\d]*)/(?!(?:site|dist)-packages/)");
  private static final List<String> BUILTIN_FILES = List.of("~", "builtins", "__builtin__");
  private static final FrameMarks USUAL = new FrameMarks(read("frames.tsv"));

  private final List<Row> rows;

  private FrameMarks(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  private record Row(String path, String function, CodeRole role, boolean isAwaited) {
    boolean fits(String file, String name, boolean isBuiltin) {
      if (path.startsWith("~")) {
        return isBuiltin && name.contains(path.substring(1));
      }
      boolean isPrefix = path.endsWith("/") || path.startsWith("<");
      boolean isThere = isPrefix ? file.startsWith(path) : file.equals(path);
      return isThere && (function.equals("*") || function.equals(name));
    }
  }

  /// The table that ships.
  public static FrameMarks usual() {
    return USUAL;
  }

  private static List<Row> read(String resource) {
    try (var stream = Objects.requireNonNull(FrameMarks.class.getResourceAsStream(resource));
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(FrameMarks::row).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the table of frames is not readable", unreadable);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    CodeRole role =
        Arrays.stream(CodeRole.values())
            .filter(one -> one.id().equals(cells[2]))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no such role: " + line));
    return new Row(cells[0], cells[1], role, cells.length > 3 && cells[3].equals("awaited"));
  }

  /// Whether a frame is Python's, or a function that Python calls.
  public static boolean isPython(Frame frame) {
    return frame.kind() == Frame.Kind.PYTHON || isBuiltin(frame) || frame.file().endsWith(".py");
  }

  private static boolean isBuiltin(Frame frame) {
    return BUILTIN_FILES.contains(frame.file());
  }

  /// What a frame does; own code where no row fits and the file is not an installed one.
  public CodeRole role(Frame frame) {
    Optional<Row> row = row(frame);
    if (row.isPresent()) {
      return row.get().role();
    }
    boolean isInstalled = !packagePath(frame.file()).equals(frame.file());
    return isInstalled || frame.file().isEmpty() || !isPython(frame)
        ? CodeRole.LIBRARY
        : CodeRole.OWN;
  }

  /// Whether a frame belongs to a client that is awaited: it holds no event loop up.
  public boolean isAwaited(Frame frame) {
    return row(frame).filter(Row::isAwaited).isPresent();
  }

  private Optional<Row> row(Frame frame) {
    boolean isNative = frame.kind() == Frame.Kind.NATIVE;
    boolean isBuiltin = isNative || isBuiltin(frame) || frame.file().isEmpty();
    String file = isNative ? lastOf(frame.file()) : packagePath(frame.file());
    String name = isBuiltin ? frame.name() : lastPart(frame.name());
    return file.startsWith("/")
        ? Optional.empty()
        : rows.stream().filter(row -> row.fits(file, name, isBuiltin)).findFirst();
  }

  private static String lastOf(String path) {
    return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
  }

  /// The package that a file belongs to: `fastapi` of `fastapi/routing.py`; of a file of its own
  /// its name.
  public static String module(Frame frame) {
    String path = packagePath(frame.file());
    boolean isPackaged = !path.startsWith("/") && path.contains("/");
    String part = isPackaged ? path.substring(0, path.indexOf('/')) : lastOf(path);
    return part.endsWith(".py") ? part.substring(0, part.length() - 3) : part;
  }

  /// From the package on, where the file is an installed one; any other path as it is.
  private static String packagePath(String file) {
    String forward = file.replace('\\', '/');
    Matcher installed = INSTALLED.matcher(forward);
    return installed.lookingAt() ? forward.substring(installed.end()) : forward;
  }

  /// Some producers write the class before the function.
  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// Whether a frame is of the runtime, a framework or a library, not of the application.
  public boolean isLibrary(Frame frame) {
    return isPython(frame) ? role(frame) != CodeRole.OWN : Marks.usual().isLibrary(frame.name());
  }
}
