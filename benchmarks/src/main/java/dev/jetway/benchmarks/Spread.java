package dev.jetway.benchmarks;

import java.util.Collection;
import java.util.List;

/** Where the middle of some measurements is, and how far they reach. */
record Spread(double min, double median, double max) {
  static Spread of(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }
}
