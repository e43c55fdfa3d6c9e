package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The search of the window: over everything, over filters, over the tables of a page.
final class Searching {
  private final Shell shell;
  private final World world;
  private final Overlay overlay;
  private List<Find> indexed = List.of();

  Searching(Shell shell, World world, Overlay overlay) {
    this.shell = shell;
    this.world = world;
    this.overlay = overlay;
  }

  /// Makes the list of what can be gone to, beside the screen.
  void index(Investigation investigation) {
    world.think(() -> SearchIndex.of(investigation, shell), finds -> indexed = finds);
  }

  void open(List<Command> commands) {
    List<Find> finds = new ArrayList<>();
    for (Page page : Page.values()) {
      finds.add(Find.of(Find.Kind.PAGE, page.title(), "", () -> shell.go(page)));
    }
    for (Command command : commands) {
      String keys = command.keys().isEmpty() ? "" : KeySheet.shown(command.keys());
      finds.add(Find.of(Find.Kind.COMMAND, command.name(), keys, command.action()));
    }
    finds.addAll(indexed);
    SearchModel model = new SearchModel(finds);
    Investigation whole = shell.whole();
    open(
        "Search pages, endpoints, traces, SQL, frames, commands",
        words -> {
          SearchModel.Found found = model.find(words);
          return found.count() > 0
              ? found
              : SearchIndex.trace(words, whole, shell)
                  .map(one -> new SearchModel.Found(List.of(one), 1))
                  .orElse(found);
        });
  }

  void openFilters() {
    Investigation whole = shell.whole();
    Optional<TimeRange> observed = whole.linked().window();
    SearchModel model = new SearchModel(SearchIndex.filters(whole, shell));
    open(
        "Hold every page to a time (09:30..09:35), an endpoint, a service, a thread",
        words -> {
          SearchModel.Found found = model.find(words);
          Optional<Find> typed =
              observed.flatMap(range -> TypedTime.of(words, range)).map(this::timed);
          return typed.map(one -> new SearchModel.Found(List.of(one), 1)).orElse(found);
        });
  }

  private Find timed(TimeRange range) {
    Filter filter = new Filter.Time(range);
    return Find.of(Find.Kind.FILTER, FilterWords.value(filter), "Time", () -> shell.filter(filter));
  }

  /// The pictures of a page as tables; asks which where there are several.
  void openTables(Page page, List<Twin> twins) {
    if (twins.isEmpty()) {
      shell.say("What %s shows is a table already".formatted(page.title()));
      return;
    }
    if (twins.size() == 1) {
      shell.showTable(twins.getFirst());
      return;
    }
    List<Find> finds =
        twins.stream()
            .map(twin ->
                Find.of(
                    Find.Kind.COMMAND,
                    "Table: " + twin.title(),
                    twin.rows().size() + " rows",
                    () -> shell.showTable(twin)))
            .toList();
    open("Which picture as a table", new SearchModel(finds)::find);
  }

  private void open(String prompt, Function<String, SearchModel.Found> finder) {
    SearchView view =
        new SearchView(
            prompt, (words, found) -> world.think(() -> finder.apply(words), found), this::choose);
    overlay.open(view, view.field());
  }

  private void choose(Find find) {
    overlay.close();
    find.go().run();
  }
}
