package dev.slowpath.sample.shop.service;

/// What answers one route: a request in, the body out.
interface Endpoint {
  byte[] answer(Call call);
}
