package dev.jetway.reservation.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Time and chance: things happen when they are due, and everything follows from the seed. */
final class Simulation {
  /** Far beyond what any run needs: a world that never comes to rest fails here. */
  private static final int HAPPENINGS_MAX = 400_000;

  private record Happening(Instant at, long order, Runnable what) {}

  private final PriorityQueue<Happening> agenda =
      new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparingLong(Happening::order));
  private final Random random;
  private final Faults faults;
  private Instant now;
  private long order;

  Simulation(long seed, Instant start, Faults faults) {
    this.random = new Random(seed);
    this.now = start;
    this.faults = faults;
  }

  /**
   * What may go wrong, as probabilities.
   *
   * @param lost of one message, either way
   * @param doubled of one message, either way
   * @param crash of a shell at one journal write, before or after it
   * @param declined of a payment
   * @param captureRefused of a capture
   */
  record Faults(double lost, double doubled, double crash, double declined, double captureRefused) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    static final Faults MANY = new Faults(0.15, 0.15, 0.06, 0.25, 0.05);
  }

  Instant now() {
    return now;
  }

  Faults faults() {
    return faults;
  }

  Random random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  void in(Duration delay, Runnable what) {
    agenda.add(new Happening(now.plus(delay), order++, what));
  }

  /** A message on its way: mostly once, sometimes twice, sometimes never. */
  void deliver(Duration longest, Runnable arrival) {
    if (!chance(faults.lost())) {
      in(upTo(longest), arrival);
    }
    if (chance(faults.doubled())) {
      in(upTo(longest), arrival);
    }
  }

  /** Lets everything happen that will ever happen. */
  void run() {
    for (int count = 0; !agenda.isEmpty(); count++) {
      if (count > HAPPENINGS_MAX) {
        throw new AssertionError("the world does not come to rest");
      }
      Happening next = agenda.remove();
      now = next.at();
      next.what().run();
    }
  }
}
