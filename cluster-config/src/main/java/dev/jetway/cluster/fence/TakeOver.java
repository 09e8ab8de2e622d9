package dev.jetway.cluster.fence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nobody but living members can write or answer: revokes the epochs of all others,
 * then waits for their last writes and leases.
 *
 * <p>Has a thread and a connection to itself, since it waits for others. Those who ask while it is
 * at work share the next turn: it begins after they asked, which is what they asked for.
 */
final class TakeOver implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  /** The cluster's own actors answer in microseconds; longer means that the node is ending. */
  private static final Duration VIEW_LIMIT = Duration.ofSeconds(5);

  private final EpochInUse epoch;
  private final Members members;
  private final CompletableFuture<Done> inForce;
  private final FenceConnection connection;
  private long lossesSettled = -1;
  private boolean failing;

  /**
   * Whoever asks waits for this one; and when the turn has come, for none of these two any more.
   */
  private CompletableFuture<Done> nextTurn = new CompletableFuture<>();

  private CompletableFuture<Done> turn = nextTurn;
  private final Semaphore asked = new Semaphore(0);

  TakeOver(EpochInUse epoch, Members members, CompletableFuture<Done> inForce) {
    this.epoch = epoch;
    this.members = members;
    this.inForce = inForce;
    this.connection = epoch.connect("fence-take-over");
  }

  CompletionStage<Done> clear() {
    CompletionStage<Done> mine;
    synchronized (this) {
      mine = nextTurn.minimalCompletionStage();
    }
    asked.release();
    return mine;
  }

  @Override
  public void run() {
    try (connection) {
      members.joined().toCompletableFuture().get();
      inForce.get();
      untilDone(this::settleStrangers);
      while (!epoch.ended().isDone()) {
        awaitTurn();
        untilDone(this::settleLosses);
        turn.complete(Done.getInstance());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException neverJoined) {
      LOG.warn("This node never became a member", neverJoined);
    } catch (FenceEndedException ended) {
      LOG.warn("The fence of {} has ended: {}", epoch.table().schema(), ended.getMessage());
    } finally {
      fail();
    }
  }

  private synchronized void fail() {
    FenceEndedException ended = new FenceEndedException(epoch.ended().getNow("it never began"));
    turn.completeExceptionally(ended);
    nextTurn.completeExceptionally(ended);
  }

  /** Looks now and then though nobody asks, so that losses are dealt with early. */
  private void awaitTurn() throws InterruptedException {
    if (asked.tryAcquire(epoch.settings().renewEvery().toMillis(), TimeUnit.MILLISECONDS)) {
      asked.drainPermits(); // They all share this turn; who comes after this line gets one more.
    }
    synchronized (this) {
      turn = nextTurn;
      nextTurn = new CompletableFuture<>();
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void make() throws SQLException, TimeoutException, InterruptedException;
  }

  /** As often as it takes: what is asked for stays right, and the database comes back. */
  private void untilDone(Attempt attempt) throws InterruptedException {
    while (true) {
      if (epoch.ended().isDone()) {
        throw new FenceEndedException(epoch.ended().join());
      }
      try {
        attempt.make();
        failing = false;
        return;
      } catch (SQLException | TimeoutException failure) {
        if (!failing) {
          failing = true;
          LOG.warn(
              "Can't look for other writers of {}, trying on: {}",
              epoch.table().schema(),
              failure.toString());
        }
        Thread.sleep(epoch.settings().renewEvery());
      }
    }
  }

  /** In steady state nothing but the question to the cluster. */
  private void settleLosses() throws SQLException, TimeoutException, InterruptedException {
    Members.View view = view();
    if (view.losses() != lossesSettled) {
      settle(strangers());
      lossesSettled = view.losses();
    }
  }

  /**
   * At the start nobody has told this node that those are dead: they are left to end by themselves,
   * and if they live, they are another cluster.
   */
  private void settleStrangers() throws SQLException, TimeoutException, InterruptedException {
    long began = epoch.clock().nanos();
    while (true) {
      Members.View view = view();
      List<Epoch> strangers = strangers();
      if (strangers.isEmpty()) {
        lossesSettled = view.losses();
        return;
      }
      long now = epoch.clock().nanos();
      List<Epoch> over =
          strangers.stream()
              .filter(other -> epoch.sightings().remainingNanos(other, now) <= 0)
              .toList();
      if (!over.isEmpty()) {
        settle(over);
      } else if (now - began > epoch.settings().startLimit().toNanos()) {
        String why =
            "other nodes write into the journal of %s, and are not in this node's cluster: %s"
                .formatted(epoch.table().schema(), strangers.stream().map(Epoch::node).toList());
        epoch.end(why);
        throw new FenceEndedException(why);
      } else {
        sleep(shortest(strangers, now));
      }
    }
  }

  private long shortest(List<Epoch> strangers, long now) {
    long shortest = epoch.settings().renewEvery().toNanos();
    for (Epoch other : strangers) {
      shortest = Math.min(shortest, epoch.sightings().remainingNanos(other, now));
    }
    return shortest;
  }

  /**
   * First the table, then the cluster: whoever was in force before is a member, unless it is lost.
   */
  private List<Epoch> strangers() throws SQLException, TimeoutException, InterruptedException {
    List<Epoch> unsettled = connection.run(epoch.table()::unsettled);
    epoch.sightings().note(unsettled, epoch.clock().nanos());
    Members.View view = view();
    return unsettled.stream()
        .filter(other -> other.number() != epoch.number())
        .filter(other -> !view.living().contains(other.node()))
        .toList();
  }

  private void settle(List<Epoch> strangers) throws SQLException, InterruptedException {
    if (strangers.isEmpty()) {
      return;
    }
    Optional<List<Epoch>> ended =
        connection.run(sql -> epoch.table().revoke(sql, epoch.number(), numbers(strangers)));
    if (ended.isEmpty()) {
      String why = "another node was faster to revoke epoch " + epoch.number();
      epoch.end(why);
      throw new FenceEndedException(why);
    }
    long longest = 0;
    long now = epoch.clock().nanos();
    for (Epoch other : ended.get()) {
      longest = Math.max(longest, epoch.sightings().remainingNanos(other, now));
    }
    for (Epoch other : ended.get()) {
      connection.run(
          sql -> {
            epoch.table().awaitWrites(sql, other.number());
            return other;
          });
    }
    sleep(longest - (epoch.clock().nanos() - now));
    connection.run(
        sql -> {
          epoch.table().settled(sql, numbers(ended.get()));
          return ended;
        });
    epoch.settled().add(ended.get().size());
    LOG.info(
        "{} can't write to {} any more, nor answer for it", ended.get(), epoch.table().schema());
  }

  private static List<Integer> numbers(List<Epoch> epochs) {
    return epochs.stream().map(Epoch::number).toList();
  }

  private Members.View view() throws TimeoutException, InterruptedException {
    try {
      return members.now().toCompletableFuture().get(VIEW_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      TimeoutException none = new TimeoutException("the cluster does not say who is in it");
      none.initCause(failure);
      throw none;
    }
  }

  private static void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) {
      Thread.sleep(Duration.ofNanos(nanos).plusMillis(1));
    }
  }
}
