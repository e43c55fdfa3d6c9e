package dev.slowpath.analysis.code;

import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.model.profile.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What one handler spends on code of one role: weight, and where it comes from.
public final class CodeUse {
  private final Frame handler;
  private final CodeRole role;
  private final Map<Integer, Long> sites = new HashMap<>();
  private final Set<Integer> callers = new TreeSet<>();
  private long weight;
  private long rows;
  private long onLoop;
  private long lazy;
  private long inTemplate;
  private long waiting;

  CodeUse(Frame handler, CodeRole role) {
    this.handler = handler;
    this.role = role;
  }

  /// A stack of the role under the handler.
  ///
  /// @param site the deepest own frame above the role's
  /// @param caller the frame right above the role's first; -1 for none
  record Seen(
      int site,
      int caller,
      boolean isOnLoop,
      boolean isLazy,
      boolean isInTemplate,
      boolean isWaiting) {}

  void add(Seen seen, long more) {
    weight += more;
    rows++;
    onLoop += seen.isOnLoop() ? more : 0;
    lazy += seen.isLazy() ? more : 0;
    inTemplate += seen.isInTemplate() ? more : 0;
    waiting += seen.isWaiting() ? more : 0;
    sites.merge(seen.site(), more, Long::sum);
    if (seen.caller() >= 0) {
      callers.add(seen.caller());
    }
  }

  public Frame handler() {
    return handler;
  }

  public CodeRole role() {
    return role;
  }

  public long weight() {
    return weight;
  }

  /// Distinct stacks, or samples where the profile keeps each.
  public long rows() {
    return rows;
  }

  /// The part of the weight on a thread that runs an event loop.
  public long onLoop() {
    return onLoop;
  }

  /// The part that fetches related objects when they are looked at.
  public long lazy() {
    return lazy;
  }

  /// The part that a template asks for.
  public long inTemplate() {
    return inTemplate;
  }

  /// The part that a profiler without stacks saw waiting for the system.
  public long waiting() {
    return waiting;
  }

  /// The own frame that most of it comes from, an index into the profile's frames.
  public int site() {
    int best = -1;
    long most = -1;
    for (Map.Entry<Integer, Long> site : sites.entrySet()) {
      boolean isMore = site.getValue() > most;
      if (isMore || (site.getValue() == most && site.getKey() < best)) {
        best = site.getKey();
        most = site.getValue();
      }
    }
    return best;
  }

  /// The frames that call into the role.
  public Set<Integer> callers() {
    return Set.copyOf(callers);
  }
}
