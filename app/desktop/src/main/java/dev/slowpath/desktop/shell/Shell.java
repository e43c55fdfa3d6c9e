package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Book;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Servers;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.desk.Board;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// The window's content: pages in their frame, where one is and has been, in a theme.
public final class Shell implements Links, Frame.Actions {
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final World world;
  private final ShellModel model = new ShellModel();
  private final Overlay overlay = new Overlay();
  private final Commands commands;
  private final Dividers dividers = new Dividers();
  private final Set<Page> stale = EnumSet.allOf(Page.class);
  private final Searching searching;
  private final LivePanels servers;
  private final Map<Page, Looked> lookedAt = new EnumMap<>(Page.class);
  private Theme theme;
  private Investigation whole = Investigation.empty();
  private Investigation shown = whole;
  private final Meetings meetings = new Meetings(root, this);
  private Pages pages;
  private Frame frame;

  /// How a page was looked at, to be taken over by the one of the other theme.
  private record Looked(String chosen, String look) {}

  public Shell(Theme theme, double width, double height, World world) {
    this.theme = theme;
    this.world = world;
    scene = new Scene(root, width, height);
    theme.dress(scene);
    pages = new Pages(Palette.of(theme), this);
    frame = new Frame(pages.views(), this);
    root.getChildren().setAll(frame, overlay);
    searching = new Searching(this, world, overlay);
    servers = new LivePanels(this, world, overlay);
    commands = new Commands(this, world, scene);
    new Drops(root, world::read).listen();
    frame.describe(shown);
    render(model.now());
  }

  public Scene scene() {
    return scene;
  }

  public Page page() {
    return model.now().page();
  }

  public Theme theme() {
    return theme;
  }

  /// Where one is, with what is chosen there.
  public View view() {
    model.leave(now().chosen());
    return model.now();
  }

  Investigation whole() {
    return whole;
  }

  /// Shows an investigation, held to the filters in force.
  public void show(Investigation investigation) {
    whole = investigation;
    Filters held = model.now().filters();
    if (held.isEmpty() || held.equals(investigation.filters())) {
      model.adopt(investigation.filters());
      hold(investigation);
    } else {
      world.narrow(whole, held, this::hold);
    }
  }

  /// Shows an investigation as it was looked at when it was kept.
  public void show(Investigation investigation, View view) {
    whole = investigation;
    model.visit(view);
    world.narrow(whole, view.filters(), this::hold);
  }

  /// What people wrote changed.
  public void noted(Casebook casebook) {
    whole = whole.with(casebook);
    shown = shown.with(casebook);
    frame.describe(shown);
    stale.add(Page.FINDINGS);
    meetings.show(whole);
    if (page() == Page.FINDINGS) {
      leave();
      render(model.now());
    }
  }

  @Override
  public Book book() {
    return new Writing(this, world);
  }

  /// One finding a page, over everything else, until Escape.
  public void meet() {
    meetings.open(whole, Palette.of(theme));
  }

  private void hold(Investigation held) {
    shown = held;
    frame.describe(held);
    stale.addAll(EnumSet.allOf(Page.class));
    searching.index(held);
    render(model.now());
  }

  public void say(String sentence) {
    frame.notices().say(sentence);
  }

  /// How files that are being read get on.
  public void progress(Board board) {
    frame.jobs().show(board);
  }

  public void ended(Board board) {
    frame.jobs().ended(board);
  }

  /// Where the investigation is kept, in the status line.
  public void kept(String words) {
    frame.kept(words);
  }

  @Override
  public void go(Page wanted) {
    to(wanted, "");
  }

  private void to(Page wanted, String chosen) {
    leave();
    model.go(wanted);
    render(chosen.isEmpty() ? model.now() : model.now().choosing(chosen));
  }

  private void leave() {
    dividers.read(page(), now().root());
    model.leave(now().chosen());
  }

  private PageView now() {
    return Objects.requireNonNull(pages.views().get(page()), "no page " + page());
  }

  /// Shows a page, and fills it only now that it is seen.
  private void render(View view) {
    PageView page = now();
    if (stale.remove(view.page())) {
      page.show(shown);
      Looked before = lookedAt.remove(view.page());
      if (before != null) {
        page.look(before.look());
        page.choose(before.chosen());
      }
    }
    if (!view.chosen().isEmpty()) {
      page.choose(view.chosen());
    }
    frame.put(view.page(), page);
    frame.steps(model.hasBack(), model.hasForward());
    commands.of(page);
    dividers.restore(view.page(), page.root());
  }

