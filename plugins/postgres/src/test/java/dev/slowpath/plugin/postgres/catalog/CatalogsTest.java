package dev.slowpath.plugin.postgres.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.ServerState;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.Server;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

class CatalogsTest {
  private static final Path REPOSITORY = Path.of("../..");

  private static Imported imported(String name, String text) throws ImportException, IOException {
    return new PgCatalogImporter()
        .read(
            FileSource.of(name, text.getBytes(StandardCharsets.UTF_8)),
            Progress.unwatched(),
            Workers.onCallersThread());
  }

  private static Catalog catalog(String name, String text) throws ImportException, IOException {
    return ((Capture.OfCatalog) imported(name, text).captures().getFirst()).catalog();
  }

  @Test
  void catalogOfTheShopIsRead() throws ImportException, IOException {
    Path file = REPOSITORY.resolve("sample-data/shop/before/catalog.csv");
    Catalog shop = catalog("catalog.csv", Files.readString(file));
    Table orders = shop.table("public.orders").orElseThrow();
    assertEquals(400_000, orders.rows());
    assertEquals(2, orders.indexes().size());
    assertEquals(3_129_344, orders.indexes().getFirst().bytes());
  }

  @Test
  void queryInTheDocumentsWritesWhatIsRead() throws ImportException, IOException, SQLException {
    String query = Files.readString(REPOSITORY.resolve("docs/catalog.sql")).replace(";\n", "\n");
    try (Server server = Server.start()) {
      server.lines("SELECT pg_stat_force_next_flush()");
      server.run("BEGIN");
      var copying = new CopyManager(server.connection().unwrap(BaseConnection.class));
      var out = new StringWriter();
      copying.copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv, HEADER)", out);
      Catalog known = catalog("catalog.csv", out.toString());
      assertEquals(
          known,
          catalog("catalog.json", server.lines("SELECT json_agg(t) FROM (" + query + ") t")));
      Table orders = known.table("orders").orElseThrow();
      assertEquals(20_000, orders.rows());
      assertEquals(20_000, orders.activity().inserted());
      assertEquals(4, orders.column("id").orElseThrow().averageBytes());
      assertEquals(
          "CREATE INDEX orders_total ON public.orders USING btree (total)",
          orders.indexes().get(1).definition());
      assertTrue(known.table("Order Line").orElseThrow().indexes().getFirst().isValid());
      ServerState state = known.server();
      assertTrue(state.isSet("track_io_timing", "on"), state.settings().toString());
      assertEquals("public.orders", state.foreignKeys().getFirst().table());
      assertTrue(
          state.foreignKeys().getFirst().definition().startsWith("FOREIGN KEY (customer_id)"));
      assertEquals(
          List.of("postgres"),
          state.databases().stream()
              .filter(ServerState.Database::isCurrent)
              .map(ServerState.Database::name)
              .toList());
      assertTrue(state.upkeep().containsKey("public.orders"), state.upkeep().toString());
    }
  }

  @Test
  void rowsWithoutTheirTableAreTold() throws ImportException, IOException {
    Imported read =
        imported(
            "c.csv",
            """
            kind,schema_name,table_name,name,row_estimate
            table,s,a,a,-1
            index,s,b,b_key,5
            view,s,c,c,
            """);
    assertEquals(3, read.notices().size(), read.notices().toString());
    Catalog known = ((Capture.OfCatalog) read.captures().getFirst()).catalog();
    assertTrue(Double.isNaN(known.tables().getFirst().rows()), "-1 says never analysed");
  }

  @Test
  void valueThatIsNoNumberIsRefusedWithItsPlace() {
    ImportException refused =
        assertThrows(
            ImportException.class,
            () -> imported("c.csv", "kind,schema_name,table_name,name,bytes\ntable,s,a,a,8 kB\n"));
    assertEquals("'8 kB'", refused.problem().found());
  }
}
