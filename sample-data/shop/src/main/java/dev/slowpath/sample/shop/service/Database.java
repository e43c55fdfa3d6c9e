package dev.slowpath.sample.shop.service;

import java.net.URI;

/// Which database the shop talks to, as its spans name it.
public record Database(String jdbcUrl) {
  private static final String PREFIX = "jdbc:";

  String host() {
    return uri().getHost();
  }

  long port() {
    return uri().getPort();
  }

  String name() {
    return uri().getPath().substring(1);
  }

  private URI uri() {
    return URI.create(jdbcUrl.substring(PREFIX.length()));
  }
}
