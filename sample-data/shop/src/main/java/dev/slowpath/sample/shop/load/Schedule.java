package dev.slowpath.sample.shop.load;

import dev.slowpath.sample.shop.data.ShopData;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// When which request is sent: open loop, fixed by a seed, the same for both modes.
///
/// Each block holds the same number of each kind at random instants of its own. Stock and the
/// legacy export come in bursts, and half of the pings fall into the time after such a burst.
///
/// @param blocks how many blocks
/// @param blockSeconds how long each is
/// @param data what may be asked for
public record Schedule(long seed, int blocks, int blockSeconds, ShopData data) {
  private static final int SINGLES = 16;
  private static final int CONTROLS = 24;
  private static final int STOCK_BURSTS = 2;
  private static final int STOCK_BURST = 16;
  private static final int EXPORT_BURSTS = 4;
  private static final int EXPORT_BURST = 4;
  private static final int PINGS_AFTER_BURST = 4;
  private static final int PINGS = 8;
  private static final long BURST_WITHIN_US = 5_000;
  private static final long PINGED_WITHIN_US = 600_000;
  private static final List<String> COUNTRIES = List.of("DE", "FR", "IT", "PL", "ES");

  /// All arrivals in the order of their instants.
  List<Arrival> arrivals() {
    var random = new Random(seed);
    var arrivals = new ArrayList<Arrival>();
    for (var block = 0; block < blocks; block++) {
      addSingles(arrivals, block, random);
      addControls(arrivals, block, random);
      addBursts(arrivals, block, random);
    }
    arrivals.sort(Arrival.ORDER);
    return arrivals;
  }

  private void addSingles(List<Arrival> arrivals, int block, Random random) {
    for (var i = 0; i < SINGLES; i++) {
      var to = 200 + random.nextInt(data.orders() - 199);
      arrivals.add(anywhere(block, random, "/orders", "/orders?to=" + to));
      var coupon = "C%05d".formatted(random.nextInt(ShopData.COUPONS));
      arrivals.add(anywhere(block, random, "/orders/search", "/orders/search?coupon=" + coupon));
      var product = 1 + random.nextInt(ShopData.PRODUCTS);
      var country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      var path = "/products/" + product + "?country=" + country;
      arrivals.add(anywhere(block, random, "/products/{id}", path));
      arrivals.add(anywhere(block, random, "/reports/top-products", "/reports/top-products"));
      var basket = 1 + random.nextInt(100_000);
      path = "/checkout/quote?basket=" + basket;
      arrivals.add(anywhere(block, random, "/checkout/quote", path));
      arrivals.add(anywhere(block, random, "/catalog.json", "/catalog.json"));
    }
  }

  private void addControls(List<Arrival> arrivals, int block, Random random) {
    for (var i = 0; i < CONTROLS; i++) {
      var order = 1 + random.nextInt(data.orders());
      arrivals.add(anywhere(block, random, "/orders/{id}", "/orders/" + order));
      var customer = 1 + random.nextInt(data.customers());
      arrivals.add(anywhere(block, random, "/customers/{id}", "/customers/" + customer));
      arrivals.add(anywhere(block, random, "/categories", "/categories"));
      arrivals.add(anywhere(block, random, "/health", "/health"));
    }
    for (var i = 0; i < PINGS; i++) {
      arrivals.add(anywhere(block, random, "/legacy/ping", "/legacy/ping"));
    }
  }

  private void addBursts(List<Arrival> arrivals, int block, Random random) {
    for (var burst = 0; burst < STOCK_BURSTS; burst++) {
      var from = instant(block, random);
      for (var i = 0; i < STOCK_BURST; i++) {
        var at = from + random.nextLong(BURST_WITHIN_US);
        var product = 1 + random.nextInt(ShopData.PRODUCTS);
        arrivals.add(new Arrival(at, block, "/stock", "/stock?product=" + product));
      }
    }
    for (var burst = 0; burst < EXPORT_BURSTS; burst++) {
      var from = instant(block, random);
      for (var i = 0; i < EXPORT_BURST; i++) {
        var at = from + random.nextLong(BURST_WITHIN_US);
        arrivals.add(new Arrival(at, block, "/legacy/export", "/legacy/export"));
      }
      for (var i = 0; i < PINGS_AFTER_BURST; i++) {
        var at = from + random.nextLong(PINGED_WITHIN_US);
        arrivals.add(new Arrival(at, block, "/legacy/ping", "/legacy/ping"));
      }
    }
  }

  private Arrival anywhere(int block, Random random, String route, String path) {
    return new Arrival(instant(block, random), block, route, path);
  }

  private long instant(int block, Random random) {
    var blockUs = blockSeconds * 1_000_000L;
    return block * blockUs + random.nextLong(blockUs);
  }
}
