package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Filters;
import java.util.Optional;

/// Where one is in the window and has been, with the filters of each place.
final class ShellModel {
  private final History<View> history = new History<>();
  private View now = View.START;

  ShellModel() {
    history.visit(now);
  }

  View now() {
    return now;
  }

  boolean hasBack() {
    return history.hasBack();
  }

  boolean hasForward() {
    return history.hasForward();
  }

  /// Writes down what is chosen on the page that is left.
  void leave(String chosen) {
    now = now.choosing(chosen);
    history.amend(now);
  }

  /// Takes over filters that an investigation came with.
  void adopt(Filters filters) {
    now = now.under(filters);
    history.amend(now);
  }

  View go(Page page) {
    return visit(page == now.page() ? now : now.at(page));
  }

  View filter(Filter filter) {
    return visit(now.under(now.filters().with(filter)));
  }

  View remove(Filter filter) {
    return visit(now.under(now.filters().without(filter)));
  }

  View removeAll() {
    return visit(now.under(Filters.none()));
  }

  /// Goes to a place that was kept.
  View visit(View view) {
    now = view;
    history.visit(view);
    return view;
  }

  Optional<View> back() {
    return history.back().map(this::at);
  }

  Optional<View> forward() {
    return history.forward().map(this::at);
  }

  private View at(View view) {
    now = view;
    return view;
  }
}
