package dev.jetway.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole thing, by its commands: a background supervisor, its database, three real nodes; while
 * clients book through the one address a node is added, removed, killed, and all are rolled.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Enough seats for a slow machine. */
  private static final int FLIGHTS = 6;

  private static final int SEATS = 180;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path temp;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> booked = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Set<Long> pids = new HashSet<>();
  private URI address;
  private Path output;

  private record Result(int exit, String out, String err) {}

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    output = Files.createDirectories(temp.resolve("output"));
  }

  /** Also when the test failed: only processes that this cluster wrote down as its own. */
  @AfterEach
  void leaveNothing() throws Exception {
    client.close();
    StateDirectory directory = new StateDirectory(temp.resolve("data"));
    if (directory.read().isPresent()) {
      Result unused = jetway("cluster", "stop");
    }
    directory
        .read()
        .ifPresent(
            state ->
                Stream.concat(Stream.of(state.supervisor()), state.nodes().values().stream())
                    .flatMap(known -> known.find().stream())
                    .forEach(ProcessHandle::destroyForcibly));
  }

  @Test
  void losesNoAcknowledgedBookingWhileItsNodesComeAndGo() throws Exception {
    assertThat(jetway("status").exit()).isEqualTo(69);
    Result started = jetway("cluster", "start", "--nodes", "3");
    assertThat(started.exit()).as(started.err()).isZero();
    assertThat(started.out()).isEqualTo("Jetway sells seats at " + address + "\n");
    assertThat(jetway("cluster", "start").exit()).isEqualTo(73);

    List<String> flights = new ArrayList<>();
    for (int i = 0; i < FLIGHTS; i++) {
      flights.add(schedule("JW" + (100 + i)));
    }
    AtomicBoolean running = new AtomicBoolean(true);
    Thread clients = Thread.ofPlatform().start(() -> book(flights, running));
    awaitMoreBookings(3);

    done("cluster", "add");
    awaitMoreBookings(3);
    done("cluster", "remove", "node-1");
    // The cluster takes a moment to forget a member whose process has ended.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(phases().keySet()).containsExactly("node-2", "node-3", "node-4"));
    awaitMoreBookings(3);
    done("cluster", "kill", "node-2");
    awaitMoreBookings(3);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> phases().values().stream().allMatch("ready"::equals));
    done("cluster", "roll");
    awaitMoreBookings(3);
    assertThat(jetway("cluster", "kill", "node-9").exit()).isEqualTo(68);

    running.set(false);
    clients.join();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(phases()).hasSize(3));
    JsonNode status = status();
    assertThat(status.path("nodes"))
        .hasSize(3)
        .allSatisfy(
            node -> {
              assertThat(node.path("status").asText()).isEqualTo("up");
              assertThat(node.path("version").asText()).endsWith("-0001");
            });
    // A refusal may only be what a retry finds: its own earlier booking is no refusal.
    assertThat(refused).isEmpty();
    Set<String> taken = new HashSet<>();
    for (String flight : flights) {
      taken.addAll(seats(flight));
    }
    assertThat(taken).containsAll(booked.keySet());
    booked.forEach(
        (flightAndSeat, reservation) -> {
          String[] words = flightAndSeat.split(" ", 2);
          assertThat(json(put(words[0], words[1])).path("reservation_id").asText())
              .as("%s still is what its customer was told", flightAndSeat)
              .isEqualTo(reservation);
        });

    Result stopped = jetway("cluster", "stop");
    assertThat(stopped.exit()).as(stopped.err()).isZero();
    assertThat(jetway("status").exit()).isEqualTo(69);
    assertThat(pids).hasSizeGreaterThan(4);
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(temp.resolve("data/database/postmaster.pid")).doesNotExist();
  }

  private String schedule(String number) throws Exception {
    String body =
        """
        {"flight_no":"%s","departure_date_time":"%sT10:00","origin_code":"LAX",
         "destination_code":"DCA","aircraft":"320","configuration":"Y180"}"""
            .formatted(number, LocalDate.now(ZoneOffset.UTC).plusDays(30));
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve("/v1/flights"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("flight_id").asText();
  }

  /** One seat after another, each until it is acknowledged, as a client with patience does. */
  private void book(List<String> flights, AtomicBoolean running) {
    for (int number = 0; running.get() && number < FLIGHTS * SEATS; number++) {
      String flight = flights.get(number % FLIGHTS);
      int place = number / FLIGHTS;
      String seat = (1 + place / 6) + "" + (char) ('A' + place % 6);
      HttpResponse<String> answer = put(flight, seat);
      while (running.get() && (answer == null || answer.statusCode() == 503)) {
        answer = put(flight, seat);
      }
      if (answer != null && answer.statusCode() == 200) {
        booked.put(flight + " " + seat, json(answer).path("reservation_id").asText());
        // Seats are few: so that they last until the end.
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
      } else if (answer != null && answer.statusCode() != 503) {
        refused.add(seat + ": " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  private HttpResponse<String> put(String flight, String seat) {
    try {
      return client.send(
          HttpRequest.newBuilder(address.resolve("/reservations"))
              .header("Content-Type", "application/json")
              .timeout(PATIENCE)
              .PUT(
                  BodyPublishers.ofString(
                      "{\"flight_id\":\"%s\",\"seat_num\":\"%s\",\"customer_id\":\"of %s\"}"
                          .formatted(flight, seat, seat)))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the one address always answers", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private Set<String> seats(String flight) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve("/reservations?flight_id=" + flight)).build(),
            BodyHandlers.ofString());
    Set<String> seats = new HashSet<>();
    json(answer).forEach(seat -> seats.add(flight + " " + seat.path("seat_no").asText()));
    return seats;
  }

  private void awaitMoreBookings(int count) {
    int before = booked.size();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> booked.size() >= before + count);
  }

  private void done(String... command) throws Exception {
    Result result = jetway(command);
    assertThat(result.exit()).as(String.join(" ", command) + ": " + result.err()).isZero();
    JsonNode unused = status();
  }

  private Map<String, String> phases() throws Exception {
    Map<String, String> phases = new TreeMap<>();
    status()
        .path("nodes")
        .forEach(node -> phases.put(node.path("name").asText(), node.path("phase").asText()));
    return phases;
  }

  /** Remembers all processes that it names. */
  private JsonNode status() throws Exception {
    JsonNode status = JSON.readTree(jetway("status", "--json").out());
    pids.add(status.path("supervisor").path("pid").asLong());
    status
        .path("nodes")
        .forEach(
            node -> {
              if (node.has("pid")) {
                pids.add(node.path("pid").asLong());
              }
            });
    return status;
  }

  private Result jetway(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djetway.supervisor.node-heap=192MiB",
            // Apart from clusters that run beside this test.
            "-Djetway.supervisor.node-ports.from=28520",
            "-Djetway.supervisor.node-ports.to=29519"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), JvmLauncher.MAIN_CLASS));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(output, "out", "");
    Path err = Files.createTempFile(output, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JETWAY_DATA_DIR", temp.resolve("data").toString());
    builder.environment().put("JETWAY_HTTP_PORT", Integer.toString(address.getPort()));
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Result(process.waitFor(), Files.readString(out), Files.readString(err));
  }
}
