package dev.slowpath.desktop.shell;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.desktop.live.ConnectPanel;
import dev.slowpath.desktop.live.ExplainPanel;
import dev.slowpath.desktop.page.Servers;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.live.LiveDesk.Ended;
import dev.slowpath.workbench.live.LiveDesk.Planned;
import dev.slowpath.workbench.wording.LiveWords;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The forms of live systems above the pages, and what becomes of what they bring.
final class LivePanels implements Servers {
  private final Shell shell;
  private final World world;
  private final Overlay overlay;
  private @Nullable ConnectPanel panel;
  private Runnable afterwards = () -> {};

  LivePanels(Shell shell, World world, Overlay overlay) {
    this.shell = shell;
    this.world = world;
    this.overlay = overlay;
  }

  @Override
  public void connect() {
    connect(() -> {});
  }

  private void connect(Runnable then) {
    if (world.live().recorders().isEmpty()) {
      shell.say("No plugin captures from a live system");
      return;
    }
    afterwards = then;
    ConnectPanel known = panel;
    if (known == null) {
      known = new ConnectPanel(world.live(), this::captured, overlay::close);
      panel = known;
    }
    overlay.open(known, known.first());
  }

  private void captured(Ended ended) {
    boolean isOpen = panel != null && overlay.isShowing(panel);
    if (!ended.files().isEmpty()) {
      world.read(ended.files(), () -> {});
    }
    if (ended.isWhole() || !isOpen) {
      ended.sentences().forEach(shell::say);
    }
    if (ended.isWhole()) {
      if (isOpen) {
        overlay.close();
      }
      afterwards.run();
    }
    afterwards = () -> {};
  }

  @Override
  public void explain(String statement, String index) {
    LiveDesk live = world.live();
    if (live.server().isEmpty()) {
      connect(() -> explain(statement, index));
      return;
    }
    ExplainPanel form = new ExplainPanel(live, statement, index, this::planned, overlay::close);
    overlay.open(form, form.first());
  }

  private void planned(Planned planned) {
    overlay.close();
    List<String> names = List.copyOf(planned.files().keySet());
    world.read(
        planned.files(),
        () -> {
          shell.toPlan(names.getLast(), 1);
          planned
              .answered()
              .imagined()
              .ifPresent(index -> {
                Optional<PlanTree> now = plan(names.getFirst());
                Optional<PlanTree> then = plan(names.getLast());
                if (now.isPresent() && then.isPresent()) {
                  shell.say(LiveWords.imagined(index, now.get(), then.get()));
                }
              });
        });
  }

  private Optional<PlanTree> plan(String file) {
    return shell.whole().linked().plans().stream()
        .filter(known -> known.source().file().equals(file))
        .map(KnownPlan::plan)
        .findFirst();
  }
}
