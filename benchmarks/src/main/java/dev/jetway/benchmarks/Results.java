package dev.jetway.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that was measured, as a plain table and as JSON. */
final class Results {
  private static final double PERCENT = 100;

  private final Map<String, Object> environment;
  private final Map<Workload, Map<Variant, List<Sample>>> samples = new LinkedHashMap<>();
  private List<RecoveryRun.Outcome> recoveries = List.of();

  /**
   * @param environment where and how it was measured
   */
  Results(Map<String, Object> environment) {
    this.environment = environment;
  }

  void add(Workload workload, Variant variant, Sample sample) {
    samples
        .computeIfAbsent(workload, key -> new EnumMap<>(Variant.class))
        .computeIfAbsent(variant, key -> new ArrayList<>())
        .add(sample);
  }

  void recoveries(List<RecoveryRun.Outcome> outcomes) {
    recoveries = outcomes;
  }

  /** Medians; for the rate the smallest and the largest, too. */
  void print(PrintStream out) {
    environment.forEach((name, value) -> out.println(name + ": " + value));
    out.println();
    out.printf(
        Locale.ROOT,
        "%-40s %-18s %26s %8s %8s %8s %8s %9s %9s %9s %7s%n",
        "medians over rounds",
        "",
        "events/s (min-max)",
        "p50 ms",
        "p99 ms",
        "JVM us",
        "db us",
        "journal B",
        "WAL B",
        "row B max",
        "others");
    samples.forEach(
        (workload, variants) -> {
          variants.forEach((variant, runs) -> print(out, workload, variant, runs));
          printRatio(out, variants);
        });
    if (!recoveries.isEmpty()) {
      out.println();
      out.printf(
          "%-12s %-16s %-18s %12s %24s%n",
          "recovery of", "written in", "snapshots", "rows to read", "ms (min-max)");
      recoveries.forEach(outcome -> print(out, outcome));
    }
  }

  private static void print(
      PrintStream out, Workload workload, Variant variant, List<Sample> runs) {
    Spread rate = Sample.spread(runs, "eventsPerSecond");
    out.printf(
        Locale.ROOT,
        "%-40s %-18s %,8.0f (%,7.0f-%,7.0f) %8.1f %8.1f %8.1f %8.1f %9.0f %9.0f %9.0f %6.0f%%%n",
        workload.title(),
        variant.title(),
        rate.median(),
        rate.min(),
        rate.max(),
        median(runs, "p50Ms"),
        median(runs, "p99Ms"),
        median(runs, "jvmMicrosPerEvent"),
        median(runs, "databaseMicrosPerEvent"),
        median(runs, "journalBytesPerEvent"),
        median(runs, "walBytesPerEvent"),
        median(runs, "largestRowBytes"),
        PERCENT * median(runs, "othersShare"));
  }

  /** Within each round, so that what disturbs one disturbs the other, too. */
  private static void printRatio(PrintStream out, Map<Variant, List<Sample>> variants) {
    List<Sample> grouped = variants.getOrDefault(Variant.ROW_PER_GROUP, List.of());
    List<Sample> single = variants.getOrDefault(Variant.ROW_PER_EVENT, List.of());
    if (grouped.isEmpty() || single.isEmpty()) {
      return;
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < grouped.size(); i++) {
      ratios.add(grouped.get(i).eventsPerSecond() / single.get(i).eventsPerSecond());
    }
    Spread ratio = Spread.of(ratios);
    out.printf(
        Locale.ROOT,
        "%-40s row per group is %.2f times as fast as row per event (%.2f-%.2f)%n",
        "",
        ratio.median(),
        ratio.min(),
        ratio.max());
  }

  private static void print(PrintStream out, RecoveryRun.Outcome outcome) {
    Spread millis = Spread.of(outcome.millis());
    RecoveryRun.Case of = outcome.of();
    out.printf(
        Locale.ROOT,
        "%-12s %-16s %-18s %,12d %8.1f (%6.1f-%6.1f)%n",
        of.layout() == RowLayout.PER_GROUP ? "row/group" : "row/event",
        "groups of " + of.group(),
        of.snapshotEvery() == 0 ? "none" : "every " + of.snapshotEvery() + " rows",
        outcome.replayedRows(),
        millis.median(),
        millis.min(),
        millis.max());
  }

  private static double median(List<Sample> runs, String number) {
    return Sample.spread(runs, number).median();
  }

  /** Everything, each run included. */
  void write(Path file) throws IOException {
    List<Object> loads = new ArrayList<>();
    samples.forEach(
        (workload, variants) ->
            variants.forEach((variant, runs) -> loads.add(load(workload, variant, runs))));
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(
            file.toFile(),
            Map.of("environment", environment, "loads", loads, "recoveries", recoveries));
  }

  private static Map<String, Object> load(Workload workload, Variant variant, List<Sample> runs) {
    Map<String, Object> load = new LinkedHashMap<>();
    load.put("workload", workload);
    load.put("variant", variant);
    Sample.NUMBERS.keySet().forEach(number -> load.put(number, Sample.spread(runs, number)));
    load.put("runs", runs);
    return load;
  }
}
