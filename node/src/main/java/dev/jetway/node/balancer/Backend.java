package dev.jetway.node.balancer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One run of one node, as the balancer sees it: where it listens, whether it may be asked, and how
 * many requests it has under way. Nothing of it survives the node's end: its next run is another
 * backend.
 */
public final class Backend {
  private final String name;
  private final InetSocketAddress address;
  private boolean ready;
  private boolean draining;
  private int underWay;

  /** Not ready yet. */
  public Backend(String name, InetSocketAddress address) {
    this.name = name;
    this.address = address;
  }

  public String name() {
    return name;
  }

  public InetSocketAddress address() {
    return address;
  }

  /** What the node says of itself. A node that drains stays out, whatever it says. */
  public synchronized void ready(boolean isReady) {
    ready = isReady;
  }

  /** True when it is ready, and not about to go. */
  public synchronized boolean isTaking() {
    return ready && !draining;
  }

  /** From now on it gets no new request. */
  public synchronized void drain() {
    draining = true;
    notifyAll();
  }

  /**
   * Waits until no request is under way.
   *
   * @return false when some still are after {@code limit}
   */
  public synchronized boolean awaitIdle(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (underWay > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized int underWay() {
    return underWay;
  }

  /** Counts a request; false when it may have none. */
  synchronized boolean enter() {
    if (!ready || draining) {
      return false;
    }
    underWay++;
    return true;
  }

  synchronized void leave() {
    underWay--;
    if (underWay == 0) {
      notifyAll();
    }
  }

  /** A connection was refused: not ready, until it says so again. */
  void refused() {
    ready(false);
  }
}
