package dev.jetway.node;

import dev.jetway.cluster.settings.JetwayConfig;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Runs one node in the foreground, until Ctrl-C or SIGTERM ends it. */
@Command(
    name = "up",
    description = {
      "Runs one node in the foreground, with a PostgreSQL of its own unless JETWAY_DB_URL names one.",
      "Ctrl-C or SIGTERM ends it in order: what is under way is answered first."
    },
    mixinStandardHelpOptions = true)
final class Up extends CommandLineTool {
  @Override
  public Integer call() throws InterruptedException {
    JetwayConfig config = JetwayConfig.load();
    say("starting");
    StandaloneNode running = StandaloneNode.start(config, this::say);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running), "end"));
    welcome(running.node().address());
    new CountDownLatch(1).await(); // Until the JVM is told to end.
    return 0;
  }

  private void end(StandaloneNode running) {
    say("ending");
    running.close();
    say("ended");
    // An end in order is a success, although a signal asked for it.
    Runtime.getRuntime().halt(0);
  }

  private void welcome(InetSocketAddress address) {
    String url = "http://%s:%d".formatted(address.getHostString(), address.getPort());
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    out()
        .printf(
            """
            Jetway sells seats at %s (contract: %s/docs)

            Schedule a flight, look at its seats, book one:
              curl -X POST %s/v1/flights -H 'Content-Type: application/json' -d '{"flight_no":"JW100","departure_date_time":"%sT10:00","origin_code":"LAX","destination_code":"DCA","aircraft":"320"}'
              curl '%s/v1/flights/JW100/seat_map'
              curl -X PUT %s/v1/reservations -H 'Content-Type: application/json' -d '{"flight_id":"FLIGHT_ID","seat_num":"12B","customer_id":"ada"}'
            """,
            url, url, url, date, url, url);
    out().flush();
  }
}
