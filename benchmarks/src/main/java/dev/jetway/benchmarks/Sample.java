package dev.jetway.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one run showed. The names are those of the JSON output.
 *
 * @param eventsPerSecond one event is one booking or cancellation
 * @param p50Ms median latency of a group, from its sending to its last answer
 * @param p99Ms 99th percentile of the same
 * @param jvmMicrosPerEvent CPU of the JVM, load generator included
 * @param databaseMicrosPerEvent CPU of the database
 * @param journalBytesPerEvent on disk, with indexes
 * @param walBytesPerEvent of the database's log
 * @param largestRowBytes payload of the journal's largest row, uncompressed
 * @param othersShare share of this machine's CPU that other programs used, 0 to 1
 */
record Sample(
    double eventsPerSecond,
    double p50Ms,
    double p99Ms,
    double jvmMicrosPerEvent,
    double databaseMicrosPerEvent,
    double journalBytesPerEvent,
    double walBytesPerEvent,
    double largestRowBytes,
    double othersShare) {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Every number of a sample, by name. */
  static final Map<String, ToDoubleFunction<Sample>> NUMBERS = numbers();

  static Sample of(LoadDriver.Result load, Counters used, BenchDatabase.Rows rows) {
    double events = Math.max(1, load.events());
    double capacity = (double) load.nanos() * Runtime.getRuntime().availableProcessors();
    return new Sample(
        load.events() / (load.nanos() / NANOS_PER_SECOND),
        load.p50Ms(),
        load.p99Ms(),
        used.jvmCpuNanos() / NANOS_PER_MICRO / events,
        used.databaseCpuNanos() / NANOS_PER_MICRO / events,
        used.journalBytes() / events,
        used.walBytes() / events,
        rows.largest(),
        used.othersCpuNanos() / capacity);
  }

  private static Map<String, ToDoubleFunction<Sample>> numbers() {
    Map<String, ToDoubleFunction<Sample>> numbers = new LinkedHashMap<>();
    numbers.put("eventsPerSecond", Sample::eventsPerSecond);
    numbers.put("p50Ms", Sample::p50Ms);
    numbers.put("p99Ms", Sample::p99Ms);
    numbers.put("jvmMicrosPerEvent", Sample::jvmMicrosPerEvent);
    numbers.put("databaseMicrosPerEvent", Sample::databaseMicrosPerEvent);
    numbers.put("journalBytesPerEvent", Sample::journalBytesPerEvent);
    numbers.put("walBytesPerEvent", Sample::walBytesPerEvent);
    numbers.put("largestRowBytes", Sample::largestRowBytes);
    numbers.put("othersShare", Sample::othersShare);
    return numbers;
  }

  /** One of its numbers over all the runs. */
  static Spread spread(List<Sample> samples, String name) {
    ToDoubleFunction<Sample> number = NUMBERS.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no number " + name);
    }
    List<Double> values = new ArrayList<>();
    samples.forEach(sample -> values.add(number.applyAsDouble(sample)));
    return Spread.of(values);
  }
}
