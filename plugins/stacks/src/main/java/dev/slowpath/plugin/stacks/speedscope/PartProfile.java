package dev.slowpath.plugin.stacks.speedscope;

import java.util.Arrays;

/// One profile of a file: stacks with their weights, in the file's unit and in its order. What an
/// evented profile spent between two events is a weight of the stack that was open.
final class PartProfile {
  private String name = "";
  private ValueUnit unit = ValueUnit.NONE;
  private double observed = Double.NaN;
  private int size;
  private int[] stacks = new int[64];
  private double[] weights = new double[64];

  void describe(String called, ValueUnit in, double observedValue) {
    name = called;
    unit = in;
    observed = observedValue;
  }

  void add(int stack, double weight) {
    if (size == stacks.length) {
      stacks = Arrays.copyOf(stacks, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    stacks[size] = stack;
    weights[size] = weight;
    size++;
  }

  String name() {
    return name;
  }

  ValueUnit unit() {
    return unit;
  }

  int size() {
    return size;
  }

  int stack(int row) {
    return stacks[row];
  }

  double weight(int row) {
    return weights[row];
  }

  /// From the start value to the end value; NaN where the file does not state them.
  double observed() {
    return observed;
  }

  /// The weight of all rows that have a stack.
  double covered() {
    double covered = 0;
    for (int row = 0; row < size; row++) {
      covered += stacks[row] == 0 ? 0 : weights[row];
    }
    return covered;
  }
}
