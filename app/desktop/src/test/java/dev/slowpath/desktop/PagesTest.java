package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The window on the platform without a display: what each page says, and where clicks lead.
final class PagesTest {
  private static final int REQUESTS = 30;

  @BeforeAll
  static void start() {
    Platforms.startWithoutDisplay();
  }

  @Test
  void homePageRanksTheRepeatedStatementFirst() {
    Set<String> words = words(Page.BOTTLENECKS, repeated());
    assertTrue(words.contains("GET /orders"), words::toString);
    assertTrue(words.stream().anyMatch(word -> word.contains("N+1")), words::toString);
    assertTrue(words.contains("Median request"), words::toString);
  }

  @Test
  void endpointTableCountsItsRequests() {
    Shell shell = Platforms.onScreen(() -> shown(Page.ENDPOINTS, repeated()));
    TableView<?> table = Platforms.onScreen(() -> find(shell.scene().getRoot()));
    assertEquals(1, table.getItems().size());
    Set<String> words = Platforms.onScreen(() -> words(shell.scene().getRoot()));
    assertTrue(words.contains("Latency, 30 requests"), words::toString);
  }

  @Test
  void sourcesNameTheFileAndWhatItHolds() {
    Set<String> words = words(Page.SOURCES, repeated());
    assertTrue(words.contains("drawn.jsonl"), words::toString);
    assertTrue(words.contains("330 spans"), words::toString);
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyPageWithoutDataSaysWhatToDo(Page page) {
    Set<String> words = words(page, Investigation.empty());
    assertTrue(
        words.contains("Add files") && (page == Page.SOURCES || words.size() > 12),
        words::toString);
  }

  @Test
  void linkToEndpointLeadsThereAndBackReturns() {
    Shell shell = Platforms.onScreen(() -> shown(Page.BOTTLENECKS, repeated()));
    Platforms.onScreen(() -> {
      shell.toEndpoint(new EndpointKey("shop", "GET /orders"));
      return 0;
    });
    assertEquals(Page.ENDPOINTS, shell.page());
    Platforms.onScreen(() -> {
      shell.back();
      return 0;
    });
    assertEquals(Page.BOTTLENECKS, shell.page());
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void pictureHasTheGroundOfItsTheme(Theme theme) {
    BufferedImage image =
        Platforms.onScreen(() -> Picture.of(new Shell(theme, 1280, 800, NoFiles.INSTANCE).scene()));
    assertEquals(1280, image.getWidth());
    assertEquals(800, image.getHeight());
    var ground = Palette.of(theme).color(Token.BG_APP);
    assertEquals(Math.round(ground.getRed() * 255), image.getRGB(100, 500) >> 16 & 255);
  }

  private static Set<String> words(Page page, Investigation investigation) {
    Shell shell = Platforms.onScreen(() -> shown(page, investigation));
    Platforms.settle(shell.scene());
    return Platforms.onScreen(() -> words(Picture.laidOut(shell.scene()).getRoot()));
  }

  private static Shell shown(Page page, Investigation investigation) {
    Shell shell = new Shell(Theme.DARK, 1280, 800, NoFiles.INSTANCE);
    shell.show(investigation);
    shell.go(page);
    Picture.of(shell.scene());
    return shell;
  }

  private static Set<String> words(Node node) {
    return node.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(one -> ((Labeled) one).getText())
        .filter(text -> text != null && !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static TableView<?> find(Parent root) {
    return (TableView<?>) root.lookup(".grid");
  }

  /// Thirty requests that each read one product ten times over.
  private static Investigation repeated() {
    Provenance source = new Provenance("drawn.jsonl", "00", "drawn", "1");
    TraceSetBuilder builder = TraceSet.builder();
    for (int request = 1; request <= REQUESTS; request++) {
      addRequest(builder, source, request);
    }
    Format format = new Format("drawn", "Drawn spans", List.of(".jsonl"), "1");
    List<Capture> captures = List.of(new Capture.OfTraces(source, builder.build()));
    Outcome read = new Outcome.Read("drawn.jsonl", format, "00", 1, captures, List.of());
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  private static void addRequest(TraceSetBuilder builder, Provenance source, int request) {
    long start = 1_000_000_000_000_000_000L + request * 1_000_000_000L;
    List<String> route = List.of("http.request.method", "GET", "http.route", "/orders");
    builder.add(source, span(request, 1, SpanKind.SERVER, start, route));
    for (int read = 1; read <= 10; read++) {
      List<String> sql =
          List.of(
              "db.query.text",
              "select name from product where id = $1",
              "db.query.parameter.0",
              Integer.toString(read));
      builder.add(
          source, span(request, 1 + read, SpanKind.CLIENT, start + read * 15_000_000L, sql));
    }
  }

  private static Span span(int trace, int id, SpanKind kind, long at, List<String> attributes) {
    boolean isEntry = kind == SpanKind.SERVER;
    long length = isEntry ? 200_000_000L : 12_000_000L;
    String name = isEntry ? "GET /orders" : "select product";
    TraceId of = new TraceId(1, trace);
    return new Span(
        of,
        id,
        isEntry ? 0 : 1,
        "shop",
        name,
        kind,
        false,
        at,
        at + length,
        1,
        attributes,
        new Place.Whole());
  }
}