  private void travel(View view) {
    if (view.filters().equals(shown.filters())) {
      render(view);
    } else {
      world.narrow(whole, view.filters(), this::hold);
    }
  }

  @Override
  public void back() {
    leave();
    model.back().ifPresent(this::travel);
  }

  @Override
  public void forward() {
    leave();
    model.forward().ifPresent(this::travel);
  }

  @Override
  public void filter(Filter filter) {
    leave();
    travel(model.filter(filter));
  }

  @Override
  public void removeFilter(Filter filter) {
    leave();
    travel(model.remove(filter));
  }

  public void removeFilters() {
    leave();
    travel(model.removeAll());
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public void addFiles() {
    world.choose();
  }

  @Override
  public void save(FlameExport graph, FlameFormat format) {
    world.save(graph, format);
  }

  @Override
  public void readAs(String file, String format) {
    world.readAs(file, format);
  }

  @Override
  public void judge(String file) {
    world.judge(file);
  }

  @Override
  public void showFormats() {
    showTable(TableSheet.formats(world.formats()));
  }

  @Override
  public void openSample() {
    world.sample();
  }

  @Override
  public void search() {
    searching.open(commands.all());
  }

  @Override
  public void addFilter() {
    searching.openFilters();
  }

  @Override
  public void showKeys() {
    KeySheet sheet = new KeySheet(commands.byPlace(pages.views()), overlay::close);
    overlay.open(sheet, sheet.closeButton());
  }

  /// The pictures of the page as tables; asks which where there are several.
  void showTables() {
    searching.openTables(page(), now().twins());
  }

  @Override
  public void showTable(Twin twin) {
    TableSheet sheet = new TableSheet(twin, world::copy, overlay::close);
    overlay.open(sheet, sheet.table());
  }

  /// Puts the cursor where the page is searched, or opens the search over all.
  void find() {
    if (!now().find()) {
      search();
    }
  }

  /// What stands around the page, in the theme of the moment.
  Frame frame() {
    return frame;
  }

  /// The same page and the same investigation in the other theme.
  @Override
  public void otherTheme() {
    leave();
    theme = theme.other();
    theme.dress(scene);
    pages
        .views()
        .forEach((page, view) -> lookedAt.put(page, new Looked(view.chosen(), view.look())));
    NoticeBar said = frame.notices();
    pages = new Pages(Palette.of(theme), this);
    frame = new Frame(pages.views(), this);
    frame.adopt(said);
    root.getChildren().setAll(frame, overlay);
    hold(shown);
  }

  /// Where things are divided, by the name of the split.
  public Map<String, Double> dividers() {
    dividers.read(page(), now().root());
    return dividers.kept();
  }

  public void divide(Map<String, Double> kept) {
    dividers.keep(kept);
  }

  @Override
  public void toEndpoint(EndpointKey endpoint) {
    go(Page.ENDPOINTS);
    pages.endpoints().select(endpoint);
  }

  @Override
  public void toStatement(String sql) {
    go(Page.STATEMENTS);
    pages.statements().select(sql);
  }

  @Override
  public void toPlan(String file, int number) {
    go(Page.PLANS);
    pages.plans().select(file, number);
  }

  @Override
  public void toMetric(String file, String metric) {
    go(Page.FLAME);
    pages.flame().showMetric(file, metric);
  }

  @Override
  public void toFrame(String name) {
    to(Page.FLAME, name);
  }

  @Override
  public void toTrace(String id) {
    to(Page.TRACES, id);
  }

  @Override
  public void toPaths() {
    go(Page.FLAME);
    pages.flame().showPaths();
  }

  @Override
  public void toDifference() {
    go(Page.FLAME);
    pages.flame().showDifference();
  }

  @Override
  public void toBottleneck(String id) {
    to(Page.BOTTLENECKS, id);
  }

  @Override
  public void toSource(String file) {
    to(Page.SOURCES, file);
  }

  void keep(boolean asks) {
    world.keep(view(), asks);
  }
}
