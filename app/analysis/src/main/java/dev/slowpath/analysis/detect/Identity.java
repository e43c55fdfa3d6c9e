package dev.slowpath.analysis.detect;

import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The identity of a bottleneck: its place, hashed. The cause and the figures do not enter it, so
/// the same place is recognised in another capture although its cause was repaired.
final class Identity {

  private Identity() {}

  static String of(Where where) {
    EndpointKey endpoint = where.endpoint();
    String place =
        String.join(
            "\n",
            endpoint == null ? "" : endpoint.service(),
            endpoint == null ? "" : endpoint.name(),
            where.statement(),
            where.frame(),
            where.resource());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
