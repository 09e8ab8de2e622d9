package dev.jetway.cluster.fence;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews one epoch's lease, and notes at the same time who else renews theirs; has a thread and a
 * connection to itself, since a late renewal is as good as none.
 */
final class Renewer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Renewer.class);

  private final EpochInUse epoch;
  private final String node;
  private final FenceConnection connection;
  private final CompletableFuture<Done> inForce = new CompletableFuture<>();
  private boolean failing;

  Renewer(EpochInUse epoch, String node) {
    this.epoch = epoch;
    this.node = node;
    this.connection = epoch.connect("fence-renew");
  }

  /** Completes when the first renewal has put the epoch into force. */
  CompletableFuture<Done> inForce() {
    return inForce;
  }

  @Override
  public void run() {
    try (connection) {
      while (renew()) {
        Thread.sleep(failing ? epoch.settings().retryEvery() : epoch.settings().renewEvery());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when there is nothing more to renew. */
  private boolean renew() {
    Lease.Moment sent = epoch.lease().now();
    try {
      boolean renewed = connection.run(sql -> epoch.table().renew(sql, epoch.number(), node));
      if (!renewed) {
        epoch.end(
            "another node has revoked epoch " + epoch.number() + ": it takes this one for dead");
        return false;
      }
      epoch.lease().renewed(sent);
      inForce.complete(Done.getInstance());
      succeeded();
      List<Epoch> others = connection.run(epoch.table()::unsettled);
      epoch.sightings().note(others, epoch.clock().nanos());
    } catch (SQLException | RuntimeException failure) {
      failed(failure);
    }
    return true;
  }

  private void succeeded() {
    if (failing) {
      failing = false;
      LOG.info("The lease on {} is renewed again", epoch.table().schema());
    }
  }

  private void failed(Exception failure) {
    if (!failing) {
      failing = true;
      LOG.warn(
          "The lease on {} could not be renewed, {} answers from memory until it can: {}",
          epoch.table().schema(),
          epoch.lease().holds() ? "soon there will be no" : "there are no",
          failure.getMessage());
    }
  }
}
