package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The notices of an import while it runs, equal ones counted together.
final class Notices {
  private final Map<Said, Long> counts = new LinkedHashMap<>();

  private record Said(Notice.Kind kind, String detail) {}

  void add(Notice.Kind kind, long count, String detail) {
    counts.merge(new Said(kind, detail), count, Long::sum);
  }

  List<Notice> all() {
    return counts.entrySet().stream()
        .map(said -> new Notice(said.getKey().kind(), said.getValue(), said.getKey().detail()))
        .sorted()
        .toList();
  }
}
