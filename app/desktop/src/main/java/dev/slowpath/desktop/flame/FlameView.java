package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameModel.Choice;
import dev.slowpath.desktop.flame.FlameModel.Shown;
import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The flame graph of a profile, one metric at a time, its frames by self time and its samples over
/// time; or how two profiles, times or threads differ.
public final class FlameView implements PageView, FlameMenu.Does {
  private final BorderPane root = new BorderPane();
  private final MetricChooser metrics = new MetricChooser(this::work);
  private final FlameSwitches switches = new FlameSwitches(this::work, this::turn);
  private final FlameSteps steps = new FlameSteps(this::work);
  private final FlameSearch search = new FlameSearch(this::step);
  private final FlameHead head;
  private final Comparing comparing = new Comparing(this::work);
  private final FlameLegend legend;
  private final FlameBoard board;
  private final FlameSide side;
  private final DiffSide diffSide = new DiffSide(search::exactly);
  private final TimePanel times;
  private final BorderPane middle = new BorderPane();
  private final Beside offering = new Beside();
  private final Beside working = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private List<Choice> choices = List.of();
  private @Nullable Shown shown;
  private @Nullable Compared compared;
  private @Nullable SampleTimes sampled;
  private String middleOf = "";
  private Optional<Predicate<Choice>> wanted = Optional.empty();
  private boolean wantsDifference;

