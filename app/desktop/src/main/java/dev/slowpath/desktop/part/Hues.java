package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.profile.Frame;

/// Which colour and icon a subject has, the same on every page.
public final class Hues {

  private Hues() {}

  public static Token of(Lever lever) {
    return switch (lever) {
      case DATABASE_QUERIES -> Token.DB;
      case CACHING -> Token.CACHE;
      case ASYNC_IO -> Token.HTTP;
      case CONNECTION_POOLING -> Token.WAIT;
      case APPLICATION_SERVER -> Token.SERVER;
      case SERIALISATION -> Token.SER;
      case CODE -> Token.CODE;
      case MIGRATION -> Token.MIGR;
    };
  }

  static String icon(Lever lever) {
    return switch (lever) {
      case DATABASE_QUERIES -> "d-database-outline";
      case CACHING -> "c-cached";
      case ASYNC_IO -> "t-transit-connection-variant";
      case CONNECTION_POOLING -> "l-lan-connect";
      case APPLICATION_SERVER -> "s-server";
      case SERIALISATION -> "c-code-json";
      case CODE -> "c-code-braces";
      case MIGRATION -> "d-database-import-outline";
    };
  }

  public static Token of(TimeKind kind) {
    return switch (kind) {
      case DATABASE -> Token.DB;
      case HTTP -> Token.HTTP;
      case CACHE -> Token.CACHE;
      case WAIT -> Token.WAIT;
      case SERIALISATION -> Token.SER;
      case OWN -> Token.OWN;
    };
  }

  /// The name of a kind of time in legends.
  public static String name(TimeKind kind) {
    return switch (kind) {
      case DATABASE -> "Database";
      case HTTP -> "Outgoing HTTP";
      case CACHE -> "Cache";
      case WAIT -> "Queue or pool wait";
      case SERIALISATION -> "Serialisation";
      case OWN -> "Own code";
    };
  }

  public static Token of(Frame.Kind kind) {
    return switch (kind) {
      case COMPILED -> Token.J_COMP;
      case INLINED -> Token.J_INL;
      case C1 -> Token.J_C1;
      case INTERPRETED -> Token.J_INT;
      case VM -> Token.VM;
      case NATIVE -> Token.NATIVE;
      case KERNEL -> Token.KERNEL;
      case PYTHON -> Token.PY;
      case SYNTHETIC, UNKNOWN -> Token.AGG;
      case SPAN_DATABASE -> Token.DB;
      case SPAN_CALL -> Token.HTTP;
      case SPAN_CACHE -> Token.CACHE;
      case SPAN_WAIT -> Token.WAIT;
      case SPAN_SERIALISATION -> Token.SER;
      case SPAN_OWN -> Token.OWN;
    };
  }
}
