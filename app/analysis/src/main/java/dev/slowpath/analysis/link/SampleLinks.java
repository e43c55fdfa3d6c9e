package dev.slowpath.analysis.link;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The samples of profiles joined to requests, each metric when it is first asked for. What spans
/// tell of threads and handlers is collected once for all.
final class SampleLinks {
  private static final String FLIGHT_RECORDING = "jfr";

  private final Linked linked;
  private final Map<Samples, SamplesByEndpoint> known = new ConcurrentHashMap<>();
  private @Nullable RequestThreads threads;
  private @Nullable Handlers handlers;

  SampleLinks(Linked linked) {
    this.linked = linked;
  }

  SamplesByEndpoint of(Profile profile, Samples samples) {
    return known.computeIfAbsent(
        samples,
        absent ->
            new SamplesByEndpoint(
                linked,
                profile,
                absent,
                threads().of(profile, isNumberedAlike(profile)),
                handlers()));
  }

  /// Flight recordings number threads as Java does, and so do spans.
  private boolean isNumberedAlike(Profile profile) {
    return linked.profiles().stream()
        .filter(one -> one.source().importer().equals(FLIGHT_RECORDING))
        .anyMatch(one -> one.profile().equals(profile));
  }

  private synchronized RequestThreads threads() {
    RequestThreads found = threads;
    if (found == null) {
      found = new RequestThreads(linked.traces(), linked.requests());
      threads = found;
    }
    return found;
  }

  private synchronized Handlers handlers() {
    Handlers found = handlers;
    if (found == null) {
      found = Handlers.of(linked);
      handlers = found;
    }
    return found;
  }
}
