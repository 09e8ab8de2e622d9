package dev.jetway.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Clients that book seats at the same time, and remember what they were told. */
final class BookingLoad implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** A client waits longer than the server ever does, so that it hears what there is to hear. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * One attempt, and what came of it.
   *
   * @param status the HTTP status; 0 when no answer came, so that the outcome is unknown
   * @param body the answer; empty when none came
   */
  record Attempt(String flight, String seat, String customer, int status, String body) {
    boolean acknowledged() {
      return status == 200;
    }

    boolean refused() {
      return status == 403;
    }

    /** No answer, or one that says that the outcome is unknown or nothing was done. */
    boolean open() {
      return !acknowledged() && !refused();
    }

    String reservation() {
      return json(body).path("reservation_id").asText();
    }
  }

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** Schedules a flight of 180 seats, 1A to 30F, and returns its id. */
  String schedule(URI node, String number, String departure) {
    String body =
        """
        {"flight_no":"%s","departure_date_time":"%s","origin_code":"LAX","destination_code":"DCA",
         "aircraft":"320","configuration":"Y180"}"""
            .formatted(number, departure);
    HttpResponse<String> response =
        exchange(
            HttpRequest.newBuilder(node.resolve("/v1/flights"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    if (response == null || response.statusCode() != 201) {
      throw new AssertionError("not scheduled: " + (response == null ? "-" : response.body()));
    }
    return json(response.body()).path("flight_id").asText();
  }

  /** Asks for one seat and remembers the outcome. */
  Attempt book(URI node, String flight, String seat, String customer) {
    String body =
        """
        {"flight_id":"%s","seat_num":"%s","customer_id":"%s"}"""
            .formatted(flight, seat, customer);
    HttpResponse<String> response =
        exchange(
            HttpRequest.newBuilder(node.resolve("/reservations"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    Attempt attempt =
        response == null
            ? new Attempt(flight, seat, customer, 0, "")
            : new Attempt(flight, seat, customer, response.statusCode(), response.body());
    attempts.add(attempt);
    return attempt;
  }

  String get(URI node, String path) {
    HttpResponse<String> response = exchange(HttpRequest.newBuilder(node.resolve(path)).GET());
    if (response == null || response.statusCode() != 200) {
      throw new AssertionError(path + ": " + (response == null ? "-" : response.body()));
    }
    return response.body();
  }

  private @Nullable HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException unanswered) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * Books random seats of the flights from {@code clients} threads, each as many different
   * customers, until {@code whileRunning} returns; then waits for the clients to end.
   */
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
                    String flight = flights.get(random.nextInt(flights.size()));
                    String seat = (1 + random.nextInt(30)) + "" + (char) ('A' + random.nextInt(6));
                    book(node, flight, seat, "c" + random.nextInt(1_000_000));
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

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  @Override
  public void close() {
    client.close();
  }
}
