package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.ThreadState;
import dev.slowpath.plugin.ImportException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Finds out what the rows of a chunk were taken of. Where one constant says it, it is decoded once
/// for each number; texts that stand in the events are read there.
///
/// States of threads come in several tables: the JVM's own; async-profiler's (0 default, 1
/// runnable, 2 sleeping); and, where async-profiler writes into a recording of the JVM, its numbers
/// under the JVM's names, so that 0 is called new, 2 terminated, and 1 has no name. No thread is
/// sampled before it starts or after it ends.
final class OccasionReader {
  private final Chunk chunk;
  private final Layouts layouts;
  private final Constants constants;
  private final Map<SampledEvent, EventPlan> plans = new EnumMap<>(SampledEvent.class);
  private final Map<Occasion, Integer> known = new HashMap<>();
  private final List<Occasion> occasions = new ArrayList<>();

  OccasionReader(Chunk chunk, Layouts layouts, Constants constants) {
    this.chunk = chunk;
    this.layouts = layouts;
    this.constants = constants;
    layouts.plans().forEach(plan -> plans.put(SampledEvent.ALL.get(plan.number()), plan));
  }

  /// Says of each row its occasion, and gives all there are.
  List<Occasion> read(Rows rows) throws ImportException {
    int[] found = new int[rows.size()];
    Map<SampledEvent, Aspects> aspects = new EnumMap<>(SampledEvent.class);
    for (int row = 0; row < rows.size(); row++) {
      SampledEvent event = rows.event(row);
      EventPlan plan = plan(event);
      if (plan.hasOneAspect()) {
        Aspects known = aspects.computeIfAbsent(event, absent -> new Aspects());
        found[row] = known.occasion(event, plan, rows.aspect(row));
      } else {
        found[row] = number(fromEvent(event, plan, rows.aspect(row)));
      }
    }
    rows.occasions(found);
    tellWallApart(rows);
    return List.copyOf(occasions);
  }

  /// The occasions of one event that were found by one number each.
  private final class Aspects {
    private final LongIndex numbers = new LongIndex();
    private int[] occasions = new int[8];

    int occasion(SampledEvent event, EventPlan plan, long aspect) throws ImportException {
      int known = numbers.size();
      int index = numbers.add(aspect);
      if (index == known) {
        occasions = index == occasions.length ? Arrays.copyOf(occasions, index * 2) : occasions;
        occasions[index] = number(oneAspect(event, plan, aspect));
      }
      return occasions[index];
    }
  }

  private EventPlan plan(SampledEvent event) {
    EventPlan plan = plans.get(event);
    if (plan == null) {
      throw new IllegalStateException("a row of an event without a plan: " + event);
    }
    return plan;
  }

  private int number(Occasion occasion) {
    Integer number = known.get(occasion);
    if (number == null) {
      number = occasions.size();
      occasions.add(occasion);
      known.put(occasion, number);
    }
    return number;
  }

  private Occasion oneAspect(SampledEvent event, EventPlan plan, long aspect)
      throws ImportException {
    if (plan.about().length == 0) {
      return new Occasion(event.id(), state(event, plan, aspect), "");
    }
    long type = plan.fields().type(plan.about()[0]);
    return new Occasion(event.id(), state(event), about(type, aspect));
  }

  private String about(long type, long number) throws ImportException {
    return switch (layouts.types().name(type)) {
      case "java.lang.Class" -> ClassName.of(constants.text(type, number));
      case "java.lang.Thread" -> constants.thread(type, number).map(one -> one.name()).orElse("");
      default -> constants.text(type, number);
    };
  }

  private Occasion fromEvent(SampledEvent event, EventPlan plan, long place)
      throws ImportException {
    Cursor cursor = chunk.cursor();
    cursor.seek(place);
    cursor.readInt();
    cursor.readLong();
    plan.read(cursor);
    StringJoiner about = new StringJoiner(event == SampledEvent.COLLECTION ? ", " : ":");
    Fields fields = plan.fields();
    for (int field : plan.about()) {
      boolean isNumber = fields.textAt(field) < 0 && !fields.isConstant(field);
      about.add(isNumber ? Long.toString(fields.number(field)) : constants.textOf(fields, field));
    }
    return new Occasion(event.id(), state(event), about.toString());
  }

  /// What a thread did by the event's kind alone.
  private static ThreadState state(SampledEvent event) {
    return switch (event) {
      case EXECUTION, CPU_TIME, ALLOCATION, IN_NEW_BUFFER, OUTSIDE_BUFFER, EXCEPTION, ERROR ->
          ThreadState.RUNNING;
      case MONITOR_ENTER, THREAD_PARK, MONITOR_WAIT, THREAD_SLEEP -> ThreadState.SLEEPING;
      default -> ThreadState.UNKNOWN;
    };
  }

  private ThreadState state(SampledEvent event, EventPlan plan, long number)
      throws ImportException {
    if (plan.state() < 0) {
      return state(event);
    }
    String name = constants.text(plan.fields().type(plan.state()), number);
    return switch (name) {
      case "STATE_RUNNABLE" -> ThreadState.RUNNING;
      case "STATE_DEFAULT", "STATE_NEW" -> state(event);
      case "STATE_TERMINATED" -> ThreadState.SLEEPING;
      case "" -> number == 1 ? ThreadState.RUNNING : state(event);
      default ->
          name.matches("STATE_(SLEEPING|PARKED|BLOCKED|IN_OBJECT_WAIT|WAITING).*")
              ? ThreadState.SLEEPING
              : ThreadState.UNKNOWN;
    };
  }

  /// A sample of the CPU is of a thread that runs. Where threads that sleep are among them, the
  /// chunk was sampled by the wall clock.
  private void tellWallApart(Rows rows) {
    boolean isWall = false;
    for (int row = 0; row < rows.size() && !isWall; row++) {
      isWall =
          rows.event(row) == SampledEvent.EXECUTION
              && occasions.get(rows.occasion(row)).state() == ThreadState.SLEEPING;
    }
    for (int row = 0; row < rows.size() && isWall; row++) {
      if (rows.event(row) == SampledEvent.EXECUTION) {
        rows.event(row, SampledEvent.EXECUTION_BY_WALL);
      }
    }
  }
}
