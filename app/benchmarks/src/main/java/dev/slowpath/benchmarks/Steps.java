package dev.slowpath.benchmarks;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/// The code of the recorded program: classes made while it runs, so that its stacks are of as many
/// different methods as those of a large service.
final class Steps {
  private static final String[] AREAS = {
    "order", "customer", "invoice", "stock", "payment", "mail"
  };
  private static final String[] ROLES = {"Service", "Repository", "Controller", "Mapper", "Filter"};
  private static final List<String> WAYS = List.of("handle", "applyRules", "resolveReferences");
  private static final ClassDesc WALK = ClassDesc.of(Walk.class.getName());
  private static final MethodTypeDesc ON =
      MethodTypeDesc.of(ConstantDescs.CD_void, WALK, ConstantDescs.CD_int);

  private Steps() {}

  /// A step of a walk; each has several ways to go on, and the walk chooses.
  public interface Step {
    void go(Walk walk, int left);
  }

  static List<Step> make(int count) throws ReflectiveOperationException {
    List<Step> steps = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String area = AREAS[number % AREAS.length];
      String name = "%s%s%d".formatted(capital(area), ROLES[number % ROLES.length], number);
      Class<?> made = MethodHandles.lookup().defineClass(bytes(name));
      steps.add((Step) made.getDeclaredConstructor().newInstance());
    }
    return steps;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static byte[] bytes(String name) {
    ClassDesc self = ClassDesc.of(Steps.class.getPackageName(), name);
    return ClassFile.of().build(self, type -> describe(type, self));
  }

  private static void describe(ClassBuilder type, ClassDesc self) {
    type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
    type.withInterfaceSymbols(ClassDesc.of(Step.class.getName()));
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    type.withMethodBody("go", ON, ClassFile.ACC_PUBLIC, code -> choose(code, self, 0));
    for (String way : WAYS) {
      type.withMethodBody(
          way,
          ON,
          ClassFile.ACC_PUBLIC,
          code -> code.aload(1).iload(2).invokevirtual(WALK, "on", onInt()).return_());
    }
  }

  private static MethodTypeDesc onInt() {
    return MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  }

  /// Asks the walk for each way in turn, and takes the last without asking.
  private static void choose(CodeBuilder code, ClassDesc self, int way) {
    if (way == WAYS.size() - 1) {
      take(code, self, way);
      return;
    }
    code.aload(1)
        .invokevirtual(WALK, "choosesThis", MethodTypeDesc.of(ConstantDescs.CD_boolean))
        .ifThen(then -> take(then, self, way));
    choose(code, self, way + 1);
  }

  private static void take(CodeBuilder code, ClassDesc self, int way) {
    code.aload(0).aload(1).iload(2).invokevirtual(self, WAYS.get(way), ON).return_();
  }
}
