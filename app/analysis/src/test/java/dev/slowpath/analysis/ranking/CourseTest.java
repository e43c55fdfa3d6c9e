package dev.slowpath.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How requests went over time, and which were worst.
final class CourseTest {
  private static final long START = 1_000_000_000_000_000_000L;
  private static final Provenance SOURCE = new Provenance("drawn", "00", "drawn", "1");

  /// Twelve requests of the lengths given, one every ten seconds; those below zero failed.
  private static Course course(double thresholdMs, long... ms) {
    TraceSetBuilder builder = TraceSet.builder();
    for (int at = 0; at < ms.length; at++) {
      long start = START + at * 10_000_000_000L;
      builder.add(
          SOURCE,
          new Span(
              new TraceId(0, at + 1),
              at + 1,
              0,
              "shop",
              "GET /orders",
              SpanKind.SERVER,
              ms[at] < 0,
              start,
              start + Math.abs(ms[at]) * 1_000_000L,
              1,
              List.of("http.request.method", "GET", "http.route", "/orders"),
              new Place.Line(at + 1)));
    }
    Linked linked =
        Linked.of(List.of(new Capture.OfTraces(SOURCE, builder.build())), Optional.empty());
    Map<EndpointKey, Course> courses = Course.of(linked, thresholdMs);
    assertEquals(1, courses.size());
    return courses.values().iterator().next();
  }

  @Test
  void toleratedRequestsCountHalfAndFailedOnesNothing() {
    // Within 100 ms, within 400 ms, slower, and one that failed at once.
    assertEquals(1.5 / 4, course(100, 100, 400, 401, -1).apdex(), 1e-12);
  }

  @Test
  void worstRequestsComeFirstWithTheirTraceAndPlace() {
    Course course = course(500, 10, 900, 30, 20);
    assertEquals(3, course.worst().size());
    assertEquals("00000000000000000000000000000002", course.worst().getFirst().trace());
    assertEquals(900, course.worst().getFirst().ms(), 1e-9);
    assertEquals(new Place.Span(2, 2), course.worst().getFirst().at().place());
  }

  @Test
  void slicesHoldEveryRequestOnce() {
    Course course = course(500, 10, 20, 30, -40, 50, 60, 70, 80, 90, 100, 110, 120, 130);
    assertEquals(12, course.slices().size());
    double requests = course.slices().stream().mapToDouble(Course.Slice::requests).sum();
    double errors = course.slices().stream().mapToDouble(Course.Slice::errors).sum();
    assertEquals(13, requests, 1e-9);
    assertEquals(1, errors, 1e-9);
    assertTrue(course.slices().getFirst().latency().meanMs() < 30);
    assertTrue(course.slices().getLast().latency().meanMs() > 100);
    assertTrue(Double.isNaN(course.slices().getFirst().latency().p95Ms()));
  }
}
