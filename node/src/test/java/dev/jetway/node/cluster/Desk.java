package dev.jetway.node.cluster;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks nodes as a client does, once: whether to ask again is the test's business. */
final class Desk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static {
    // Connections that lie idle are kept for longer than any node sleeps; read by the client once.
    System.setProperty("jdk.httpclient.keepalive.timeout", "300");
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * What came back.
   *
   * @param status the HTTP status; 0 when no answer came
   */
  record Answer(int status, String body) {
    /** Nobody knows, or nothing was done: a client asks again. */
    boolean open() {
      return status == 0 || status >= 500;
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }

    String reservation() {
      return json().path("reservation_id").asText();
    }
  }

  static String seat(int place) {
    return (1 + place / 6) + "" + (char) ('A' + place % 6);
  }

  Answer book(URI node, String flight, String seat, String customer) {
    return send(booking(node, flight, seat, customer));
  }

  HttpRequest booking(URI node, String flight, String seat, String customer) {
    return HttpRequest.newBuilder(node.resolve("/reservations"))
        .header("Content-Type", "application/json")
        .timeout(PATIENCE)
        .PUT(
            BodyPublishers.ofString(
                "{\"flight_id\":\"%s\",\"seat_num\":\"%s\",\"customer_id\":\"%s\"}"
                    .formatted(flight, seat, customer)))
        .build();
  }

  Answer cancel(URI node, String reservation) {
    return send(
        HttpRequest.newBuilder(node.resolve("/reservations/" + reservation))
            .timeout(PATIENCE)
            .DELETE()
            .build());
  }

  HttpRequest get(URI node, String path) {
    return HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE).build();
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException unanswered) {
      return new Answer(0, unanswered.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  CompletableFuture<Answer> sendAsync(HttpRequest request) {
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(answer -> new Answer(answer.statusCode(), answer.body()))
        .exceptionally(unanswered -> new Answer(0, unanswered.toString()));
  }

  /** Schedules flights of 180 seats, 1A to 30F, and returns their ids. */
  List<String> schedule(URI node, int first, int count) throws Exception {
    List<Future<String>> asked = new ArrayList<>();
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      for (int i = first; i < first + count; i++) {
        String number = "JW" + (1 + i);
        asked.add(eight.submit(() -> schedule(node, number)));
      }
    }
    List<String> flights = new ArrayList<>();
    for (Future<String> flight : asked) {
      flights.add(flight.get());
    }
    return flights;
  }

  private String schedule(URI node, String number) {
    String body =
        """
        {"flight_no":"%s","departure_date_time":"%sT10:00","origin_code":"LAX",
         "destination_code":"DCA","aircraft":"320","configuration":"Y180"}"""
            .formatted(number, LocalDate.now(ZoneOffset.UTC).plusDays(30));
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/v1/flights"))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    Answer answer = send(request);
    for (int tries = 1; answer.open() && tries < 10; tries++) {
      answer = send(request);
    }
    if (answer.status() != 201 && answer.status() != 200) {
      throw new AssertionError("not scheduled: " + answer);
    }
    return answer.json().path("flight_id").asText();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
