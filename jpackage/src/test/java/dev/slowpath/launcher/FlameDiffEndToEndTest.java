package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shop's recordings before and after its repairs, laid on one another.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class FlameDiffEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path SHOP = Path.of("../sample-data/shop").toAbsolutePath().normalize();
  private static final String SERVICE = "dev.slowpath.sample.shop.service.";

  @TempDir private Path folder = Path.of("");

  private Ended slowpath(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PRODUCT.resolve("bin/slowpath").toString()));
    command.addAll(List.of(arguments));
    return Ended.run(folder, Ended.bareShellAnd(Map.of()), command);
  }

  @Test
  void framesOfSerialisationAndRepeatedQueriesAreGoneAndTheirReplacementIsNew()
      throws IOException, InterruptedException {
    Ended ended =
        slowpath(
            "flame",
            SHOP.resolve("after/shop.jfr").toString(),
            "--diff",
            SHOP.resolve("before/shop.jfr").toString(),
            "--format",
            "json");
    assertEquals(0, ended.code(), ended.errors());
    JsonNode diff = JsonMapper.shared().readTree(ended.output());
    TreeSet<String> gone = new TreeSet<>();
    TreeSet<String> come = new TreeSet<>();
    int noise = 0;
    for (JsonNode node : diff.get("nodes")) {
      boolean isNoise = node.get("verdict").stringValue().equals("noise");
      noise += isNoise ? 1 : 0;
      if (!isNoise && node.get("frame").intValue() >= 0) {
        String name = diff.get("frames").get(node.get("frame").intValue()).stringValue();
        if (node.get("totalAfter").longValue() == 0) {
          gone.add(name);
        } else if (node.get("totalBefore").longValue() == 0) {
          come.add(name);
        }
      }
    }
    assertTrue(gone.contains(SERVICE + "Catalog.encodedThrice"), gone::toString);
    assertTrue(gone.contains(SERVICE + "Json.decode"), gone::toString);
    assertTrue(gone.contains(SERVICE + "Orders.pageWithLookups"), gone::toString);
    assertTrue(come.contains(SERVICE + "Catalog.encodedOnce"), come::toString);
    assertTrue(noise > diff.get("nodes").size() / 2, noise + " of " + diff.get("nodes").size());
  }

  @Test
  void speedscopeFileOfTheShopHasTheSameTotalWhenReadAgain()
      throws IOException, InterruptedException {
    Path file = folder.resolve("shop.speedscope.json");
    String recording = SHOP.resolve("before/shop.jfr").toString();
    slowpath("flame", recording, "--format", "speedscope", "-o", file.toString());
    JsonNode one =
        JsonMapper.shared().readTree(slowpath("hot", recording, "--format", "json").output());
    JsonNode other =
        JsonMapper.shared().readTree(slowpath("hot", file.toString(), "--format", "json").output());
    assertTrue(Files.size(file) > 1_000);
    assertEquals(one.get("total").longValue(), other.get("total").longValue());
    assertEquals(
        one.get("frames").get(0).get("self").longValue(),
        other.get("frames").get(0).get("self").longValue());
  }
}
