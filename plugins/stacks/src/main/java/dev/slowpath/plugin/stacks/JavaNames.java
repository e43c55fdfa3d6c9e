package dev.slowpath.plugin.stacks;

/// Names of Java methods as the JVM writes them.
public final class JavaNames {
  private JavaNames() {}

  /// `org/shop/Orders.list` as `org.shop.Orders.list`; any other name as it is. It goes by Java's
  /// habit of capital letters, because Go writes `net/http.serve`.
  public static String dotted(String name) {
    return isSlashedClass(name) ? name.replace('/', '.') : name;
  }

  private static boolean isSlashedClass(String name) {
    int slash = name.lastIndexOf('/');
    int dot = name.indexOf('.');
    return slash > 0
        && dot > slash + 1
        && Character.isUpperCase(name.charAt(slash + 1))
        && name.indexOf(' ') < 0
        && name.indexOf('(') < 0;
  }
}
