package dev.slowpath.plugin.postgres.document;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the YAML that EXPLAIN writes, line by line, into the values that its JSON has.
///
/// That is a small part of YAML: a key or an item a line, nested by indentation; texts in double
/// quotes with the escapes of JSON; lists in brackets within a line. Source: `explain_format.c`,
/// PostgreSQL 9.6–18.
public final class YamlDocument {
  private static final Pattern KEY = Pattern.compile("([A-Z\\w][^:\"]{0,80}):(?: (.*))?");

  private final Limits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean isBroken;

  public YamlDocument(Limits limits) {
    this.limits = limits;
    open.push(new Open(-1, 1, true));
  }

  /// A container that is still open.
  private static final class Open {
    private final int column;
    private final long line;
    private final boolean isList;
    private final List<Json> items = new ArrayList<>();
    private final Map<String, Json> fields = new LinkedHashMap<>();
    private String key = "";

    Open(int column, long line, boolean isList) {
      this.column = column;
      this.line = line;
      this.isList = isList;
    }

    void add(Json value) {
      if (isList) {
        items.add(value);
      } else {
        fields.put(key, value);
      }
    }

    Json closed() {
      return isList ? new Json.Items(items) : new Json.Fields(line, fields);
    }
  }

  /// Whether a line without its indentation may be of such a document.
  public static boolean isLine(String body) {
    String bare = body.startsWith("- ") ? body.substring(2).strip() : body;
    return KEY.matcher(bare).matches() || (!bare.equals(body) && !bare.isEmpty());
  }

  /// Takes the next line.
  public void take(int column, String body, long line) throws ImportException {
    boolean isItem = body.startsWith("- ");
    close(column, isItem);
    if (isItem) {
      openList(column, line);
      String rest = body.substring(2).strip();
      if (KEY.matcher(rest).matches()) {
        push(new Open(column + 2, line, false));
        entry(rest, line);
      } else {
        top().add(scalar(rest, line));
      }
      return;
    }
    if (top().isList || top().column < column) {
      push(new Open(column, line, false));
    }
    entry(body, line);
  }

  private Open top() {
    return open.getFirst();
  }

  /// Closes what stands further right than the line, and what stands as far right but is of the
  /// other kind.
  private void close(int column, boolean isItem) {
    while (open.size() > 1
        && (top().column > column || (top().column == column && top().isList != isItem))) {
      Json value = open.pop().closed();
      top().add(value);
    }
  }

  private void openList(int column, long line) throws ImportException {
    if (!(top().isList && top().column == column)) {
      push(new Open(column, line, true));
    }
  }

  private void push(Open container) throws ImportException {
    open.push(container);
    if (open.size() > limits.depth()) {
      throw new ImportException(
          new Problem.TooLarge(
              new Place.Line(container.line),
              "YAML deeper than " + limits.depth(),
              "YAML of EXPLAIN (FORMAT YAML)"));
    }
  }

  private void entry(String body, long line) throws ImportException {
    Matcher entry = KEY.matcher(body);
    if (!entry.matches()) {
      throw malformed(line, body);
    }
    top().key = entry.group(1);
    String value = entry.group(2);
    top().add(value == null || value.isBlank() ? new Json.Scalar("") : scalar(value, line));
  }

  private Json scalar(String text, long line) throws ImportException {
    String value = text.strip();
    if (!value.startsWith("\"") && !value.startsWith("[")) {
      return new Json.Scalar(value);
    }
    char[] wrapped = ("[" + value + "]").toCharArray();
    JsonDocument read = JsonDocument.read(wrapped, 0, line, limits);
    isBroken |= read.isCut();
    if (read.isCut()) {
      return new Json.Scalar(value);
    }
    if (read.values().size() != 1) {
      throw malformed(line, value);
    }
    return read.values().getFirst();
  }

  private static ImportException malformed(long line, String found) {
    String shown = found.length() <= 60 ? found : found.substring(0, 60) + "…";
    return new ImportException(
        new Problem.Malformed(
            new Place.Line(line), "'" + shown + "'", "YAML of EXPLAIN (FORMAT YAML)"));
  }

  /// Whether a text was not closed in its line.
  public boolean isBroken() {
    return isBroken;
  }

  /// The documents, the items of the outermost list or the one object that there was.
  public List<Json> finished() {
    while (open.size() > 1) {
      Json value = open.pop().closed();
      top().add(value);
    }
    List<Json> all = new ArrayList<>();
    for (Json value : top().items) {
      if (value instanceof Json.Items(List<Json> items)) {
        all.addAll(items);
      } else {
        all.add(value);
      }
    }
    return all;
  }
}
