package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.database.DatabaseView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// The page of the database: what its catalog shows.
final class DatabasePageTest {
  private static final String UNUSED = "DROP INDEX CONCURRENTLY public.orders_note;";

  private static Investigation catalog() {
    Index note =
        new Index(
            "orders_note",
            "CREATE INDEX orders_note ON public.orders USING btree (note)",
            400_000,
            30e6,
            0,
            false,
            false,
            true);
    Table orders =
        new Table(
            "public",
            "orders",
            400_000,
            60e6,
            95e6,
            new Table.Activity(12, 4_800_000, 9_000, 100, 20, 0, 5),
            List.of(),
            List.of(note));
    Catalog catalog =
        new Catalog(
            Instant.parse("2026-11-21T10:00:00Z"),
            Instant.parse("2026-10-01T00:00:00Z"),
            List.of(orders));
    Provenance source = new Provenance("catalog.csv", "00", "drawn", "1");
    Outcome read =
        new Outcome.Read(
            "catalog.csv",
            new Format("drawn", "Drawn", List.of(), "1"),
            "00",
            1_234,
            List.of(new Capture.OfCatalog(source, catalog)),
            List.of());
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  private static Stage stage() {
    return Stage.of((_, links) -> new DatabaseView(links), catalog());
  }

  @Test
  void findingsOfTheCatalogAreListedWithWhatWouldChangeThem() {
    Stage stage = stage();
    TableView<?> table = stage.table("Findings of the catalog");
    assertFalse(table.getItems().isEmpty());
    assertTrue(stage.says("1 table · 1 index"), () -> stage.words().toString());
    assertTrue(stage.view().chosen().contains("orders_note"), stage.view()::chosen);
    assertTrue(stage.says("DROP INDEX"), () -> stage.words().toString());
    assertTrue(stage.says("Uses are counted since 2026-10-01"), () -> stage.words().toString());
  }

  @Test
  void theSearchNarrowsTheFindings() {
    Stage stage = stage();
    stage.type("Search findings of the catalog", "no such word");
    assertEquals(0, stage.table("Findings of the catalog").getItems().size());
    assertTrue(stage.says("No finding holds these words"), () -> stage.words().toString());
  }

  @Test
  void itsFactsAreTables() {
    List<Twin> twins = stage().view().twins();
    assertEquals(
        List.of("What the catalog shows", "Tables", "Settings"),
        twins.stream().map(Twin::title).toList());
    assertTrue(twins.getFirst().rows().getFirst().getLast().contains(UNUSED));
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage().cutWithoutTip());
  }

  @Test
  void theNavigationLeadsToItOnlyWhereACatalogWasRead() {
    Platforms.startWithoutDisplay();
    Shell shell =
        Platforms.onScreen(() -> {
          Shell made = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
          made.show(Drawn.shop());
          return made;
        });
    Platforms.settle(shell.scene());
    assertFalse(shownNames(shell).contains("Database"), () -> shownNames(shell).toString());
    Platforms.onScreen(() -> {
      shell.show(catalog());
      return 0;
    });
    Platforms.settle(shell.scene());
    assertTrue(shownNames(shell).contains("Database"), () -> shownNames(shell).toString());
  }

  private static Set<String> shownNames(Shell shell) {
    return Platforms.onScreen(() -> Hands.words(shell.scene().getRoot()));
  }
}
