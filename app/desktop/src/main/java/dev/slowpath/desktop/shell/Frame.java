package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Servers;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What surrounds every page: header, navigation, filters, notices, files being read, status line.
final class Frame extends BorderPane {
  /// Below this width the navigation shows icons only.
  static final double COMPACT = 1180;

  private final Map<Page, PageView> pages;
  private final Header header;
  private final Navigation navigation;
  private final FilterBar filters;
  private final NoticeBar notices = new NoticeBar();
  private final JobBar jobs = new JobBar();
  private final BorderPane centre = new BorderPane();
  private final Label status = Parts.label("");
  private final Label kept = Parts.label("");
  private boolean hasLoads;

  /// What the controls of the frame do.
  interface Actions {
    void go(Page page);

    void back();

    void forward();

    void addFiles();

    Servers servers();

    void otherTheme();

    void search();

    void addFilter();

    void removeFilter(Filter filter);

    void showKeys();
  }

  Frame(Map<Page, PageView> pages, Actions actions) {
    this.pages = pages;
    header = new Header(actions);
    navigation = new Navigation(pages.keySet(), actions::go, actions::showKeys);
    filters = new FilterBar(actions::removeFilter, actions::addFilter);
    centre.setTop(new VBox(filters, notices));
    centre.getStyleClass().add("page");
    setTop(header);
    setLeft(navigation);
    setCenter(centre);
    setBottom(new VBox(jobs, statusBar()));
    widthProperty().addListener((_, _, width) -> compact(width.doubleValue()));
  }

  private void compact(double width) {
    boolean isCompact = width > 0 && width < COMPACT;
    navigation.compact(isCompact);
    header.compact(isCompact);
  }

  private HBox statusBar() {
    HBox bar = new HBox(status, Parts.gap(), kept, Parts.label("Local only"));
    bar.getStyleClass().add("status");
    bar.setMinHeight(24);
    bar.setMaxHeight(24);
    return bar;
  }

  void describe(Investigation investigation) {
    String held =
        investigation.filters().all().stream()
            .map(filter -> FilterWords.key(filter).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    header.describe(investigation.name(), Words.captured(investigation), held);
    status.setText(Words.status(investigation));
    filters.show(investigation);
    hasLoads = investigation.linked().window().isPresent();
    pages.forEach(
        (page, view) -> view.count(investigation, count -> navigation.count(page, count)));
  }

  void put(Page page, PageView view) {
    centre.setCenter(view.root());
    navigation.select(page);
    filters.end(view.note(), view.switches(), hasLoads && page != Page.SOURCES);
    String spoken = view.spoken();
    view.root().setAccessibleText(spoken.isEmpty() ? page.title() : page.title() + ": " + spoken);
  }

  void steps(boolean hasBack, boolean hasForward) {
    header.steps(hasBack, hasForward);
  }

  NoticeBar notices() {
    return notices;
  }

  JobBar jobs() {
    return jobs;
  }

  /// Takes over what the frame before had to say.
  void adopt(NoticeBar before) {
    before.sentences().forEach(notices::say);
  }

  /// Says where the investigation is kept.
  void kept(String words) {
    kept.setText(words);
  }
}
