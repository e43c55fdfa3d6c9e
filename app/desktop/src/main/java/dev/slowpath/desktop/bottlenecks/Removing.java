package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.workbench.screen.Investigation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bottlenecks that are ticked to be gone, and what is shown of the requests without them.
final class Removing {
  private final Beside working = new Beside();
  private final Set<String> ticked = new LinkedHashSet<>();
  private final Consumer<List<VBox>> put;
  private Investigation investigation = Investigation.empty();
  private Removal removal = new Removal(investigation);
  private @Nullable RemovalCards shown;

  /// @param put shows cards
  Removing(Consumer<List<VBox>> put) {
    this.put = put;
  }

  /// Begins anew with an investigation, nothing ticked.
  void of(Investigation other) {
    drop();
    investigation = other;
    removal = new Removal(other);
    ticked.clear();
  }

  /// Shows the requests without what is ticked; with nothing ticked yet, without the one chosen.
  void show(String chosen) {
    if (ticked.isEmpty()) {
      ticked.add(chosen);
    }
    work();
  }

  /// Takes the requests again, beside the screen.
  private void work() {
    Removal asked = removal;
    Set<String> ids = Set.copyOf(ticked);
    List<BottlenecksModel.Row> rows = BottlenecksModel.rows(investigation);
    working.show(
        () -> asked.without(ids),
        answer -> {
          RemovalCards cards = new RemovalCards(rows, ids, answer);
          shown = cards;
          put.accept(cards.all(this::tick));
        });
  }

  private void tick(String id, boolean isTicked) {
    if (isTicked) {
      ticked.add(id);
    } else {
      ticked.remove(id);
    }
    work();
  }

  /// Shows nothing of it any more.
  void drop() {
    working.drop();
    shown = null;
  }

  Optional<Twin> twin() {
    return Optional.ofNullable(shown).map(RemovalCards::twin);
  }
}
