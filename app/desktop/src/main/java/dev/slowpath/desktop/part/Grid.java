package dev.slowpath.desktop.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// A table of rows of one height, whose cells are made once and filled again. Rows are sorted
/// beside the screen's thread.
public final class Grid<R> {
  /// So many rows tell how many decimals a column has.
  private static final int LOOKED_AT = 200;

  private static final String SORTED = "sorted";

  private final TableView<R> view = new TableView<>();
  private final List<FigureColumn<R>> figures = new ArrayList<>();
  private final Beside sorting = new Beside();
  private List<R> given = List.of();
  private @Nullable R told;
  private boolean hasUserOrder;
  private boolean isMarking;

  /// @param name what is read out
  public Grid(String name, double rowHeight) {
    view.setFixedCellSize(rowHeight);
    view.setRowFactory(_ -> new Row<>());
    view.getStyleClass().add("grid");
    view.setAccessibleText(name);
    view.setPlaceholder(new Label(""));
    view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    view.setSortPolicy(_ -> {
      if (!isMarking) {
        sort();
      }
      return true;
    });
    view.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> markSorted());
  }

  public TableView<R> view() {
    return view;
  }

  /// Shows rows in the order given; an order that the user chose holds.
  public void show(List<R> rows) {
    given = List.copyOf(rows);
    told = null;
    figures.forEach(column -> column.measure(given));
    view.getItems().setAll(given);
    if (hasUserOrder) {
      sort();
    } else {
      sorting.drop();
    }
  }

  /// Shows rows sorted by a column, the largest first.
  public void show(List<R> rows, int column) {
    given = List.copyOf(rows);
    told = null;
    figures.forEach(one -> one.measure(given));
    TableColumn<R, ?> by = view.getColumns().get(column);
    by.setSortType(TableColumn.SortType.DESCENDING);
    isMarking = true;
    view.getSortOrder().setAll(List.of(by));
    isMarking = false;
    sort();
  }

  private void markSorted() {
    for (TableColumn<R, ?> column : view.getColumns()) {
      column.getStyleClass().remove(SORTED);
      if (view.getSortOrder().contains(column)) {
        column.getStyleClass().add(SORTED);
      }
    }
  }

  private void sort() {
    Comparator<R> order = view.getComparator();
    List<R> rows = given;
    hasUserOrder = order != null;
    sorting.show(
        () -> order == null ? rows : rows.stream().sorted(order).toList(), this::showSorted);
  }

  private void showSorted(List<R> sorted) {
    R chosen = view.getSelectionModel().getSelectedItem();
    view.getItems().setAll(sorted);
    if (chosen != null) {
      select(sorted.indexOf(chosen));
    }
  }

  /// Tells each row that is newly chosen.
  public void onSelect(Consumer<R> tell) {
    view.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (row != null && !row.equals(told)) {
            told = row;
            tell.accept(row);
          }
        });
  }

  public void select(int row) {
    if (row >= 0 && row < view.getItems().size()) {
      view.getSelectionModel().clearAndSelect(row);
      view.scrollTo(Math.max(0, row - 3));
    }
  }

  /// A column of words, which takes what width is left.
  public Grid<R> words(String title, double least, Function<R, String> text, String... styles) {
    TableColumn<R, R> column = column(title, Comparator.comparing(text));
    column.setMinWidth(least);
    column.setPrefWidth(least * 1.5);
    column.setCellFactory(_ -> new WordsCell<>(text, List.of(styles)));
    return this;
  }

  /// A column of figures, their decimal points below one another.
  public Grid<R> figures(
      String title, double width, ToDoubleFunction<R> figure, Function<R, String> text) {
    TableColumn<R, R> column = column(title, Comparator.comparingDouble(figure));
    fix(column, width);
    column.getStyleClass().add("figures");
    FigureColumn<R> aligned = new FigureColumn<>(text);
    figures.add(aligned);
    column.setCellFactory(_ -> new WordsCell<>(aligned::text, List.of("figures")));
    return this;
  }

  /// A column of nodes: made once for each cell on screen, then only filled.
  public <N extends Node> Grid<R> nodes(
      String title, double width, Supplier<N> make, BiConsumer<N, R> fill) {
    TableColumn<R, R> column = column(title, null);
    fix(column, width);
    column.setCellFactory(_ -> new NodeCell<>(make.get(), fill));
    return this;
  }

  /// A column of nodes that takes what width is left.
  public <N extends Node> Grid<R> wide(
      String title, double least, Supplier<N> make, BiConsumer<N, R> fill) {
    nodes(title, least, make, fill);
    TableColumn<R, ?> column = view.getColumns().getLast();
    column.setMaxWidth(5_000);
    column.setPrefWidth(least * 1.5);
    return this;
  }

  /// What stands in place of rows where there are none.
  public void empty(String words) {
    view.setPlaceholder(Parts.label(words, "t2", "s12"));
  }

  /// Lets the last column be sorted by a figure of its rows.
  public Grid<R> by(ToDoubleFunction<R> figure) {
    @SuppressWarnings("unchecked") // every column is made by column(…), of rows
    TableColumn<R, R> last = (TableColumn<R, R>) view.getColumns().getLast();
    last.setSortable(true);
    last.setComparator(Comparator.comparingDouble(figure));
    return this;
  }

  /// Marks the last column as the one that rows come sorted by, the largest first.
  public Grid<R> falling() {
    TableColumn<R, ?> last = view.getColumns().getLast();
    last.setSortType(TableColumn.SortType.DESCENDING);
    isMarking = true;
    view.getSortOrder().add(last);
    isMarking = false;
    return this;
  }

  /// What stands in the head of the last column.
  public Grid<R> head(Node picture) {
    view.getColumns().getLast().setGraphic(picture);
    return this;
  }

  /// Aligns the head of the last column with figures.
  public Grid<R> right() {
    view.getColumns().getLast().getStyleClass().add("head-right");
    return this;
  }

  private static void fix(TableColumn<?, ?> column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setMaxWidth(width);
  }

  private TableColumn<R, R> column(String title, @Nullable Comparator<R> order) {
    TableColumn<R, R> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setSortable(order != null);
    column.setReorderable(false);
    if (order != null) {
      column.setComparator(order);
    }
    view.getColumns().add(column);
    return column;
  }

  /// A row of cells that each stay in their place. Filled anew, it would ask for a layout of its
  /// own, and the table would style all that is in it once more, at each step of scrolling: only
  /// its cells need the layout, since what is in them changed.
  private static final class Row<R> extends TableRow<R> {
    @Override
    public void updateIndex(int index) {
      boolean wasLaidOut = !isNeedsLayout();
      super.updateIndex(index);
      if (wasLaidOut) {
        setNeedsLayout(false);
      }
    }
  }

  /// The figures of a column and how far they reach behind the decimal point.
  private static final class FigureColumn<R> {
    private final Function<R, String> figure;
    private int decimals;

    FigureColumn(Function<R, String> figure) {
      this.figure = figure;
    }

    void measure(List<R> rows) {
      decimals =
          rows.stream()
              .limit(LOOKED_AT)
              .mapToInt(row -> Aligned.decimals(figure.apply(row)))
              .max()
              .orElse(0);
    }

    String text(R row) {
      return Aligned.padded(figure.apply(row), decimals);
    }
  }

  private static final class WordsCell<R> extends TableCell<R, R> {
    private final Function<R, String> text;

    WordsCell(Function<R, String> text, List<String> styles) {
      this.text = text;
      getStyleClass().addAll(styles);
      Parts.tipWhenCut(this);
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
      super.updateItem(row, empty);
      String words = row == null || empty ? "" : text.apply(row);
      setText(words);
      String bare = words.replace("\u00A0", "");
      boolean isFaint = bare.equals("0") || bare.equals("–") || bare.equals("n<100");
      if (isFaint != getStyleClass().contains("faint")) {
        if (isFaint) {
          getStyleClass().add("faint");
        } else {
          getStyleClass().remove("faint");
        }
      }
    }
  }

  private static final class NodeCell<R, N extends Node> extends TableCell<R, R> {
    private final N node;
    private final BiConsumer<N, R> fill;

    NodeCell(N node, BiConsumer<N, R> fill) {
      this.node = node;
      this.fill = fill;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        return;
      }
      fill.accept(node, row);
      setGraphic(node);
    }
  }
}
