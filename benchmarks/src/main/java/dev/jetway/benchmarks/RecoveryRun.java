package dev.jetway.benchmarks;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightCommand;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Measures how long a flight of ten thousand events takes to read itself back.
 *
 * @param repetitions of each recovery
 */
record RecoveryRun(BenchSystem system, BenchDatabase database, int repetitions) {
  /** Not a multiple of the snapshots' distance: there is something to replay. */
  private static final int EVENTS = 10_050;

  /** As shipped. */
  private static final int SNAPSHOT_EVERY = 100;

  /** Snapshots are written behind the answers. */
  private static final Duration SNAPSHOTS_SETTLE = Duration.ofMillis(500);

  /**
   * A flight to recover.
   *
   * @param group how many commands were written at once
   * @param snapshotEvery rows between two snapshots; 0 for none
   */
  record Case(RowLayout layout, int group, int snapshotEvery) {
    /** Both layouts, with and without snapshots, for groups of each size. */
    static List<Case> all(List<Integer> groups) {
      List<Case> all = new ArrayList<>();
      for (int group : groups) {
        for (int every : new int[] {0, SNAPSHOT_EVERY}) {
          for (RowLayout layout : RowLayout.values()) {
            all.add(new Case(layout, group, every));
          }
        }
      }
      return all;
    }
  }

  /**
   * How its recoveries went.
   *
   * @param replayedRows behind the last snapshot
   * @param millis from the actor's start to the end of its recovery, once for each repetition
   */
  record Outcome(Case of, String flightId, long replayedRows, List<Double> millis) {}

  /** Writes a flight for each case, then recovers them in turn. */
  List<Outcome> run(List<Case> cases, int serial) throws SQLException {
    database.reset();
    List<Outcome> outcomes = new ArrayList<>();
    for (Case of : cases) {
      outcomes.add(write(of, new Churn(serial + outcomes.size(), new SplittableRandom(serial))));
    }
    // Not counted: the first recoveries pay for the compiler.
    outcomes.forEach(this::recover);
    outcomes.forEach(this::recover);
    for (int i = 0; i < repetitions; i++) {
      for (Outcome outcome : i % 2 == 0 ? outcomes : outcomes.reversed()) {
        outcome.millis().add(recover(outcome));
      }
    }
    return outcomes;
  }

  private Outcome write(Case of, Churn churn) throws SQLException {
    String flightId = churn.schedule().flightId().toString();
    CompletableFuture<Long> recovered = new CompletableFuture<>();
    ActorRef<LayoutWriter.Group> writer = spawn(of, flightId, recovered);
    BenchSystem.await(recovered);
    send(writer, List.of(churn.first()), churn);
    for (int left = EVENTS; left > 0; left -= of.group()) {
      List<FlightCommand> commands = new ArrayList<>();
      for (int i = 0; i < Math.min(left, of.group()); i++) {
        commands.add(churn.next());
      }
      send(writer, commands, churn);
    }
    BenchSystem.sleep(SNAPSHOTS_SETTLE);
    return new Outcome(of, flightId, database.rowsToReplay(flightId), new ArrayList<>());
  }

  /** Milliseconds. The actors stay, idle: nobody but their parent could stop them. */
  private double recover(Outcome flight) {
    CompletableFuture<Long> recovered = new CompletableFuture<>();
    long start = System.nanoTime();
    spawn(flight.of(), flight.flightId(), recovered);
    return (BenchSystem.await(recovered) - start) / 1e6;
  }

  private void send(
      ActorRef<LayoutWriter.Group> writer, List<FlightCommand> commands, Churn churn) {
    BenchSystem.await(
        AskPattern.<LayoutWriter.Group, FlightReply>ask(
                writer,
                replyTo -> new LayoutWriter.Group(requests(commands, churn, replyTo)),
                BenchSystem.PATIENCE,
                system.actors().scheduler())
            .toCompletableFuture());
  }

  /** All answers of a group come together: the last command's stands for them. */
  private List<Execute> requests(
      List<FlightCommand> commands, Churn churn, ActorRef<FlightReply> replyTo) {
    List<Execute> requests = new ArrayList<>();
    for (FlightCommand command : commands) {
      boolean last = requests.size() == commands.size() - 1;
      requests.add(
          new Execute(
              command,
              new Origin(churn.id(), "benchmark"),
              Instant.MAX,
              last ? replyTo : system.actors().ignoreRef()));
    }
    return requests;
  }

  private ActorRef<LayoutWriter.Group> spawn(
      Case of, String flightId, CompletableFuture<Long> recovered) {
    return system.spawn(
        LayoutWriter.create(
            flightId,
            of.layout(),
            of.snapshotEvery(),
            () -> recovered.complete(System.nanoTime())));
  }
}
