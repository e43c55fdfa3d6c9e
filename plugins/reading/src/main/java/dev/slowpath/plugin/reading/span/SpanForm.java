package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A span while an importer fills it in, in whatever order the file states it. What is never filled
/// in is unknown; `SpanIntake` judges whether that is a span.
public final class SpanForm {
  private final Place place;
  private final List<String> pairs = new ArrayList<>();
  private Optional<TraceId> trace = Optional.empty();
  private OptionalLong id = OptionalLong.empty();
  private OptionalLong parent = OptionalLong.of(0);
  private String service = "";
  private String name = "";
  private SpanKind kind = SpanKind.UNKNOWN;
  private boolean failed;
  private OptionalLong startNs = OptionalLong.empty();
  private OptionalLong endNs = OptionalLong.empty();
  private OptionalLong durationNs = OptionalLong.empty();
  private double weight = 1;

  public SpanForm(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  public Optional<TraceId> trace() {
    return trace;
  }

  /// In any spelling that `Ids` knows.
  public SpanForm trace(String text) {
    return trace(Ids.trace(text));
  }

  public SpanForm trace(Optional<TraceId> known) {
    trace = known;
    return this;
  }

  public OptionalLong id() {
    return id;
  }

  /// In any spelling that `Ids` knows.
  public SpanForm id(String text) {
    return id(Ids.span(text));
  }

  public SpanForm id(OptionalLong known) {
    id = known;
    return this;
  }

  /// 0 for a root; empty for one that is stated and cannot be read.
  public OptionalLong parent() {
    return parent;
  }

  /// In any spelling that `Ids` knows; empty for a root.
  public SpanForm parent(String text) {
    return parent(text.isEmpty() ? OptionalLong.of(0) : Ids.span(text));
  }

  public SpanForm parent(OptionalLong known) {
    parent = known;
    return this;
  }

  public String service() {
    return service;
  }

  public SpanForm service(String text) {
    service = text;
    return this;
  }

  public String name() {
    return name;
  }

  public SpanForm name(String text) {
    name = text;
    return this;
  }

  public SpanKind kind() {
    return kind;
  }

  public SpanForm kind(SpanKind known) {
    kind = known;
    return this;
  }

  public boolean failed() {
    return failed;
  }

  /// Marks the span as failed where this holds; never the other way.
  public SpanForm failed(boolean isFailed) {
    failed |= isFailed;
    return this;
  }

  public OptionalLong startNs() {
    return startNs;
  }

  public SpanForm startNs(OptionalLong known) {
    startNs = known;
    return this;
  }

  public SpanForm endNs(OptionalLong known) {
    endNs = known;
    return this;
  }

  public SpanForm durationNs(OptionalLong known) {
    durationNs = known;
    return this;
  }

  /// As stated, or the start and the duration; empty where neither is known or 64 bits do not hold
  /// it.
  public OptionalLong endNs() {
    if (endNs.isPresent() || durationNs.isEmpty() || startNs.isEmpty()) {
      return endNs;
    }
    long start = startNs.getAsLong();
    long duration = durationNs.getAsLong();
    boolean isHeld = duration <= Long.MAX_VALUE - start;
    return isHeld ? OptionalLong.of(start + duration) : OptionalLong.empty();
  }

  public double weight() {
    return weight;
  }

  /// How many spans it stands for.
  public SpanForm weight(double known) {
    weight = known;
    return this;
  }

  /// Keys and values in turn.
  public List<String> pairs() {
    return pairs;
  }

  /// Adds an attribute; an empty value is none.
  public SpanForm with(String key, String value) {
    if (!key.isEmpty() && !value.isEmpty()) {
      pairs.add(key);
      pairs.add(value);
    }
    return this;
  }

  /// The value of an attribute that was added; empty without one.
  public String attribute(String key) {
    for (int at = 0; at < pairs.size(); at += 2) {
      if (pairs.get(at).equals(key)) {
        return pairs.get(at + 1);
      }
    }
    return "";
  }
}
