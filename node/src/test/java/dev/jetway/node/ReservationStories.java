package dev.jetway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.node.ReservationClient.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Customers who reserve three legs, and then do whatever customers do. Each walks away from what he
 * hears nothing certain of: nobody helps a reservation along.
 */
final class ReservationStories {
  private static final int LEGS = 3;
  private static final int FARE = 10_000;

  /** The promising ones more often than the others. */
  private static final List<String> METHODS =
      List.of(
          "sim-ok",
          "sim-ok",
          "card-1",
          "sim-delay-300",
          "sim-flaky-2",
          "sim-late-700",
          "sim-late-60000",
          "sim-timeout",
          "sim-decline",
          "sim-decline-capture");

  private final ReservationClient client;
  private final Set<String> bought = ConcurrentHashMap.newKeySet();

  ReservationStories(ReservationClient client) {
    this.client = client;
  }

  /** Those that were acknowledged as confirmed, and that nobody has asked to cancel. */
  Set<String> bought() {
    return Set.copyOf(bought);
  }

  /** Lives stories from so many threads until {@code whileRunning} returns, and all are told. */
  void run(URI node, List<String> flights, int clients, long seed, Runnable whileRunning) {
    AtomicBoolean running = new AtomicBoolean(true);
    CountDownLatch ended = new CountDownLatch(clients);
    for (int i = 0; i < clients; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (running.get()) {
                    new Story(node, flights, random).live();
                  }
                } finally {
                  ended.countDown();
                }
              });
    }
    try {
      whileRunning.run();
    } finally {
      running.set(false);
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private final class Story {
    private final URI node;
    private final List<String> flights;
    private final SplittableRandom random;
    private final String customer = "c-" + UUID.randomUUID();
    private final int party;

    Story(URI node, List<String> flights, SplittableRandom random) {
      this.node = node;
      this.flights = flights;
      this.random = random;
      this.party = 1 + random.nextInt(3);
    }

    void live() {
      boolean now = random.nextBoolean();
      boolean free = random.nextInt(5) == 0;
      Answer made =
          client.reserve(
              node,
              UUID.randomUUID().toString(),
              Requests.reserve(
                  customer, party, legs(free ? 0 : FARE), now, now && !free ? method() : ""));
      if (now) {
        confirmed(made);
      } else if (made.acknowledged()) {
        decide(made.reservation(), free);
      }
    }

    private List<String> legs(int fare) {
      List<String> legs = new ArrayList<>();
      List<String> remaining = new ArrayList<>(flights);
      for (int leg = 0; leg < LEGS; leg++) {
        legs.add(seats(remaining.remove(random.nextInt(remaining.size())), fare));
      }
      return legs;
    }

    private String seats(String flight, int fare) {
      return random.nextBoolean()
          ? Requests.bestAvailable(flight, fare)
          : Requests.named(flight, Requests.someSeats(random, party), fare);
    }

    private String method() {
      return METHODS.get(random.nextInt(METHODS.size()));
    }

    /** Held: what does the customer say? Now and then nothing. */
    private void decide(String reservation, boolean free) {
      int choice = random.nextInt(8);
      if (choice == 0) {
        client.act(node, reservation, "cancel", "", "");
      } else if (choice <= 5) {
        if (choice == 1) {
          client.act(node, reservation, "extend", "", "");
        }
        Answer first = confirm(reservation, free ? "" : method());
        if (first.problem().endsWith("payment-declined")) {
          confirm(reservation, "card-2");
        }
      }
    }

    private Answer confirm(String reservation, String method) {
      Answer answer = client.act(node, reservation, "confirm", "", Requests.confirm(method));
      confirmed(answer);
      return answer;
    }

    private void confirmed(Answer answer) {
      if (!answer.acknowledged() || !answer.status("status").equals("confirmed")) {
        return;
      }
      String reservation = answer.reservation();
      bought.add(reservation);
      JsonNode first = answer.body().path("segments").path(0);
      int number = first.path("number").asInt();
      switch (random.nextInt(6)) {
        case 0 -> {
          bought.remove(reservation);
          client.act(node, reservation, "cancel", "", "");
        }
        case 1 ->
            client.act(node, reservation, "cancel", "", "{\"segments\":[%d]}".formatted(number));
        case 2 -> {
          if (party > 1) {
            client.act(node, reservation, "cancel", "", "{\"passengers\":[1]}");
          }
        }
        case 3 ->
            client.act(
                node,
                reservation,
                "seat-changes",
                "",
                Requests.changeSeat(
                    number,
                    first.path("seats").path(0).asText(),
                    Requests.someSeats(random, 1).getFirst()));
        case 4 -> {
          // Dearer or cheaper than before, and sometimes with nobody who pays.
          int fare = random.nextInt(3) * FARE;
          client.act(
              node,
              reservation,
              "changes",
              UUID.randomUUID().toString(),
              Requests.change(
                  number, seats(flights.get(random.nextInt(flights.size())), fare), method()));
        }
        default -> {
          // Content.
        }
      }
    }
  }
}
