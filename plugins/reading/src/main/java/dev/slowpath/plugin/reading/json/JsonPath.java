package dev.slowpath.plugin.reading.json;

import java.util.ArrayDeque;
import java.util.Deque;

/// Where a parser stands in a document, as `data[].spans[]`; the empty path is the document.
final class JsonPath {
  private static final int LONGEST_NAME = 64;

  private final StringBuilder path = new StringBuilder();
  private final Deque<Integer> bases = new ArrayDeque<>();

  void enterObject() {
    bases.push(path.length());
  }

  void enterList() {
    bases.push(path.length());
    path.append("[]");
  }

  /// A member of the object that was entered last.
  void member(String name) {
    path.setLength(bases.element());
    path.append(path.isEmpty() ? "" : ".").append(name, 0, Math.min(LONGEST_NAME, name.length()));
  }

  void leave() {
    path.setLength(bases.pop());
  }

  boolean isOutside() {
    return bases.isEmpty();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
