package dev.jetway.node.cluster;

import dev.jetway.node.cluster.Desk.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Bookings that begin at a steady rate, however long the answers take. What is left open is asked
 * again, the same, until there is an answer. Every tenth seat is asked for by two customers.
 */
final class SteadyLoad implements AutoCloseable {
  private static final int SEATS = 180;
  private static final int EVERY_RIVALRY = 10;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration GIVE_UP = Duration.ofSeconds(60);

  /**
   * One request and its answer.
   *
   * @param begun and {@code ended}: by {@link System#nanoTime}
   */
  record Attempt(
      String flight,
      String seat,
      String customer,
      URI door,
      long begun,
      long ended,
      Answer answer) {
    boolean acknowledged() {
      return answer.status() == 200;
    }

    Duration took() {
      return Duration.ofNanos(ended - begun);
    }
  }

  private final Desk desk;
  private final List<String> flights;
  private final int perSecond;
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final Phaser underWay = new Phaser(1);
  private volatile List<URI> doors;
  private volatile boolean running = true;
  private final Thread clock;

  private SteadyLoad(Desk desk, List<String> flights, int perSecond, List<URI> doors) {
    this.desk = desk;
    this.flights = List.copyOf(flights);
    this.perSecond = perSecond;
    this.doors = List.copyOf(doors);
    this.clock = Thread.ofPlatform().name("load").unstarted(this::run);
  }

  /**
   * Begins. There are 180 seats in each flight: it ends by itself when all have been asked for.
   *
   * @param doors whom requests are sent to, in turn
   */
  static SteadyLoad start(Desk desk, List<String> flights, int perSecond, List<URI> doors) {
    SteadyLoad load = new SteadyLoad(desk, flights, perSecond, doors);
    load.clock.start();
    return load;
  }

  /** From now on requests go to these. */
  void through(List<URI> now) {
    doors = List.copyOf(now);
  }

  private void run() {
    long start = System.nanoTime();
    for (int n = 0; running && n < flights.size() * SEATS; n++) {
      long due = start + n * 1_000_000_000L / perSecond;
      while (running && System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      String flight = flights.get(n % flights.size());
      String seat = Desk.seat(n / flights.size());
      begin(n, flight, seat, "c" + n);
      if (n % EVERY_RIVALRY == 0) {
        begin(n + 1, flight, seat, "rival" + n);
      }
    }
  }

  private void begin(int number, String flight, String seat, String customer) {
    underWay.register();
    Thread unused =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    askUntilAnswered(number, flight, seat, customer);
                  } finally {
                    underWay.arriveAndDeregister();
                  }
                });
  }

  private void askUntilAnswered(int number, String flight, String seat, String customer) {
    long end = System.nanoTime() + GIVE_UP.toNanos();
    for (int tries = 0; System.nanoTime() < end; tries++) {
      List<URI> now = doors;
      URI door = now.get((number + tries) % now.size());
      long begun = System.nanoTime();
      Answer answer = desk.book(door, flight, seat, customer);
      attempts.add(new Attempt(flight, seat, customer, door, begun, System.nanoTime(), answer));
      if (!answer.open()) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** All until now, in the order of their ends. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** Flights with a booking that was asked for after this moment, and acknowledged: when first. */
  Map<String, Long> firstAcknowledgedAfter(long moment) {
    Map<String, Long> first = new HashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.acknowledged() && attempt.begun() > moment) {
        first.merge(attempt.flight(), attempt.ended(), Math::min);
      }
    }
    return first;
  }

  /** Ends it, and waits for the answers that are under way. */
  void stop() throws InterruptedException {
    running = false;
    clock.join();
    underWay.arriveAndAwaitAdvance();
  }

  /** Seats that were acknowledged to two customers, or under two reservations. */
  Set<String> doubled() {
    Map<String, String> owners = new HashMap<>();
    Set<String> doubled = new HashSet<>();
    for (Attempt attempt : attempts) {
      if (attempt.acknowledged()) {
        String seat = attempt.flight() + " " + attempt.seat();
        String told = attempt.customer() + " " + attempt.answer().reservation();
        String before = owners.putIfAbsent(seat, told);
        if (before != null && !before.equals(told)) {
          doubled.add(seat + ": " + before + ", " + told);
        }
      }
    }
    return doubled;
  }

  /** Acknowledged bookings for which the same request, sent again, finds another answer. */
  List<String> lost(URI node) throws Exception {
    Queue<String> lost = new ConcurrentLinkedQueue<>();
    Semaphore atOnce = new Semaphore(32);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Attempt attempt : attempts) {
        if (attempt.acknowledged()) {
          var unused =
              threads.submit(
                  () -> {
                    atOnce.acquireUninterruptibly();
                    try {
                      if (!isStillThere(node, attempt)) {
                        lost.add(attempt.toString());
                      }
                    } finally {
                      atOnce.release();
                    }
                  });
        }
      }
    }
    return List.copyOf(lost);
  }

  private boolean isStillThere(URI node, Attempt attempt) {
    Answer again = desk.book(node, attempt.flight(), attempt.seat(), attempt.customer());
    for (int tries = 1; again.open() && tries < 10; tries++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      again = desk.book(node, attempt.flight(), attempt.seat(), attempt.customer());
    }
    return again.status() == 200 && again.reservation().equals(attempt.answer().reservation());
  }

  @Override
  public void close() {
    running = false;
  }
}
