package dev.slowpath.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.slowpath.desktop.statements.StatementsModel;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.intake.Intake;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.intake.Watch;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Workforce;
import dev.slowpath.workbench.screen.Investigation;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes two snapshots of so many statements, of 24 columns each, and opens them as the window does
/// before anything is painted: intake, joining and ranking, the rows of the page. Prints CPU and
/// wall seconds of each stage; the first round starts cold.
public final class StatementsPass {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final String HEADER =
      "snapshot_at,userid,dbid,toplevel,queryid,query,calls,total_exec_time,min_exec_time,"
          + "max_exec_time,mean_exec_time,stddev_exec_time,rows,shared_blks_hit,shared_blks_read,"
          + "shared_blks_dirtied,shared_blks_written,temp_blks_read,temp_blks_written,"
          + "plans,total_plan_time,wal_records,wal_fpi,wal_bytes";

  private StatementsPass() {}

  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    Path first = snapshot(folder.resolve("t0.csv"), count, 0);
    Path second = snapshot(folder.resolve("t1.csv"), count, 1);
    System.out.printf(
        Locale.ROOT,
        "%d statements, two snapshots of %.0f MB together%n",
        count,
        (Files.size(first) + Files.size(second)) / 1e6);
    try (Workforce workers = Workforce.ofThisMachine()) {
      for (int round = 1; round <= rounds; round++) {
        open(List.of(first.toString(), second.toString()), workers, round);
      }
    }
  }

  private static void open(List<String> names, Workforce workers, int round) {
    long[] cpu = new long[4];
    long[] wall = new long[4];
    mark(cpu, wall, 0);
    List<Outcome> outcomes =
        new Intake(Importers.discover(List.of()), workers, new Cancellation(), Watch.none())
            .read(new Asked(names, Optional.empty(), Map.of()));
    mark(cpu, wall, 1);
    Investigation investigation = Investigation.of("statements", outcomes, Optional.empty());
    mark(cpu, wall, 2);
    int rows = StatementsModel.rows(investigation).size();
    mark(cpu, wall, 3);
    System.out.printf(
        Locale.ROOT,
        "round %d: %d rows in %.2f CPU s (%.2f wall): reading %.2f, joining and ranking %.2f, rows"
            + " %.2f%n",
        round,
        rows,
        (cpu[3] - cpu[0]) / 1e9,
        (wall[3] - wall[0]) / 1e9,
        (cpu[1] - cpu[0]) / 1e9,
        (cpu[2] - cpu[1]) / 1e9,
        (cpu[3] - cpu[2]) / 1e9);
  }

  private static void mark(long[] cpu, long[] wall, int at) {
    cpu[at] = SYSTEM.getProcessCpuTime();
    wall[at] = System.nanoTime();
  }

  private static Path snapshot(Path file, int count, int times) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println(HEADER);
      for (int id = 1; id <= count; id++) {
        long calls = times * (id % 97 + 1L);
        out.printf(
            Locale.ROOT,
            "2026-11-21 10:%02d:00+00,10,%d,t,%d,\"SELECT o.id, o.total, c.name FROM orders_%d o"
                + " JOIN customer c ON c.id = o.customer_id%n WHERE o.status = $1 AND o.placed_at >"
                + " $2 ORDER BY o.placed_at DESC LIMIT"
                + " $3\",%d,%.3f,0.1,9.5,%.3f,0.4,%d,%d,%d,0,0,0,0,0,0,%d,0,%d%n",
            times * 10,
            5 + id % 3,
            id * 7_919L,
            id,
            calls,
            calls * 0.7,
            times * 0.7,
            calls * 3,
            calls * 40,
            calls,
            calls,
            calls * 80);
      }
    }
    return file;
  }
}
