package dev.jetway.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One journal row per group of commands, or one per event? What each costs, side by side: rate,
 * latency, CPU, bytes, recovery. See {@code docs/decisions/001-one-journal-row-per-group.md}.
 */
@Command(
    name = "journal-rows",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares one journal row per group of commands with one row per event, on a durable"
          + " PostgreSQL of its own in a temporary directory.",
      "An event is one seat booked or cancelled. Numbers per event; 'others' is the share of the"
          + " machine's CPU that other programs used meanwhile: compare runs with little of it."
    })
public final class JournalRows implements Callable<Integer> {
  @Option(names = "--quick", description = "Fewer and shorter runs, and less sure.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs of each kind. Default: 5, quick 2.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Measured in each. Default: 3, quick 1.")
  private @Nullable Integer seconds;

  @Option(names = "--group", paramLabel = "N", description = "Only workloads with groups of N.")
  private @Nullable Integer group;

  @Option(names = "--flights", paramLabel = "N", description = "Only workloads on N flights.")
  private @Nullable Integer flights;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Only these, of ${COMPLETION-CANDIDATES}.")
  private Set<Variant> variants = EnumSet.allOf(Variant.class);

  @Option(names = "--no-recovery", description = "Without the recovery times.")
  private boolean noRecovery;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all numbers there, too.")
  private @Nullable Path json;

  private int serial;

  /** Exits with 0 when everything was measured. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new JournalRows()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    try (BenchDatabase database = BenchDatabase.start();
        BenchSystem system = BenchSystem.start(database)) {
      Results results = new Results(environment(database));
      measure(system, database, results);
      if (!noRecovery) {
        progress("recovery");
        results.recoveries(
            new RecoveryRun(system, database, quick ? 5 : 25)
                .run(RecoveryRun.Case.all(quick ? List.of(64) : List.of(8, 64, 512)), serial));
      }
      System.err.println();
      results.print(System.out);
      if (json != null) {
        results.write(json);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void measure(BenchSystem system, BenchDatabase database, Results results)
      throws SQLException {
    LoadRun warming = new LoadRun(system, database, warmUp(), warmUp().multipliedBy(2));
    LoadRun measuring = new LoadRun(system, database, warmUp(), measured());
    List<Workload> workloads =
        Workload.all(quick).stream()
            .filter(workload -> group == null || workload.group() == group)
            .filter(workload -> flights == null || workload.flights() == flights)
            .toList();
    // Round 0 only warms the JVM up.
    for (int round = 0; round <= rounds(); round++) {
      for (Workload workload : workloads) {
        List<Variant> turns = workload.variants().stream().filter(variants::contains).toList();
        // The first after a change may have it harder: each is first every other time.
        for (Variant variant : round % 2 == 0 ? turns : turns.reversed()) {
          progress(
              "round %d of %d: %s, %s"
                  .formatted(round, rounds(), workload.title(), variant.title()));
          LoadRun load = round == 0 ? warming : measuring;
          Sample sample = load.run(workload, variant, serial);
          serial += workload.flights();
          if (round > 0) {
            results.add(workload, variant, sample);
          }
        }
      }
    }
  }

  private Map<String, Object> environment(BenchDatabase database) throws SQLException {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    environment.put("database", database.description());
    environment.put(
        "JVM",
        "%s, %d processors, heap of %d MiB"
            .formatted(
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20));
    environment.put(
        "runs",
        "%d rounds, %d ms measured after %d ms of warm-up; the variants take turns"
            .formatted(rounds(), measured().toMillis(), warmUp().toMillis()));
    return environment;
  }

  private int rounds() {
    return rounds == null ? quick ? 2 : 5 : rounds;
  }

  private Duration measured() {
    return Duration.ofSeconds(seconds == null ? quick ? 1 : 3 : seconds);
  }

  private Duration warmUp() {
    return Duration.ofMillis(quick ? 250 : 1_000);
  }

  private static void progress(String what) {
    System.err.println("  " + what);
  }
}
