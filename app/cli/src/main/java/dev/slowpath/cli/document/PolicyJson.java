package dev.slowpath.cli.document;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Suppressed;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.wording.Causes;

/// What stands beside the ranking: how strictly was judged, what is suppressed, what is minor.
final class PolicyJson {

  private PolicyJson() {}

  static void beside(Json json, Policy policy, Ranking ranking) {
    json.object(
        "policy",
        () -> {
          json.textOrNull("name", policy.name());
          settings(json, policy);
        });
    json.array("suppressed", ranking.suppressed(), one -> suppressed(json, one));
    json.array("minor", ranking.minor(), one -> brief(json, one));
  }

  static void settings(Json json, Policy policy) {
    json.array(
        "settings",
        policy.settings(),
        one -> {
          json.text("threshold", one.threshold().id());
          json.number("value", one.value());
          json.textOrNull("route", one.route());
          json.text("place", one.place());
        });
  }

  private static void suppressed(Json json, Suppressed one) {
    brief(json, one.bottleneck());
    json.text("reason", one.by().reason());
    json.text("until", one.by().until().map(Object::toString).orElse(null));
    json.text("place", one.by().place());
  }

  private static void brief(Json json, Bottleneck one) {
    EndpointKey endpoint = one.where().endpoint();
    json.text("id", one.id());
    json.text("cause", one.cause().id());
    json.text("title", Causes.title(one.cause()));
    json.text("endpoint", endpoint == null ? null : endpoint.name());
    json.textOrNull("statement", one.where().statement());
    json.number("load", one.cost().load());
    json.number("totalMs", one.cost().totalMs());
    json.number("perRequestMs", one.cost().perRequestMs());
  }
}
