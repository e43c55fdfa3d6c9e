package dev.slowpath.analysis.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.ServerState;
import dev.slowpath.model.catalog.ServerState.Database;
import dev.slowpath.model.catalog.ServerState.ForeignKey;
import dev.slowpath.model.catalog.ServerState.Sequence;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.catalog.ServerState.Setting;
import dev.slowpath.model.catalog.ServerState.Upkeep;
import dev.slowpath.model.catalog.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogAuditTest {
  private static final double MB = 1 << 20;

  /// `name (keys)`, of 5 MB, used as often as told; a name that ends in `_key` is unique.
  private static Index index(String name, String keys, double scans) {
    boolean isUnique = name.endsWith("_key");
    return new Index(
        name,
        "CREATE %sINDEX %s ON public.t USING btree (%s)"
            .formatted(isUnique ? "UNIQUE " : "", name, keys),
        1000,
        5 * MB,
        scans,
        false,
        isUnique,
        true);
  }

  private static Table table(double rows, double bytes, List<Table.Column> columns, Index... all) {
    return new Table(
        "public", "t", rows, bytes, bytes, Table.Activity.UNKNOWN, columns, Arrays.asList(all));
  }

  private static Table with(Index... all) {
    return table(50_000, MB, List.of(), all);
  }

  private static ServerState server(
      Map<String, Setting> settings, List<ForeignKey> keys, List<Sequence> sequences) {
    return new ServerState(settings, Map.of(), keys, sequences, List.of(), List.of());
  }

  private static List<CatalogFinding> audited(Table table, ServerState server) {
    return CatalogAudit.of(new Catalog(null, null, List.of(table), server), Optional.empty());
  }

  private static List<String> kinds(Table table) {
    return audited(table, ServerState.UNKNOWN).stream().map(CatalogFinding::kind).toList();
  }

  @Test
  void anIndexThatNobodyUsesIsFoundUnlessAConstraintNeedsIt() {
    assertEquals(List.of("unused-index"), kinds(with(index("i", "a", 0))));
    assertEquals(List.of(), kinds(with(index("i", "a", 3))));
    assertEquals(List.of(), kinds(with(index("i_key", "a", 0))));
  }

  @Test
  void ofTwoThatAreTheSameTheOneWithoutAConstraintGoes() {
    List<CatalogFinding> found =
        audited(with(index("a_key", "a", 3), index("a_i", "a", 9)), ServerState.UNKNOWN);
    var only = assertInstanceOf(CatalogFinding.DuplicateIndex.class, found.getFirst());
    assertEquals("a_i", only.index().name());
    assertEquals(1, found.size());
  }

  @Test
  void anIndexThatBeginsAnotherIsOverlappingUnlessItsOrderIsItsOwn() {
    assertEquals(
        List.of("overlapping-index"), kinds(with(index("a", "a", 9), index("ab", "a, b", 9))));
    assertEquals(List.of(), kinds(with(index("a", "a DESC", 9), index("ab", "a, b", 9))));
    assertEquals(List.of(), kinds(with(index("b", "b", 9), index("ab", "a, b", 9))));
  }

  @Test
  void anUnusedIndexIsNoReasonToDropOneThatIsUsed() {
    assertEquals(List.of("unused-index"), kinds(with(index("a", "a", 9), index("ab", "a, b", 0))));
  }

  @Test
  void anInvalidIndexServesNobody() {
    Index broken =
        new Index("i", "CREATE INDEX i ON public.t USING btree (a)", 0, MB, 0, false, false, false);
    assertEquals(
        List.of("invalid-index", "unused-index"), kinds(with(broken, index("other", "a", 0))));
  }

  @Test
  void aForeignKeyWantsAnIndexThatBeginsWithItsColumns() {
    ForeignKey key = new ForeignKey("public.t", "fk", "FOREIGN KEY (b, a) REFERENCES other(x, y)");
    ServerState server = server(Map.of(), List.of(key), List.of());
    assertEquals(1, audited(with(index("i", "c, a, b", 9)), server).size());
    assertEquals(0, audited(with(index("i", "a, b, c", 9)), server).size());
    assertEquals(0, audited(table(20, MB, List.of()), server).size(), "a small table is scanned");
  }

  @Test
  void aSequenceEndsWhereItsColumnDoes() {
    Sequence near = new Sequence("public.s", "t.id", 1.6e9, 0x1p63, 2_147_483_647);
    Sequence far = new Sequence("public.r", "t.id", 1.6e9, 0x1p63, 0x1p63);
    List<CatalogFinding> found = audited(with(), server(Map.of(), List.of(), List.of(near, far)));
    var only = assertInstanceOf(CatalogFinding.SequenceNearEnd.class, found.getFirst());
    assertEquals(0.745, only.share(), 0.001);
    assertEquals(1, found.size());
  }

  /// Rows of 8 + 28 bytes: 226 a page, so that 226,000 rows need 1,000 pages.
  @Test
  void bloatIsWhatIsBeyondThePagesThatTheRowsNeed() {
    List<Table.Column> columns = List.of(new Table.Column("a", "bigint", 8, -1, 0));
    Table loose = table(226_000, 3000 * 8192, columns);
    var found = audited(loose, ServerState.UNKNOWN);
    assertEquals(2000 * 8192, ((CatalogFinding.Bloat) found.getFirst()).bytes());
    assertEquals(List.of(), audited(table(226_000, 1100 * 8192, columns), ServerState.UNKNOWN));
  }

  @Test
  void deadRowsConnectionsCacheAndSessionsAreHeldAgainstTheirLimits() {
    ServerState server =
        new ServerState(
            Map.of(
                "max_connections", new Setting("100", ""),
                "track_io_timing", new Setting("off", ""),
                "shared_buffers", new Setting("16384", "8kB"),
                "work_mem", new Setting("4096", "kB"),
                "idle_in_transaction_session_timeout", new Setting("0", "ms")),
            Map.of("public.t", new Upkeep(50_000, 1, 1)),
            List.of(),
            List.of(),
            List.of(
                new Database("shop", true, 60, 90_000, 10_000, 5e9, 0),
                new Database("other", false, 10, 1, 0, 0, 0)),
            List.of(
                session("7", "idle in transaction", 90, ""),
                session("8", "active", 5, "7"),
                session("9", "idle in transaction", 2, "")));
    assertEquals(
        List.of(
            "connections-near-limit",
            "blocked-session",
            "idle-transaction",
            "dead-rows",
            "cold-cache",
            "setting",
            "setting",
            "setting",
            "setting"),
        audited(with(), server).stream().map(CatalogFinding::kind).toList());
  }

  private static Session session(String process, String state, double seconds, String by) {
    return new Session(process, "app", "web", state, "", "", seconds, seconds, by, "");
  }
}
