package dev.slowpath.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.catalog.PgCatalogImporter;
import dev.slowpath.plugin.postgres.plans.ExplainImporter;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The shop's missing index on a real server: found in the plan, sized by the catalog, created by
/// its statement, and used.
class UsefulIndexTest {
  private static final String LOOKUP =
      "SELECT id, total FROM shop_order WHERE coupon_code = 'C00042' AND total > 10";

  @Test
  void theIndexThatIsAskedForServesTheStatement()
      throws IOException, SQLException, ImportException {
    try (PlanServer server = PlanServer.start(PlanServer.NEWEST)) {
      server.run(
          "CREATE TABLE shop_order (id bigint PRIMARY KEY, coupon_code text, total numeric)");
      server.run(
          "INSERT INTO shop_order SELECT g, 'C' || lpad((g % 500)::text, 5, '0'), g % 90"
              + " FROM generate_series(1, 100000) g");
      server.run("VACUUM ANALYZE shop_order");
      server.run("SET max_parallel_workers_per_gather = 0");
      IndexIdea idea = idea(plan(server));
      IndexCost advice = IndexAdvice.of(idea, catalog(server)).orElseThrow();
      assertEquals(
          "CREATE INDEX CONCURRENTLY shop_order_coupon_code_total_idx ON shop_order (coupon_code,"
              + " total);",
          idea.statement());
      server.run(idea.statement());
      double bytes =
          Double.parseDouble(
              server.lines("SELECT pg_relation_size('shop_order_coupon_code_total_idx')").strip());
      assertEquals(1, advice.bytes() / bytes, 0.35);
      PlanTree after = plan(server);
      assertTrue(
          after.nodes().stream().anyMatch(node -> node.index().equals(idea.name())),
          after.toString());
      assertTrue(
          PlanObservation.of(after).stream()
              .noneMatch(PlanObservation.UsefulIndex.class::isInstance));
    }
  }

  private static IndexIdea idea(PlanTree plan) {
    return PlanObservation.of(plan).stream()
        .filter(PlanObservation.UsefulIndex.class::isInstance)
        .map(one -> ((PlanObservation.UsefulIndex) one).idea())
        .findFirst()
        .orElseThrow(() -> new AssertionError(plan.toString()));
  }

  private static PlanTree plan(PlanServer server)
      throws SQLException, IOException, ImportException {
    String printed = server.explained("ANALYZE, BUFFERS, FORMAT JSON", LOOKUP);
    return ((Capture.OfPlans) read(new ExplainImporter(), "plan.json", printed)).plans().getFirst();
  }

  private static Catalog catalog(PlanServer server)
      throws SQLException, IOException, ImportException {
    String query = Files.readString(Path.of("../docs/catalog.sql")).replace(";\n", "\n");
    String rows = server.lines("SELECT json_agg(t) FROM (" + query + ") t");
    return ((Capture.OfCatalog) read(new PgCatalogImporter(), "catalog.json", rows)).catalog();
  }

  private static Capture read(Importer importer, String name, String text)
      throws IOException, ImportException {
    FileSource source = FileSource.of(name, text.getBytes(StandardCharsets.UTF_8));
    return importer
        .read(source, Progress.unwatched(), Workers.onCallersThread())
        .captures()
        .getFirst();
  }
}