  public FlameView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    head = new FlameHead(metrics, switches.modes(), search, this::offerBases, this::save);
    legend = new FlameLegend(palette);
    board = new FlameBoard(palette, this, this::told);
    side =
        new FlameSide(
            palette,
            frame -> search.exactly(frame.name()),
            threads -> ThreadList.hold(links, investigation.filters(), threads),
            steps::state);
    times = new TimePanel(palette, range -> links.filter(new Filter.Time(range)), this::sampled);
    middle.setTop(new VBox(head, comparing.bar(), steps));
    middle.setCenter(board);
    middle.setBottom(new VBox(times, legend));
    root.getStyleClass().add("page");
    show(investigation);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    int paths = of.linked().traces().size() > 0 ? 1 : 0;
    return of.linked().profiles().size() + paths;
  }

  @Override
  public void show(Investigation of) {
    investigation = of;
    offering.show(() -> FlameModel.choices(of), this::offer);
  }

  private void offer(List<Choice> offered) {
    choices = List.copyOf(offered);
    metrics.show(offered);
    if (offered.isEmpty()) {
      working.drop();
      shown = null;
      root.setRight(null);
      root.setCenter(FlameHead.empty(links::addFiles));
      return;
    }
    wanted.ifPresent(metrics::chooseFirst);
    wanted = Optional.empty();
    root.setCenter(middle);
    work();
    if (wantsDifference) {
      showDifference();
    }
  }

  /// Shows the critical paths of all traces; as soon as they are there.
  public void showPaths() {
    show(choice -> choice.metric() == Metric.CRITICAL_PATH);
  }

  /// Shows a metric of a profile; as soon as it is there.
  public void showMetric(String file, String metric) {
    show(choice ->
        choice.metric().id().equals(metric) && choice.profile().source().file().equals(file));
  }

  private void show(Predicate<Choice> isSo) {
    comparing.end();
    wanted = metrics.chooseFirst(isSo) ? Optional.empty() : Optional.of(isSo);
  }

  /// Shows the last profile held against the first; as soon as they are there.
  public void showDifference() {
    Optional<Base.Pair> pair = Base.firstAndLast(choices);
    wantsDifference = choices.isEmpty();
    pair.ifPresent(found -> {
      metrics.chooseFirst(found.last()::equals);
      comparing.against(found.first());
    });
  }

  private void work() {
    Choice choice = metrics.chosen();
    if (choice == null) {
      return;
    }
    times.show(choice, investigation.filters().time());
    Optional<Compared.Asked> asked = comparing.asked(choice, investigation, this::lenses);
    if (asked.isPresent()) {
      Compared.Asked both = asked.get();
      working.show(
          () -> Compared.of(both),
          found ->
              found.ifPresentOrElse(
                  this::open, () -> comparing.bar().none(both.before(), both.after())));
      return;
    }
    FlameMode mode = switches.mode();
    FlameModel.Wanted laidOut = new FlameModel.Wanted(mode, middleOf);
    List<Lens> lenses = lenses(Base.now(choice, investigation.filters()));
    working.show(() -> FlameModel.shown(choice, lenses, laidOut), ready -> open(ready, mode));
  }

  private List<Lens> lenses(Base of) {
    List<Lens> lenses = new ArrayList<>(of.lenses());
    lenses.addAll(steps.lenses(of.profile().profile()));
    lenses.addAll(switches.lenses());
    return lenses;
  }

  private void open(Shown ready, FlameMode mode) {
    shown = ready;
    compared = null;
    comparing.bar().hide();
    root.setRight(side);
    side.show(ready);
    ready
        .callers()
        .ifPresentOrElse(
            callers -> board.show(subject(ready, ready.layout(), 1), subject(ready, callers, 2)),
            () -> board.show(subject(ready, ready.layout(), 0), switches.isFlame()));
    legend.show(ready, mode);
    legend.tell(FlameModel.quality(ready));
    opened();
  }

  /// @param least the first row that is drawn: in a sandwich the function stands once in the
  ///   middle, above its callees
  private Subject subject(Shown ready, FlameLayout layout, int least) {
    Unit unit = ready.tree().unit();
    return new ProfileSubject(layout, unit, switches.hasFullNames(), least, palette);
  }

  private void open(Compared ready) {
    shown = null;
    compared = ready;
    comparing.bar().show(ready);
    root.setRight(diffSide);
    diffSide.show(ready);
    Subject subject =
        new DiffSubject(
            ready.layout(), ready.diff(), ready.unit(), switches.hasFullNames(), palette);
    board.show(subject, switches.isFlame());
    legend.showDifference();
    legend.tell(Compared.samples(ready));
    opened();
  }

  private void opened() {
    search.of(board.pictures());
    board.main().ifPresent(picture -> told(picture, picture.selected()));
  }

  private void told(FlamePicture picture, int node) {
    head.way(picture);
    Shown one = shown;
    Compared two = compared;
    if (one != null) {
      side.choose(one, picture.tree(), node);
    } else if (two != null) {
      diffSide.choose(two, node);
    }
  }

  private void turn(boolean isFlame) {
    if (board.pictures().size() == 1) {
      board.pictures().getFirst().turn(isFlame);
    }
  }

  private void sampled(SampleTimes found) {
    sampled = found;
    side.show(found);
  }

  private void offerBases() {
    Choice choice = metrics.chosen();
    if (choice != null) {
      head.offer(comparing.offers(choices, choice, investigation, Optional.ofNullable(sampled)));
    }
  }

  private void keepAsBase() {
    Choice choice = metrics.chosen();
    if (choice != null) {
      comparing.keep(Base.now(choice, investigation.filters()));
    }
  }

  /// Offers what is shown as a file.
  @Override
  public void save() {
    List<String> how = new ArrayList<>(steps.words());
    how.addAll(switches.words());
    Shown one = shown;
    Compared two = compared;
    board
        .main()
        .map(picture -> new Saved(picture, investigation.filters(), how))
        .flatMap(saved ->
            Optional.ofNullable(one)
                .map(saved::of)
                .or(() -> Optional.ofNullable(two).map(saved::of)))
        .ifPresent(graph -> head.offer(graph, format -> links.save(graph, format)));
  }

  @Override
  public boolean find() {
    search.focus();
    return true;
  }

  @Override
  public String chosen() {
    return search.text();
  }

  @Override
  public void choose(String what) {
    Shown ready = shown;
    boolean isFrame =
        ready != null && ready.frames().stream().anyMatch(one -> one.frame().name().equals(what));
    if (isFrame || (ready == null && !what.isEmpty())) {
      search.exactly(what);
    } else {
      search.type(what);
    }
  }

  @Override
  public void step(Kind kind, String about) {
    steps.add(kind, about);
  }

  @Override
  public void find(String name) {
    search.exactly(name);
  }

  @Override
  public void sandwich(String name) {
    middleOf = name;
    if (switches.mode() == FlameMode.SANDWICH) {
      work();
    } else {
      switches.modes().choose(FlameMode.SANDWICH);
    }
  }

  @Override
  public void mode(FlameMode mode) {
    board
        .main()
        .filter(picture -> picture.selected() > 0 && mode == FlameMode.SANDWICH)
        .ifPresentOrElse(
            picture -> sandwich(picture.tree().frame(picture.selected()).name()),
            () -> switches.modes().choose(mode));
  }

  @Override
  public void searchFrom(int by) {
    search.go(by);
  }

  @Override
  public void mergeRecursion() {
    switches.mergeRecursion();
  }

  @Override
  public void turn() {
    switches.turn();
  }

  @Override
  public void showTable() {
    twins().stream().findFirst().ifPresent(links::showTable);
  }

  @Override
  public boolean clearSearch() {
    return search.clear();
  }

  @Override
  public List<Command> commands() {
    Consumer<Kind> take = kind -> board.menu().ifPresent(menu -> menu.step(kind));
    List<Command> all = new ArrayList<>(FlameCommands.of(this, search, take));
    all.add(new Command("Return to all frames", "Alt+Home", board::zoomOut));
    all.add(new Command("Take the last of these steps back", "Alt+Z", steps::undo));
    all.add(new Command("Compare with another profile, time or thread", "Alt+W", this::offerBases));
    all.add(
        new Command("Keep what is shown, to compare others with it", "Alt+K", this::keepAsBase));
    all.addAll(switches.commands());
    all.addAll(comparing.commands());
    all.add(new Command("Save the graph as a file", "Alt+S", this::save));
    all.add(new Command("Timeline or heat map", "Alt+H", times::next));
    all.add(new Command("Frames or threads", "Alt+T", side::next));
    return all;
  }

  @Override
  public String look() {
    return switches.look() + "\n" + steps.look();
  }

  @Override
  public void look(String as) {
    switches.look(as);
    steps.look(as);
  }

  @Override
  public List<Node> switches() {
    return switches.others();
  }

  @Override
  public List<Twin> twins() {
    List<Twin> twins = new ArrayList<>();
    Compared two = compared;
    Shown one = shown;
    if (two != null) {
      twins.add(diffSide.twin(two));
    } else if (one != null) {
      twins.add(FlameModel.twin(one));
    }
    twins.addAll(times.twins());
    return twins;
  }

  @Override
  public String note() {
    return "Metrics are never added to one another";
  }

  @Override
  public String spoken() {
    return legend.told();
  }
}
