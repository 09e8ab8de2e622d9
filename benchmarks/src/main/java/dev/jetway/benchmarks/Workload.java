package dev.jetway.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Who asks for what, closed loop.
 *
 * @param flights that are booked, each by one group at a time
 * @param inFlight groups under way at any time, at most one per flight
 * @param group commands per group
 */
record Workload(int flights, int inFlight, int group) {
  private static final int MANY = 1_000;

  /** From one command on one flight to hundreds, and many flights beside each other. */
  static List<Workload> all(boolean quick) {
    List<Workload> all = new ArrayList<>();
    for (int group : quick ? new int[] {1, 64, 512} : new int[] {1, 8, 64, 512}) {
      all.add(new Workload(1, 1, group));
    }
    all.add(new Workload(64, 64, 8));
    all.add(new Workload(MANY, 64, 1));
    if (!quick) {
      all.add(new Workload(MANY, 256, 1));
    }
    return all;
  }

  String title() {
    return flights == 1
        ? "1 flight, groups of " + group
        : flights + " flights, groups of " + group + ", " + inFlight + " at a time";
  }

  /** The front of a shipped flight makes the groups itself, so only single commands compare. */
  List<Variant> variants() {
    return group == 1
        ? List.of(Variant.values())
        : List.of(Variant.ROW_PER_GROUP, Variant.ROW_PER_EVENT);
  }
}
