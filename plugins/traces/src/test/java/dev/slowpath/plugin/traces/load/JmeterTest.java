package dev.slowpath.plugin.traces.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.traces.Read;
import dev.slowpath.plugin.traces.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmeterTest implements Samples {
  @Override
  public Importer importer() {
    return new JmeterImporter();
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return content[0] == '<' ? whole(content, cut) : Cuts.completeLines(content, cut);
  }

  /// XML is whole behind its last closing tag.
  private static int whole(byte[] content, int cut) {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.lastIndexOf('>') + 1;
    return cut >= end ? end : -1;
  }

  @Test
  void samplesWithinASampleStandBelowIt() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("jmeter").resolve("results.xml")));
    assertEquals(
        List.of(
            "web list orders",
            "web one product",
            "web buy",
            "shop.example http://shop.example/cart < web buy",
            "shop.example http://shop.example/paid < web buy"),
        Read.tree(traces));
    assertTrue(traces.failed(1));
    assertEquals(640_000_000, traces.durationNs(2));
  }

  @Test
  void aTestThatHasNotEndedIsReadAndItIsSaid() throws Exception {
    String xml =
        "<testResults version=\"1.2\">\n<httpSample t=\"5\" ts=\"1795255200125\" s=\"true\""
            + " lb=\"a\" rc=\"200\"/>\n";
    Imported imported = Read.text(importer(), xml);
    assertEquals(1, Read.traces(imported).size());
    assertEquals(
        List.of("truncated 1: the file ends before its closing tag"), Read.notices(imported));
  }

  @Test
  void noEntityIsResolvedAndASlipNamesItsLine() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE testResults [<!ENTITY a SYSTEM"
            + " \"file:///etc/passwd\">]>\n"
            + "<testResults><httpSample t=\"5\" ts=\"1\" lb=\"&a;\"/></testResults>\n";
    assertEquals(
        "JMeter's XML: testResults with samples", Read.refusal(importer(), bomb).expected());
  }

  @Test
  void labelIsTheEndpointAndTheHostTheService() throws Exception {
    TraceSet traces =
        Read.traces(Read.file(importer(), Samples.folder("jmeter").resolve("results.jtl")));
    assertEquals(
        List.of("shop.example list orders", "shop.example one product"), Read.tree(traces));
    assertEquals(182_000_000, traces.durationNs(0));
    assertTrue(traces.failed(1));
  }
}
