package dev.slowpath.plugin.jfr;

/// The name of a class as a program's source writes it.
final class ClassName {
  private ClassName() {}

  /// From the JVM's form: `[Ljava/lang/String;` is `java.lang.String[]`, `[B` is `byte[]`.
  static String of(String internal) {
    int dimensions = 0;
    while (dimensions < internal.length() && internal.charAt(dimensions) == '[') {
      dimensions++;
    }
    String element = internal.substring(dimensions);
    if (dimensions > 0 && element.startsWith("L") && element.endsWith(";")) {
      element = element.substring(1, element.length() - 1);
    } else if (dimensions > 0) {
      element = primitive(element);
    }
    return element.replace('/', '.') + "[]".repeat(dimensions);
  }

  private static String primitive(String letter) {
    return switch (letter) {
      case "B" -> "byte";
      case "C" -> "char";
      case "D" -> "double";
      case "F" -> "float";
      case "I" -> "int";
      case "J" -> "long";
      case "S" -> "short";
      case "Z" -> "boolean";
      default -> letter;
    };
  }
}
