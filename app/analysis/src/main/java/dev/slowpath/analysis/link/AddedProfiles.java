package dev.slowpath.analysis.link;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.source.Provenance;
import java.util.List;
import java.util.Optional;

/// Call-counting profiles of one program, added up: a profiler in a web server writes a file for
/// each request. What counts the same calls a second time, in a format of its own, is not added.
///
/// @param source stands for the files; it has no bytes of its own
/// @param files that were added, in order
public record AddedProfiles(Provenance source, CallGraph graph, List<Provenance> files) {
  private static final String ADDS = "pstats";

  public AddedProfiles {
    files = List.copyOf(files);
  }

  /// The sum as a profile with stacks, which are estimated.
  public Linked.KnownProfile profile() {
    return new Linked.KnownProfile(source, EstimatedTree.of(graph));
  }

  /// The sum of all files of `cProfile` and `profile`; empty where there are fewer than two.
  public static Optional<AddedProfiles> of(List<Capture> captures) {
    List<Capture.OfCallGraph> all =
        captures.stream()
            .filter(Capture.OfCallGraph.class::isInstance)
            .map(Capture.OfCallGraph.class::cast)
            .filter(one -> one.source().importer().equals(ADDS))
            .toList();
    if (all.size() < 2) {
      return Optional.empty();
    }
    Provenance first = all.getFirst().source();
    Provenance source =
        new Provenance(
            all.size() + " cProfile files added", "", first.importer(), first.importerVersion());
    return Optional.of(
        new AddedProfiles(
            source,
            CallGraph.sum(all.stream().map(Capture.OfCallGraph::graph).toList()),
            all.stream().map(Capture.OfCallGraph::source).toList()));
  }
}
