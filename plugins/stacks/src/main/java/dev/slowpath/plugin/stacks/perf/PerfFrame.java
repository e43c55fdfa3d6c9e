package dev.slowpath.plugin.stacks.perf;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.plugin.stacks.JavaNames;

/// A frame of a sample: an address, a symbol with its offset, a module in parentheses.
///
/// - CPython 3.12 and later name Python functions `py::function:file` with `-X perf`.
/// - The kernel's module is `[kernel.kallsyms]`, its modules' `[name]`; a line without a module
///   (`-F -dso`) is the kernel's where its address is in the upper half.
final class PerfFrame {
  private static final String PYTHON = "py::";
  private static final String KERNEL_HALF = "ffff";
  private static final int WIDTH_OF_ADDRESS = 16;

  private PerfFrame() {}

  static boolean isFrame(String line) {
    if (line.isEmpty() || !Character.isWhitespace(line.charAt(0))) {
      return false;
    }
    String bare = line.strip();
    int end = bare.indexOf(' ');
    String address = end < 0 ? bare : bare.substring(0, end);
    return !address.isEmpty()
        && address.length() <= WIDTH_OF_ADDRESS
        && address.chars().allMatch(letter -> Character.digit(letter, 16) >= 0);
  }

  static Frame of(String line) {
    String bare = line.strip();
    int end = bare.indexOf(' ');
    if (end < 0) {
      return Frame.named("[unknown]", Frame.Kind.SYNTHETIC);
    }
    String address = bare.substring(0, end);
    String rest = bare.substring(end).strip();
    int open = rest.endsWith(")") ? rest.lastIndexOf(" (") : -1;
    String module = open < 0 ? "" : rest.substring(open + 2, rest.length() - 1);
    String symbol = withoutOffset(open < 0 ? rest : rest.substring(0, open));
    return frame(symbol, module, address);
  }

  private static Frame frame(String symbol, String module, String address) {
    if (symbol.equals("[unknown]") || symbol.isEmpty()) {
      return Frame.named(
          module.isEmpty() || module.equals("[unknown]") ? "[unknown]" : "[unknown] in " + module,
          Frame.Kind.SYNTHETIC);
    }
    if (symbol.startsWith(PYTHON)) {
      return python(symbol.substring(PYTHON.length()));
    }
    String name = JavaNames.dotted(symbol);
    if (module.equals("inlined")) {
      return Frame.named(name, Frame.Kind.INLINED);
    }
    boolean isKernel =
        module.isEmpty()
            ? address.length() == WIDTH_OF_ADDRESS && address.startsWith(KERNEL_HALF)
            : module.startsWith("[") && !module.equals("[unknown]") && !module.equals("[vdso]");
    boolean isMapped = module.endsWith(".map");
    return Frame.named(
        name, isKernel ? Frame.Kind.KERNEL : isMapped ? Frame.Kind.COMPILED : Frame.Kind.NATIVE);
  }

  private static Frame python(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Frame.named(text, Frame.Kind.PYTHON)
        : new Frame(text.substring(0, colon), text.substring(colon + 1), 0, Frame.Kind.PYTHON);
  }

  private static String withoutOffset(String symbol) {
    int plus = symbol.lastIndexOf("+0x");
    return plus > 0 ? symbol.substring(0, plus) : symbol;
  }
}
