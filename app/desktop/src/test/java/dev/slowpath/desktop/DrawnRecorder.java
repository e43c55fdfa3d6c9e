package dev.slowpath.desktop;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A live system of the tests: host `closed` lets nobody in, host `secret` asks for a password, and
/// what it gives are drawn files, whose route tells what was asked.
public final class DrawnRecorder implements Recorder {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");

  @Override
  public String system() {
    return "Drawn";
  }

  @Override
  public String example() {
    return "drawn://host";
  }

  @Override
  public boolean isFor(String address) {
    return address.startsWith("drawn://");
  }

  @Override
  public List<Field> form(Map<String, String> environment) {
    return List.of(
        new Field("host", "Host", "here", "", List.of(), false),
        new Field("tls", "TLS", "prefer", "", List.of("prefer", "require"), false),
        new Field("password", "Password", "", "none", List.of(), true));
  }

  @Override
  public String address(Map<String, String> filled) {
    return "drawn://" + filled.get("host");
  }

  @Override
  public Live connect(String address, Access access) throws UnreachableException {
    boolean isShut =
        address.equals("drawn://secret")
            && access.asked().password("anybody").filter("open"::equals).isEmpty();
    if (address.equals("drawn://closed") || isShut) {
      throw new UnreachableException(
          isShut ? "the server asks for a password and there is none" : "nobody is there",
          "check the host",
          new IOException());
    }
    return new Drawn(address);
  }

  private record Drawn(String name) implements Live {
    @Override
    public Recording record() {
      return new Recording(AT, List.of(part("statements", "/orders")), List.of());
    }

    private static Part part(String name, String route) {
      return new Part(name, ".drawn", "drawn\n" + route + "\n");
    }

    @Override
    public String statement(String id) {
      return id;
    }

    @Override
    public List<Parameter> parameters(String statement) {
      return List.of(new Parameter(1, "integer", "7", "most common of product.id"));
    }

    @Override
    public Explained explain(Question question) throws DeclinedException {
      if (question.values().containsValue("wrong")) {
        throw new DeclinedException(
            DeclinedException.Reason.STATEMENT, "invalid input", "give other values");
      }
      String route = "/" + (question.isRun() ? "run" : "planned") + question.values().get(1);
      return new Explained(AT, List.of(part("explain", route)), Optional.empty());
    }

    @Override
    public void close() {}
  }
}
