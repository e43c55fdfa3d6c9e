package dev.slowpath.workbench.wording;

import java.util.List;

/// Advice for causes in how a server runs: its settings.
final class ServerLevers {

  private ServerLevers() {}

  static Advice sharingNoLock() {
    return new Advice(
        List.of(
            "More processes in place of threads, one interpreter each (gunicorn --workers, up to"
                + " the number of cores; a ProcessPoolExecutor or a job queue for the heavy part):"
                + " within one, only one thread runs Python at a time.",
            "Then less Python in each request: the hot code of this profile. More threads make it"
                + " worse; threads that wait for a database or another service do not hold the"
                + " lock."),
        "The share falls in a new profile with --native --idle under the same load, and requests a"
            + " second rise.",
        "Set the old numbers of processes and threads again.");
  }

  static Advice lockingShorter() {
    return new Advice(
        List.of(
            "Find who holds the lock: the DETAIL line of the wait in the log names the processes,"
                + " and `slowpath capture` while somebody waits shows who blocks whom, and since"
                + " when.",
            "Commit sooner: no call of another service and nothing slow between the first write"
                + " and COMMIT. Lock rows in one order everywhere; take jobs of a queue with FOR"
                + " UPDATE SKIP LOCKED.",
            "Change tables with lock_timeout set, and build indexes CONCURRENTLY."),
        "The waits are gone from a new log (log_lock_waits on, the same deadlock_timeout), and the"
            + " statement's mean falls between two snapshots.",
        "Revert the change; no data is touched.");
  }

  static Advice importingBefore() {
    return new Advice(
        List.of(
            "Import once, before requests come: at the top of modules, not in handlers; gunicorn"
                + " --preload; a process that stays in place of a command started for each piece of"
                + " work.",
            "Then import less: `python -X importtime` names each module's time; import heavy ones"
                + " where few paths need them. Keep __pycache__ writable or filled."),
        "The imports are gone from a new profile, or python -X importtime adds up to less.",
        "Revert the change; no data is touched.");
  }

  static Advice configuring(String seen) {
    return new Advice(
        List.of(
            "Switch it off where users are: DEBUG = False, and no debug toolbar, Silk or profiler"
                + " in the middleware.",
            "With DEBUG = True Django keeps the text of every statement in memory; %s is part of it"
                    .formatted(seen)
                + " or of such a tool."),
        "The function is not in a new profile.",
        "Set the old value again.");
  }
}
