package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.DeclinedException.Reason;
import dev.slowpath.plugin.UnreachableException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a refusal of the server or of the driver means, and what mends it. Told apart by SQLSTATE
/// (PostgreSQL documentation, appendix A), whose words are in the server's language.
final class Refusals {
  private Refusals() {}

  /// The server wants a password and none was given.
  static boolean isWithoutPassword(SQLException refused) {
    return state(refused).equals("08004") && text(refused).contains("password");
  }

  static UnreachableException onConnecting(SQLException refused, Address place) {
    String passwords =
        "set PGPASSWORD, or put the line %s:%d:%s:%s:PASSWORD in ~/.pgpass"
            .formatted(place.host(), place.port(), place.database(), place.user());
    return switch (state(refused)) {
      case "08004" ->
          text(refused).contains("password")
              ? of("the server asks for a password and there is none", passwords, refused)
              : of(text(refused), "", refused);
      case "28P01" ->
          of("wrong password for user \"%s\"".formatted(place.user()), passwords, refused);
      case "28000" -> notLetIn(refused, place);
      case "3D000" ->
          of(
              "there is no database \"%s\"".formatted(place.database()),
              "name one of psql -l",
              refused);
      case "53300" ->
          of(
              "the server has no connection left",
              "try again, or raise max_connections or the role's connection limit",
              refused);
      case "57P03" -> of("the server is starting or stopping", "try again", refused);
      case "08001" -> of(text(refused), "check host, port and firewall", refused);
      default -> isTls(refused) ? tls(refused) : of(text(refused), "", refused);
    };
  }

  private static UnreachableException notLetIn(SQLException refused, Address place) {
    String text = text(refused);
    boolean isPlain = text.contains("no encryption") || text.contains("SSL off");
    if (isPlain) {
      return of(
          "the server lets nobody in without TLS", "add sslmode=require to the address", refused);
    }
    if (text.contains("pg_hba.conf")) {
      return of(
          text,
          "a line in pg_hba.conf for user %s and database %s"
              .formatted(place.user(), place.database()),
          refused);
    }
    return of(text, "name a role that may log in, as in postgresql://ROLE@host/db", refused);
  }

  private static boolean isTls(SQLException refused) {
    String text = text(refused).toLowerCase(Locale.ROOT);
    return text.contains("ssl")
        || text.contains("certificate")
        || text.contains("hostnameverifier");
  }

  private static UnreachableException tls(SQLException refused) {
    boolean isNotOffered = text(refused).contains("does not support SSL");
    return isNotOffered
        ? of(
            "the server does not offer TLS",
            "switch it on (ssl = on), or ask for none with sslmode=disable",
            refused)
        : of(
            "TLS failed: " + text(refused),
            "name the authority with sslrootcert=FILE, or check no certificate with"
                + " sslmode=require",
            refused);
  }

  /// In the middle of a capture.
  static UnreachableException onCapturing(SQLException failed, Address place) {
    return switch (state(failed)) {
      case "57014" ->
          of("the server took longer than 30 s, the limit of a capture", "try again", failed);
      case "55P03" ->
          of("a lock was not to be had within 2 s, the limit of a capture", "try again", failed);
      case "57P01", "57P02", "57P03", "08006", "08003", "08000" ->
          of("the connection was lost in the middle of a snapshot: " + text(failed), "", failed);
      case "42501" ->
          of(
              text(failed),
              "as a superuser: GRANT pg_monitor TO \"%s\";".formatted(place.user()),
              failed);
      default -> of(text(failed), "", failed);
    };
  }

  /// What the server has against a statement; empty where it is something else.
  static Optional<DeclinedException> onExplaining(SQLException failed, Address place) {
    String state = state(failed);
    return switch (state) {
      case "42501" ->
          Optional.of(
              new DeclinedException(
                  Reason.LACK,
                  said(failed),
                  "as their owner: GRANT SELECT ON the tables of the statement TO \"%s\";"
                      .formatted(place.user())));
      case "42P01" ->
          Optional.of(
              new DeclinedException(
                  Reason.STATEMENT,
                  said(failed),
                  "connect to the database of the statement; with currentSchema=NAME in the address"
                      + " for another schema"));
      case "25006" ->
          Optional.of(
              new DeclinedException(
                  Reason.QUESTION, said(failed), "ask for its plan without running it"));
      case "57014" ->
          Optional.of(
              new DeclinedException(
                  Reason.QUESTION,
                  "the statement took longer than 30 s, the limit of a run",
                  "ask for its plan without running it"));
      default ->
          state.startsWith("42") || state.startsWith("22") || state.startsWith("0A")
              ? Optional.of(
                  new DeclinedException(
                      Reason.STATEMENT,
                      said(failed),
                      "give the statement as the application sends it, or other values"))
              : Optional.empty();
    };
  }

  /// The server's own words, without the name it has for an error.
  private static String said(SQLException failed) {
    ServerErrorMessage message =
        failed instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    return message == null || message.getMessage() == null ? text(failed) : message.getMessage();
  }

  private static UnreachableException of(String found, String remedy, SQLException cause) {
    return new UnreachableException(found, remedy, cause);
  }

  static String state(SQLException failed) {
    return Objects.requireNonNullElse(failed.getSQLState(), "");
  }

  /// The first line, without the place in the server's source. What the driver says, in one line
  /// without its full stop: what mends it follows.
  private static String text(SQLException failed) {
    String text = Objects.requireNonNullElse(failed.getMessage(), "unknown");
    String line = text.lines().findFirst().orElse("unknown").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
