package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the events and constants of a chunk stand in its bytes, as its metadata says.
final class Layouts {
  private static final int SMALL_IDS = 1 << 14;

  private final Types types;
  private final Shape.Maker shapes;
  private final StackLayout stacks;
  private final @Nullable EventPlan[] small;
  private final Map<Long, EventPlan> large = new HashMap<>();
  private final Map<Long, Fields> ofConstants = new HashMap<>();
  private final List<EventPlan> plans = new ArrayList<>();
  private final Map<Long, CallPlan> calls = new HashMap<>();
  private final long textType;
  private final boolean[] known = new boolean[SMALL_IDS];

  private Layouts(Chunk chunk, Set<Metric> wanted) throws ImportException {
    types = Metadata.read(chunk);
    shapes = new Shape.Maker(types, chunk);
    stacks = StackLayout.of(types, shapes);
    small = new EventPlan[SMALL_IDS];
    long text = -1;
    for (Described type : types.all()) {
      plan(type, wanted);
      if (wanted.isEmpty()) {
        CallPlan.of(type, types, shapes).ifPresent(call -> calls.put(type.id(), call));
      }
      text = type.name().equals("java.lang.String") ? type.id() : text;
    }
    textType = text;
  }

  /// Reads the layouts of a chunk.
  ///
  /// @param wanted the metrics whose events are read; empty for all
  static Layouts of(Chunk chunk, Set<Metric> wanted) throws ImportException {
    return new Layouts(chunk, wanted);
  }

  Types types() {
    return types;
  }

  Shape.Maker shapes() {
    return shapes;
  }

  StackLayout stacks() {
    return stacks;
  }

  /// What is wanted of the events of a type; null where nothing is.
  @Nullable EventPlan plan(long type) {
    return (type >= 0 && type < SMALL_IDS) ? small[(int) type] : large.get(type);
  }

  /// The plans of all events that are read as samples.
  List<EventPlan> plans() {
    return plans;
  }

  /// What events of a type tell of a call; null where they tell of none.
  @Nullable CallPlan call(long type) {
    return calls.isEmpty() ? null : calls.get(type);
  }

  boolean isDescribed(long type) {
    return (type >= 0 && type < SMALL_IDS) ? known[(int) type] : types.of(type).isPresent();
  }

  /// The type of texts; -1 where the chunk has none.
  long textType() {
    return textType;
  }

  /// The fields of a constant's type; one without any where the type is not described.
  Fields fields(long type) throws ImportException {
    Fields known = ofConstants.get(type);
    if (known == null) {
      known = Fields.of(types.of(type).orElse(new Described(type, "", List.of())), shapes);
      ofConstants.put(type, known);
    }
    return known;
  }

  private void plan(Described type, Set<Metric> wanted) throws ImportException {
    boolean isSmall = type.id() >= 0 && type.id() < SMALL_IDS;
    if (isSmall) {
      known[(int) type.id()] = true;
    }
    EventPlan plan = planned(type, wanted);
    if (plan != null && plan.sampled() != null) {
      plans.add(plan);
    }
    if (plan != null && isSmall) {
      small[(int) type.id()] = plan;
    } else if (plan != null) {
      large.put(type.id(), plan);
    }
  }

  private @Nullable EventPlan planned(Described type, Set<Metric> wanted) throws ImportException {
    for (SampledEvent event : SampledEvent.ALL) {
      if (event.id().equals(type.name())) {
        boolean isWanted =
            wanted.isEmpty()
                || wanted.contains(event.metric())
                || (event == SampledEvent.EXECUTION && wanted.contains(Metric.WALL));
        return isWanted ? EventPlan.sampling(event, Fields.of(type, shapes)) : null;
      }
    }
    for (EventPlan.Note note : EventPlan.Note.values()) {
      if (note.id().equals(type.name())) {
        return EventPlan.noting(note, Fields.of(type, shapes));
      }
    }
    return null;
  }
}
