package dev.slowpath.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchModelTest {

  private static Find find(Find.Kind kind, String text) {
    return Find.of(kind, text, "", () -> {});
  }

  private static List<String> found(SearchModel model, String words) {
    return model.find(words).listed().stream().map(Find::text).toList();
  }

  @Test
  void allWordsMustBeThereInAnyOrder() {
    SearchModel model =
        new SearchModel(
            List.of(
                find(Find.Kind.ENDPOINT, "GET /orders/search"),
                find(Find.Kind.ENDPOINT, "GET /orders"),
                find(Find.Kind.ENDPOINT, "POST /search")));
    assertEquals(List.of("GET /orders/search"), found(model, "search  ORDERS"));
  }

  @Test
  void wholeNameComesBeforeBeginningsAndBeginningsBeforeTheRest() {
    SearchModel model =
        new SearchModel(
            List.of(
                find(Find.Kind.FRAME, "replan"),
                find(Find.Kind.FRAME, "a plan"),
                find(Find.Kind.FRAME, "planner"),
                find(Find.Kind.FRAME, "plan")));
    assertEquals(List.of("plan", "planner", "a plan", "replan"), found(model, "plan"));
  }

  @Test
  void equalMatchesKeepTheOrderOfKinds() {
    SearchModel model =
        new SearchModel(List.of(find(Find.Kind.FRAME, "order"), find(Find.Kind.ENDPOINT, "order")));
    assertEquals(
        List.of(Find.Kind.ENDPOINT, Find.Kind.FRAME),
        model.find("ord").listed().stream().map(Find::kind).toList());
  }

  @Test
  void moreThanCanBeListedAreCounted() {
    List<Find> many = new ArrayList<>();
    for (int at = 0; at < 120; at++) {
      many.add(find(Find.Kind.STATEMENT, "select " + at));
    }
    SearchModel.Found found = new SearchModel(many).find("select");
    assertEquals(SearchModel.LISTED, found.listed().size());
    assertEquals(120, found.count());
  }
}
