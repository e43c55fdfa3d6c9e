package dev.slowpath.plugin.traces.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarTest implements Samples {
  @Override
  public Importer importer() {
    return new HarImporter();
  }

  @Test
  void requestIsJoinedByItsHeaderAndItsPhasesAreBelowIt() throws Exception {
    TraceSet traces = Read.traces(Read.file(importer(), Samples.folder("har").resolve("page.har")));
    assertEquals(
        List.of(
            "shop.example GET /orders/{id}",
            "shop.example blocked < shop.example GET /orders/{id}",
            "shop.example dns < shop.example GET /orders/{id}",
            "shop.example connect < shop.example GET /orders/{id}",
            "shop.example send < shop.example GET /orders/{id}",
            "shop.example wait < shop.example GET /orders/{id}",
            "shop.example receive < shop.example GET /orders/{id}",
            "cdn.example GET /logo.png",
            "cdn.example wait < cdn.example GET /logo.png"),
        Read.tree(traces));
    assertEquals("5b8efff798038103d269b633813fc60c", traces.trace(0).hex());
    assertEquals(traces.endNs(0), traces.endNs(6), "the phases fill the request");
    assertEquals("51200", traces.attribute(0, "http.response.body.size"));
    assertTrue(traces.attributes(7).get("http.response.body.size") == null);
  }
}
