package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.layout.SampleTimes.Group;
import dev.slowpath.workbench.layout.SampleTimes.ThreadWeight;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TableView;

/// The threads of a profile by weight: all of them together, pools with their threads below, each
/// thread with name and id. Choosing one holds every page to it.
final class ThreadList {
  private final Grid<Row> grid;
  private List<Row> rows = List.of();

  /// @param holds what the name of a thread holds; empty for all threads
  private record Row(String words, String holds, double share) {}

  /// @param told what the names of the threads hold that were chosen; nothing for all
  ThreadList(Consumer<String> told) {
    grid =
        new Grid<Row>("Threads by weight", 24)
            .words("Thread", 160, Row::words)
            .figures("Share %", 64, Row::share, row -> Numbers.percent(row.share()));
    grid.onSelect(row -> told.accept(row.holds()));
  }

  TableView<?> view() {
    return grid.view();
  }

  /// Holds every page to some threads; to all where none are named.
  static void hold(Links links, Filters filters, String threads) {
    Optional<String> now = filters.thread();
    if (!threads.isEmpty() && !now.equals(Optional.of(threads))) {
      links.filter(new Filter.OfThread(threads));
    } else if (threads.isEmpty() && now.isPresent()) {
      links.removeFilter(new Filter.OfThread(now.get()));
    }
  }

  void show(SampleTimes times) {
    List<Row> all = new ArrayList<>();
    double whole = Math.max(1, times.total());
    all.add(new Row("All threads together", "", times.total() / whole));
    for (Group group : times.groups()) {
      boolean isPool = group.threads().size() > 1;
      if (isPool) {
        all.add(
            new Row(
                "%s · %d threads".formatted(group.name(), group.threads().size()),
                group.name(),
                group.weight() / whole));
      }
      for (ThreadWeight one : group.threads()) {
        String name = one.thread().name();
        String id = one.thread().id() > 0 ? "  #" + one.thread().id() : "";
        String holds = one.thread().equals(SampleTimes.NO_THREAD) ? "" : name;
        all.add(new Row((isPool ? "    " : "") + name + id, holds, one.weight() / whole));
      }
    }
    if (!all.equals(rows)) {
      rows = List.copyOf(all);
      grid.show(rows);
    }
  }
}
