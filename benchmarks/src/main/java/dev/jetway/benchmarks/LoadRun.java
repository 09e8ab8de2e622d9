package dev.jetway.benchmarks;

import dev.jetway.flight.actor.FlightSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Runs workloads and measures them.
 *
 * @param warmUp of each run, after its flights are on record
 * @param measured time of each run
 */
record LoadRun(BenchSystem system, BenchDatabase database, Duration warmUp, Duration measured) {

  /**
   * One run on fresh flights, in an empty journal.
   *
   * @param serial of the first flight
   */
  Sample run(Workload workload, Variant variant, int serial) throws SQLException {
    database.reset();
    FlightSettings settings = FlightSettings.from(system.config().reader());
    CompletableFuture<Boolean> ready = new CompletableFuture<>();
    ActorRef<LoadDriver.Message> driver =
        system.spawn(LoadDriver.create(workload, variant, serial, settings, ready));
    BenchSystem.await(ready);
    BenchSystem.sleep(warmUp);
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    driver.tell(new LoadDriver.Begin(begun));
    BenchSystem.await(begun);
    Counters before = database.counters();
    BenchSystem.sleep(measured);
    Counters used = database.counters().since(before);
    CompletableFuture<LoadDriver.Result> result = new CompletableFuture<>();
    driver.tell(new LoadDriver.End(result));
    return Sample.of(BenchSystem.await(result), used, database.rows());
  }
}
