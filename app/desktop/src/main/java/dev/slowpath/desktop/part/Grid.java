package dev.slowpath.desktop.part;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A table of rows of one height, whose cells are made once and filled again.
public final class Grid<R> {
  private final TableView<R> view = new TableView<>();

  /// @param name what is read out
  public Grid(String name, double rowHeight) {
    view.setFixedCellSize(rowHeight);
    view.getStyleClass().add("grid");
    view.setAccessibleText(name);
    view.setPlaceholder(new Label(""));
    view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
  }

  public TableView<R> view() {
    return view;
  }

  public void show(List<R> rows) {
    view.getItems().setAll(rows);
  }

  public void onSelect(Consumer<R> told) {
    view.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (row != null) {
            told.accept(row);
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

  /// A column of figures, right aligned.
  public Grid<R> figures(
      String title, double width, ToDoubleFunction<R> figure, Function<R, String> text) {
    TableColumn<R, R> column = column(title, Comparator.comparingDouble(figure));
    fix(column, width);
    column.getStyleClass().add("figures");
    column.setCellFactory(_ -> new WordsCell<>(text, List.of("figures")));
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

  private static final class WordsCell<R> extends TableCell<R, R> {
    private final Function<R, String> text;

    WordsCell(Function<R, String> text, List<String> styles) {
      this.text = text;
      getStyleClass().addAll(styles);
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
      super.updateItem(row, empty);
      String words = row == null || empty ? "" : text.apply(row);
      setText(words);
      boolean isFaint = words.equals("0") || words.equals("–");
      if (isFaint != getStyleClass().contains("faint")) {
        if (isFaint) {
          getStyleClass().add("faint");
        } else {
          getStyleClass().remove("faint");
        }
      }
      setTooltip(words.length() > 24 ? new Tooltip(words) : null);
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
