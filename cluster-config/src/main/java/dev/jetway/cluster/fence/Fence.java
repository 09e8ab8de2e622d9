package dev.jetway.cluster.fence;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.DatabaseException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's tenure in one service's journal. Two threads and two connections once it is started.
 */
public final class Fence implements Tenure {
  private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

  private final EpochInUse epoch;
  private final LongAdder withheld = new LongAdder();
  private final CompletableFuture<TakeOver> started = new CompletableFuture<>();
  private volatile boolean released;
  private volatile @Nullable Thread renewing;
  private volatile @Nullable Thread takingOver;

  /**
   * How it stands.
   *
   * @param epoch under which this node writes
   * @param answering whether answers from memory may be given just now
   * @param withheld answers that might not be given
   * @param settled epochs of other nodes that were revoked and outwaited
   */
  public record Status(int epoch, boolean answering, long withheld, long settled) {}

  private Fence(EpochInUse epoch) {
    this.epoch = epoch;
  }

  /**
   * Gets a new epoch, under which nothing can be written before {@link #start}.
   *
   * @param service the schema of its journal
   * @throws DatabaseException if the database can't be reached
   */
  static Fence register(
      String service, DatabaseAddress address, FenceSettings settings, LeaseClock clock) {
    EpochTable table = new EpochTable(service);
    Sightings sightings = new Sightings();
    try (FenceConnection connection =
        new FenceConnection("fence-" + service, address, settings.lease())) {
      int number = connection.run(sql -> table.register(sql, settings.lease()));
      // What is seen now needn't be waited for later.
      List<Epoch> others = connection.run(table::unsettled);
      sightings.note(others, clock.nanos());
      return new Fence(
          new EpochInUse(
              number,
              table,
              address,
              settings,
              clock,
              new Lease(clock, settings.lease().minus(settings.clockMargin())),
              sightings,
              new LongAdder(),
              new CompletableFuture<>()));
    } catch (SQLException e) {
      throw new DatabaseException(
          "Can't register as a writer of " + service + ": " + e.getMessage(), e);
    }
  }

  int epoch() {
    return epoch.number();
  }

  /**
   * Puts the epoch into force as soon as this node is a member, and keeps it so.
   *
   * @param onEnd hears once, on a thread of its own, why this node can't go on; not after {@link
   *     #release}
   */
  void start(Members members, Consumer<String> onEnd) {
    Renewer renewer = new Renewer(epoch, members.self());
    TakeOver takeOver = new TakeOver(epoch, members, renewer.inForce());
    var unused =
        epoch
            .ended()
            .thenAccept(
                why -> {
                  if (!released) {
                    LOG.error("This node writes to {} no more: {}", epoch.table().schema(), why);
                    thread("fence-ended", () -> onEnd.accept(why)).start();
                  }
                });
    Thread first = thread("fence-renew", () -> renewWhenJoined(members, renewer));
    Thread second = thread("fence-take-over", takeOver);
    renewing = first;
    takingOver = second;
    first.start();
    second.start();
    started.complete(takeOver);
  }

  private void renewWhenJoined(Members members, Renewer renewer) {
    members.joined().toCompletableFuture().join();
    renewer.run();
  }

  private Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name + "-" + epoch.table().schema()).unstarted(work);
  }

  @Override
  public boolean mayAnswer() {
    if (!epoch.settings().checkAnswers() || epoch.lease().holds()) {
      return true;
    }
    withheld.increment();
    return false;
  }

  @Override
  public CompletionStage<Done> clear() {
    return established()
        .toCompletableFuture()
        .orTimeout(epoch.settings().clearLimit().toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits, without a limit of its own, until this node is clear for the first time.
   *
   * @return fails with {@link FenceEndedException} when it will never be, for a reason that an
   *     operator understands
   */
  CompletionStage<Done> established() {
    return started.thenCompose(TakeOver::clear);
  }

  public Status status() {
    return new Status(epoch.number(), epoch.lease().holds(), withheld.sum(), epoch.settled().sum());
  }

  /**
   * Ends the tenure in order: nobody needs to wait for anything afterwards. To be called when all
   * entities have stopped; if some haven't, they can write and answer no more.
   *
   * @return completes when it is in the table, or could not be put there
   */
  CompletionStage<Done> release() {
    released = true;
    epoch.end("it has been released");
    started.completeExceptionally(new FenceEndedException("it has been released"));
    interrupt(renewing);
    interrupt(takingOver);
    CompletableFuture<Done> done = new CompletableFuture<>();
    thread(
            "fence-release",
            () -> {
              try (FenceConnection connection =
                  new FenceConnection(
                      "fence-" + epoch.table().schema(),
                      epoch.address(),
                      epoch.settings().lease())) {
                connection.run(
                    sql -> {
                      epoch.table().release(sql, epoch.number());
                      return epoch;
                    });
              } catch (SQLException e) {
                LOG.warn(
                    "Could not release epoch {}, others will wait for its lease: {}",
                    epoch.number(),
                    e.getMessage());
              } finally {
                done.complete(Done.getInstance());
              }
            })
        .start();
    return done;
  }

  private static void interrupt(@Nullable Thread thread) {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
