package dev.jetway.cluster.fence;

import org.apache.pekko.actor.CoordinatedShutdown;

/**
 * Why a node shuts down that was replaced, or that found another cluster on its database. The
 * configuration file names this class, to have the process end after it.
 */
public final class FenceEndedReason implements CoordinatedShutdown.Reason {
  @Override
  public String toString() {
    return "FenceEndedReason";
  }
}
