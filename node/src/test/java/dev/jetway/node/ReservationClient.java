package dev.jetway.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.jetway.node.truth.Told;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Speaks to nodes about reservations, and remembers every answer. Repeats nothing by itself. */
final class ReservationClient implements AutoCloseable {
  /** Longer than the server ever takes, so that it hears what there is to hear. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * What came of one call.
   *
   * @param key its Idempotency-Key; empty when it had none
   * @param status the HTTP status; 0 when no answer came, so that the outcome is unknown
   * @param body empty JSON when no answer came
   */
  record Answer(String path, String key, String request, int status, JsonNode body) {
    boolean acknowledged() {
      return status == 200 || status == 201;
    }

    /** It goes on by itself, or its outcome is unknown, or it may be tried again. */
    boolean open() {
      return status == 0 || status == 202 || status >= 500;
    }

    boolean refused() {
      return status >= 400 && status < 500;
    }

    String status(String wanted) {
      return body.path(wanted).asText();
    }

    String problem() {
      return body.path("type").asText();
    }

    String reservation() {
      return body.path("reservation_id").asText();
    }
  }

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** {@code POST /v1/reservations}. */
  Answer reserve(URI node, String key, String body) {
    return post(node, "/v1/reservations", key, body);
  }

  /** {@code POST /v1/reservations/reservation/action}. */
  Answer act(URI node, String reservation, String action, String key, String body) {
    return post(node, "/v1/reservations/" + reservation + "/" + action, key, body);
  }

  Answer look(URI node, String reservation) {
    String path = "/v1/reservations/" + reservation;
    return exchange(HttpRequest.newBuilder(node.resolve(path)).GET(), path, "", "");
  }

  /**
   * {@code POST} with JSON.
   *
   * @param key empty for none
   */
  Answer post(URI node, String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return exchange(request, path, key, body);
  }

  private Answer exchange(HttpRequest.Builder request, String path, String key, String body) {
    HttpResponse<String> response = response(request);
    Answer answer =
        response == null
            ? new Answer(path, key, body, 0, MissingNode.getInstance())
            : new Answer(path, key, body, response.statusCode(), BookingLoad.json(response.body()));
    answers.add(answer);
    return answer;
  }

  private @Nullable HttpResponse<String> response(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException unanswered) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Every reservation that a node has shown. */
  List<Told> told() {
    return answers.stream()
        .filter(answer -> answer.status() >= 200 && answer.status() < 300)
        .filter(answer -> answer.body().has("version") && answer.body().has("record_locator"))
        .map(answer -> new Told(answer.body()))
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
