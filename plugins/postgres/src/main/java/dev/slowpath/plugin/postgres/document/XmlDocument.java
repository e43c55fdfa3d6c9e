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
import java.util.Set;

/// Reads the XML that EXPLAIN writes into the values that its JSON has.
///
/// That is a small part of XML: elements, text and the escapes of five characters. A document type,
/// entities of its own, comments and processing instructions are refused: no plan has them. Names
/// get back the blanks and slashes that they have elsewhere.
///
/// @param value what the outermost element holds
/// @param end where the text goes on
/// @param isCut whether the text ends before the document does
public record XmlDocument(Json value, int end, boolean isCut) {
  private static final String EXPECTED = "XML of EXPLAIN (FORMAT XML)";
  private static final Set<String> LISTS =
      Set.of(
          "Plans",
          "Triggers",
          "Workers",
          "Grouping Sets",
          "Target Tables",
          "Group Keys",
          "Hash Keys");

  /// An element that is still open.
  private static final class Open {
    private final String name;
    private final long line;
    private final StringBuilder text = new StringBuilder();
    private final List<Json> items = new ArrayList<>();
    private final Map<String, Json> fields = new LinkedHashMap<>();
    private boolean isList;

    Open(String name, long line) {
      this.name = name;
      this.line = line;
      this.isList = LISTS.contains(name);
    }

    void add(Open child) {
      isList |= child.name.equals("Item") || child.name.equals("Query");
      items.add(child.closed());
      fields.put(child.name, items.getLast());
    }

    Json closed() {
      if (isList) {
        return new Json.Items(items);
      }
      return fields.isEmpty()
          ? new Json.Scalar(text.toString().isBlank() ? "" : text.toString())
          : new Json.Fields(line, fields);
    }
  }

  /// Where the reader stands.
  private static final class Reading {
    private final String text;
    private final int depth;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private long line;

    Reading(String text, int from, long firstLine, int depth) {
      this.text = text;
      this.at = from;
      this.line = firstLine;
      this.depth = depth;
    }

    /// The text up to a character, which is passed over; empty with `at` at the end where there is
    /// none.
    String upTo(char stop) {
      int end = text.indexOf(stop, at);
      int from = Math.min(at, text.length());
      String part = text.substring(from, end < 0 ? text.length() : end);
      line += part.chars().filter(letter -> letter == '\n').count();
      at = end < 0 ? text.length() + 1 : end + 1;
      return part;
    }

    boolean isOver() {
      return at > text.length();
    }

    ImportException malformed(String found) {
      String shown = found.length() <= 60 ? found : found.substring(0, 60) + "…";
      return new ImportException(
          new Problem.Malformed(new Place.Line(line), "'" + shown.strip() + "'", EXPECTED));
    }
  }

  /// Reads the document that begins at an opening bracket.
  public static XmlDocument read(String text, int from, long firstLine, Limits limits)
      throws ImportException {
    Reading reading = new Reading(text, from, firstLine, limits.depth());
    while (true) {
      String before = reading.upTo('<');
      if (!reading.open.isEmpty()) {
        reading.open.getFirst().text.append(unescaped(before, reading));
      } else if (!before.isBlank()) {
        throw reading.malformed(before);
      }
      String tag = reading.upTo('>');
      if (reading.isOver()) {
        return new XmlDocument(new Json.Scalar(""), text.length(), true);
      }
      if (tag.startsWith("/")) {
        Open closed = close(tag.substring(1), reading);
        if (reading.open.isEmpty()) {
          return new XmlDocument(closed.closed(), reading.at, false);
        }
        reading.open.getFirst().add(closed);
      } else if (!tag.startsWith("?xml ")) {
        open(tag, reading);
      }
    }
  }

  private static Open close(String name, Reading reading) throws ImportException {
    Open closed = reading.open.poll();
    if (closed == null || !closed.name.equals(plain(name))) {
      throw reading.malformed("</" + name + ">");
    }
    return closed;
  }

  private static void open(String tag, Reading reading) throws ImportException {
    boolean isEmpty = tag.endsWith("/");
    String bare = isEmpty ? tag.substring(0, tag.length() - 1) : tag;
    int blank = bare.indexOf(' ');
    String name = blank < 0 ? bare : bare.substring(0, blank);
    if (name.isEmpty() || (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_')) {
      throw reading.malformed("<" + tag + ">");
    }
    Open element = new Open(plain(name), reading.line);
    if (isEmpty && !reading.open.isEmpty()) {
      reading.open.getFirst().add(element);
    } else {
      reading.open.push(element);
    }
    if (reading.open.size() > reading.depth) {
      throw new ImportException(
          new Problem.TooLarge(
              new Place.Line(reading.line), "XML deeper than " + reading.depth, EXPECTED));
    }
  }

  /// XML has hyphens where the other formats have blanks, slashes and hyphens.
  private static String plain(String name) {
    return name.strip()
        .replace('-', ' ')
        .replace("I O ", "I/O ")
        .replace("Full sort ", "Full-sort ")
        .replace("Pre sorted ", "Pre-sorted ")
        .replace("One Time ", "One-Time ");
  }

  private static String unescaped(String text, Reading reading) throws ImportException {
    if (text.indexOf('&') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
      int end = text.indexOf(';', at);
      if (end < 0) {
        throw reading.malformed(text.substring(at));
      }
      plain.append(text, from, at).append(letter(text.substring(at + 1, end), reading));
      from = end + 1;
    }
    return plain.append(text.substring(from)).toString();
  }

  private static String letter(String name, Reading reading) throws ImportException {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "#x0d" -> "\r";
      default -> throw reading.malformed("&" + name + ";");
    };
  }
}
