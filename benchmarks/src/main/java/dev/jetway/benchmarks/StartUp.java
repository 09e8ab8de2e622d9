package dev.jetway.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long it takes from {@code ./jetway up} to the first booking that was answered, and how much
 * memory the node keeps when it has nothing to do.
 */
@Command(name = "start-up", mixinStandardHelpOptions = true, sortOptions = false)
public final class StartUp implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--runs",
      description = "starts on a used data directory, 5 unless said otherwise",
      defaultValue = "5")
  private int runs;

  @Option(
      names = "--idle-s",
      description = "seconds of rest before memory is read, 20 unless said otherwise",
      defaultValue = "20")
  private int idleS;

  private final HttpClient client = HttpClient.newHttpClient();
  private int bookings;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StartUp()).execute(arguments));
  }

  private record Measured(double bookingS, double nodeMib, double databaseMib) {}

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("jetway-start-up");
    try {
      System.out.printf("first start, empty data directory: %s%n", shown(measure(data)));
      List<Measured> all = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Measured measured = measure(data);
        System.out.printf("start %d: %s%n", i + 1, shown(measured));
        all.add(measured);
      }
      System.out.printf(
          Locale.ROOT,
          "median of %d: first booking after %.2f s, node %.0f MiB resident, database %.0f MiB%n",
          runs,
          Launched.median(all.stream().map(Measured::bookingS)),
          Launched.median(all.stream().map(Measured::nodeMib)),
          Launched.median(all.stream().map(Measured::databaseMib)));
      return 0;
    } finally {
      Launched.delete(data);
    }
  }

  private Measured measure(Path data) throws IOException, InterruptedException {
    int port = Launched.freePort();
    ProcessBuilder builder =
        Launched.jetway(data, port, "up").redirectOutput(data.resolve("start-up.log").toFile());
    long began = System.nanoTime();
    Process node = builder.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + port);
      awaitAnswer(node, address);
      book(address);
      double bookingS = (System.nanoTime() - began) / 1e9;
      TimeUnit.SECONDS.sleep(idleS);
      return new Measured(
          bookingS, ProcessMemory.residentMib(node.toHandle()), ProcessMemory.databaseMib(data));
    } finally {
      node.destroy();
      if (!node.waitFor(60, TimeUnit.SECONDS)) {
        node.destroyForcibly();
      }
    }
  }

  private void awaitAnswer(Process node, URI address) throws InterruptedException, IOException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    HttpRequest ping = HttpRequest.newBuilder(address.resolve("/ping")).build();
    while (System.nanoTime() < limit && node.isAlive()) {
      try {
        client.send(ping, BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      }
    }
    throw new IOException("the node does not answer");
  }

  /** The flight stays from start to start; each books another of its seats. */
  private void book(URI address) throws IOException, InterruptedException {
    String departure = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00";
    HttpResponse<String> scheduled =
        send(
            HttpRequest.newBuilder(address.resolve("/v1/flights"))
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"flight_no":"ZZ1","departure_date_time":"%s","origin_code":"LAX",
                         "destination_code":"DCA","configuration":"Y180"}"""
                            .formatted(departure))));
    String flight = JSON.readTree(scheduled.body()).path("flight_id").asText();
    HttpResponse<String> booked =
        send(
            HttpRequest.newBuilder(address.resolve("/v1/reservations"))
                .PUT(
                    BodyPublishers.ofString(
                        """
                        {"flight_id":"%s","seat_num":"%dA","customer_id":"ada"}"""
                            .formatted(flight, ++bookings))));
    if (booked.statusCode() != 200) {
      throw new IOException("not booked: " + booked.body());
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
  }

  private static String shown(Measured measured) {
    return String.format(
        Locale.ROOT,
        "first booking after %.2f s, node %.0f MiB resident, database %.0f MiB",
        measured.bookingS(),
        measured.nodeMib(),
        measured.databaseMib());
  }
}
