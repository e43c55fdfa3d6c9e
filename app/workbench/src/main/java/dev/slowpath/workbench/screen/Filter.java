package dev.slowpath.workbench.screen;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import java.util.Objects;

/// A part of what was observed that every page is held to until it is taken away. One of each kind
/// at a time.
public sealed interface Filter {

  /// A stretch of time: everything is measured anew over it.
  record Time(TimeRange range) implements Filter {
    public Time {
      Objects.requireNonNull(range);
    }
  }

  /// The requests of one endpoint, and what they do.
  record OfEndpoint(EndpointKey endpoint) implements Filter {
    public OfEndpoint {
      Objects.requireNonNull(endpoint);
    }
  }

  /// The requests of one service, and what they do.
  record OfService(String service) implements Filter {
    public OfService {
      Objects.requireNonNull(service);
    }
  }

  /// The samples of one thread.
  ///
  /// @param thread its name
  record OfThread(String thread) implements Filter {
    public OfThread {
      Objects.requireNonNull(thread);
    }
  }
}
