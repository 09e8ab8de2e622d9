package dev.jetway.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends a schedule file to a node, and follows what becomes of it. */
final class ScheduleUpload {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came of it. */
  sealed interface Outcome {
    /** The whole report, as in the contract. */
    record Done(JsonNode report) implements Outcome {}

    /** The file or the request can't be used; nothing was scheduled. */
    record Refused(String detail) implements Outcome {}

    /** It broke off; importing the same file again goes on from there. */
    record Failed(String detail) implements Outcome {}
  }

  /** Told how far it has come. */
  @FunctionalInterface
  interface Progress {
    void at(int done, int of);
  }

  private final URI node;
  private final Progress progress;

  ScheduleUpload(URI node, Progress progress) {
    this.node = node;
    this.progress = progress;
  }

  /**
   * Sends the file and waits for the end.
   *
   * @param startOn as in the contract; null to leave the season where it is
   */
  Outcome send(Path file, @Nullable LocalDate startOn)
      throws FileNotFoundException, InterruptedException {
    String query = startOn == null ? "" : "?start_on=" + startOn;
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/v1/flights/import" + query))
            .header("Content-Type", "application/octet-stream")
            .header("Accept", "application/x-ndjson")
            .POST(BodyPublishers.ofFile(file))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
      HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        return follow(response.statusCode(), lines.iterator());
      }
    } catch (IOException | UncheckedIOException brokenOff) {
      return new Outcome.Failed(
          "the node at " + node + " broke off: " + brokenOff.getMessage() + "; import again");
    }
  }

  private Outcome follow(int status, Iterator<String> lines) throws IOException {
    while (lines.hasNext()) {
      JsonNode line = JSON.readTree(lines.next());
      if (line.has("report")) {
        return new Outcome.Done(line.path("report"));
      }
      if (line.has("progress")) {
        JsonNode now = line.path("progress");
        progress.at(now.path("done").asInt(), now.path("of").asInt());
      } else {
        // A problem: the answer as a whole, or the last line of one that broke off.
        JsonNode problem = line.path("problem").isObject() ? line.path("problem") : line;
        String detail = problem.path("detail").asText();
        return status >= 400 && status < 500
            ? new Outcome.Refused(detail)
            : new Outcome.Failed(detail + " Import again.");
      }
    }
    return new Outcome.Failed("the node's answer broke off; import again");
  }
}
