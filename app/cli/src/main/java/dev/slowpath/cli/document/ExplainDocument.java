package dev.slowpath.cli.document;

import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.Live.Imagined;
import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.workbench.live.LiveExplain.Answered;
import dev.slowpath.workbench.wording.LiveWords;
import java.nio.file.Path;

/// The plans that a live system gave, with what was asked.
public record ExplainDocument(Answered answered, Path folder, PlanDocument plans) {

  /// Writes the whole JSON document; `docs/json.md` describes it.
  public void json(Json json) {
    json.document(() -> {
      json.text("system", answered.system());
      json.text("folder", folder.toString());
      json.instant("at", answered.at());
      json.texts(
          "files", answered.files().stream().map(file -> file.getFileName().toString()).toList());
      json.text("statement", answered.question().statement());
      json.flag("analyzed", answered.question().isRun());
      json.array(
          "parameters",
          answered.parameters(),
          one -> {
            json.whole("number", one.number());
            json.text("type", one.type());
            json.textOrNull("value", value(one));
            json.textOrNull("sampled", isSampled(one) ? one.origin() : "");
          });
      if (answered.imagined().isPresent()) {
        json.object("index", () -> index(json, answered.imagined().get()));
      } else {
        json.textOrNull("index", "");
      }
      plans.members(json);
    });
  }

  private void index(Json json, Imagined index) {
    PlanTree then = plans.plans().getLast().plan();
    json.text("statement", answered.question().index());
    json.text("name", index.name());
    json.whole("sizeBytes", index.bytes());
    json.flag("used", LiveWords.isUsed(index, then));
    json.number("costNow", LiveWords.cost(plans.plans().getFirst().plan()));
    json.number("costThen", LiveWords.cost(then));
  }

  private String value(Parameter parameter) {
    return answered.question().values().getOrDefault(parameter.number(), "");
  }

  private boolean isSampled(Parameter parameter) {
    return !parameter.origin().isEmpty() && parameter.sample().equals(value(parameter));
  }

  public void text(Page page) {
    for (Parameter one : answered.parameters()) {
      String value = value(one);
      String from = isSampled(one) ? ", " + one.origin() : "";
      page.line(
          value.isEmpty()
              ? "$%d  any value (%s)".formatted(one.number(), one.type())
              : "$%d  %s (%s%s)".formatted(one.number(), value, one.type(), from));
    }
    if (!answered.parameters().isEmpty()) {
      page.blank();
    }
    plans.text(page);
    answered
        .imagined()
        .ifPresent(index ->
            page.blank()
                .line(
                    LiveWords.imagined(
                        index, plans.plans().getFirst().plan(), plans.plans().getLast().plan())));
  }
}
