package dev.jetway.benchmarks;

import dev.jetway.flight.actor.FlightSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * One run of a workload: keeps a number of groups under way, over fresh flights in turn, and counts
 * what is answered between {@link Begin} and {@link End}.
 */
final class LoadDriver extends AbstractBehavior<LoadDriver.Message> {
  sealed interface Message {}

  /** A flight has answered its group. */
  record Done(int flight, int events, long nanos) implements Message {}

  /** A flight has answered what it never should. */
  record Failed(String reason) implements Message {}

  /** Count from now on. */
  record Begin(CompletableFuture<Boolean> begun) implements Message {}

  /** Count no more, send nothing more, and report and stop when all is answered. */
  record End(CompletableFuture<Result> result) implements Message {}

  /**
   * What was answered in the measured time.
   *
   * @param p50Ms median latency of a group
   * @param p99Ms its 99th percentile
   */
  record Result(long events, long nanos, double p50Ms, double p99Ms) {}

  private final Workload workload;
  private final CompletableFuture<Boolean> ready;
  private final List<ActorRef<FlightClient.Message>> clients = new ArrayList<>();
  private final Deque<Integer> idle = new ArrayDeque<>();
  private int underWay;
  private int answeredGroups;

  private long beganAt;
  private long measured;
  private long events;
  private long[] latencies = new long[1 << 16];
  private int latencyCount;

  private @Nullable End end;
  private @Nullable String failure;

  /**
   * Creates the behavior, which starts at once.
   *
   * @param serial of the first flight; each run has flights of its own
   * @param ready completed when all flights are on record, exceptionally when one answers wrongly
   */
  static Behavior<Message> create(
      Workload workload,
      Variant variant,
      int serial,
      FlightSettings settings,
      CompletableFuture<Boolean> ready) {
    return Behaviors.setup(
        context -> new LoadDriver(context, workload, variant, serial, settings, ready));
  }

  private LoadDriver(
      ActorContext<Message> context,
      Workload workload,
      Variant variant,
      int serial,
      FlightSettings settings,
      CompletableFuture<Boolean> ready) {
    super(context);
    this.workload = workload;
    this.ready = ready;
    for (int i = 0; i < workload.flights(); i++) {
      Churn churn = new Churn(serial + i, new SplittableRandom(serial + i));
      clients.add(
          context.spawnAnonymous(
              FlightClient.create(
                  i,
                  churn,
                  workload.group(),
                  variant.spawn(context, churn.schedule().flightId(), settings),
                  context.getSelf())));
      idle.add(i);
    }
    fill();
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Done.class, this::onDone)
        .onMessage(Begin.class, this::onBegin)
        .onMessage(End.class, this::onEnd)
        .onMessage(Failed.class, this::onFailed)
        .build();
  }

  /** The flight that has rested longest is next; so the first groups reach every flight once. */
  private void fill() {
    while (underWay < workload.inFlight() && !idle.isEmpty()) {
      clients.get(idle.remove()).tell(FlightClient.Go.INSTANCE);
      underWay++;
    }
  }

  private Behavior<Message> onDone(Done done) {
    underWay--;
    idle.add(done.flight());
    answeredGroups++;
    if (answeredGroups == workload.flights()) {
      ready.complete(true);
    }
    if (beganAt != 0 && end == null) {
      count(done);
    }
    if (end != null) {
      return finish(end);
    }
    fill();
    return this;
  }

  private void count(Done done) {
    events += done.events();
    if (latencyCount == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * latencyCount);
    }
    latencies[latencyCount++] = done.nanos();
  }

  private Behavior<Message> onBegin(Begin begin) {
    beganAt = System.nanoTime();
    begin.begun().complete(true);
    return this;
  }

  private Behavior<Message> onEnd(End asked) {
    end = asked;
    measured = System.nanoTime() - beganAt;
    return finish(asked);
  }

  private Behavior<Message> finish(End asked) {
    if (failure != null) {
      asked.result().completeExceptionally(new IllegalStateException(failure));
      return Behaviors.stopped();
    }
    if (underWay > 0) {
      return this;
    }
    Arrays.sort(latencies, 0, latencyCount);
    asked.result().complete(new Result(events, measured, percentileMs(0.50), percentileMs(0.99)));
    return Behaviors.stopped();
  }

  /** Of the sorted latencies, the one that the given share of the groups does not exceed. */
  private double percentileMs(double share) {
    int index = (int) Math.ceil(share * latencyCount) - 1;
    return latencies[Math.max(index, 0)] / 1e6;
  }

  private Behavior<Message> onFailed(Failed failed) {
    failure = failed.reason();
    ready.completeExceptionally(new IllegalStateException(failure));
    return this;
  }
}
