package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.bottlenecks.BottlenecksView;
import dev.slowpath.desktop.compare.CompareView;
import dev.slowpath.desktop.database.DatabaseView;
import dev.slowpath.desktop.endpoints.EndpointsView;
import dev.slowpath.desktop.findings.FindingsView;
import dev.slowpath.desktop.flame.FlameView;
import dev.slowpath.desktop.jvm.JvmView;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.plans.PlansView;
import dev.slowpath.desktop.sources.SourcesView;
import dev.slowpath.desktop.statements.StatementsView;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.traces.TracesView;
import java.util.EnumMap;
import java.util.Map;

/// The pages of one window in one theme.
final class Pages {
  private final Map<Page, PageView> views = new EnumMap<>(Page.class);
  private final EndpointsView endpoints;
  private final StatementsView statements;
  private final PlansView plans;
  private final FlameView flame;

  Pages(Palette palette, Links links) {
    endpoints = new EndpointsView(palette, links);
    statements = new StatementsView(palette, links);
    plans = new PlansView(palette, links);
    flame = new FlameView(palette, links);
    views.put(Page.SOURCES, new SourcesView(palette, links));
    views.put(Page.BOTTLENECKS, new BottlenecksView(palette, links));
    views.put(Page.ENDPOINTS, endpoints);
    views.put(Page.FLAME, flame);
    views.put(Page.JVM, new JvmView(palette, links));
    views.put(Page.TRACES, new TracesView(palette, links));
    views.put(Page.STATEMENTS, statements);
    views.put(Page.PLANS, plans);
    views.put(Page.DATABASE, new DatabaseView(links));
    views.put(Page.COMPARE, new CompareView(palette, links));
    views.put(Page.FINDINGS, new FindingsView(palette, links));
  }

  Map<Page, PageView> views() {
    return views;
  }

  StatementsView statements() {
    return statements;
  }

  PlansView plans() {
    return plans;
  }

  FlameView flame() {
    return flame;
  }

  EndpointsView endpoints() {
    return endpoints;
  }
}
