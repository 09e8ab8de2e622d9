package dev.jetway.node;

import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
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
  private static final FlightNumber SAMPLE_NUMBER = new FlightNumber("ZZ", 100, "");
  private static final AirportCode SAMPLE_ORIGIN = new AirportCode("LAX");

  @Override
  public Integer call() throws InterruptedException {
    JetwayConfig config = JetwayConfig.load();
    StandaloneNode running = new Foreground(this::say).start(config);
    running.node().address().ifPresent(this::welcome);
    if (running.ownsDatabase()) {
      loadStarterSchedule(config, running.node());
    }
    new CountDownLatch(1).await(); // Until the JVM is told to end.
    return 0;
  }

  private void loadStarterSchedule(JetwayConfig config, Node node) {
    StarterSchedule starter = new StarterSchedule(config.dataDirectory().path());
    if (!starter.isMissing()) {
      return;
    }
    say("putting a small schedule of a made-up airline on sale (first start only)");
    node.load(starter)
        .whenComplete(
            (report, failure) ->
                say(
                    failure == null
                        ? "on sale: %d flights, %d seats"
                            .formatted(report.flights(), report.seats())
                        : "the schedule is not on sale yet; the next start tries again: "
                            + failure.getMessage()));
  }

  private void welcome(InetSocketAddress address) {
    String url = RunningNode.uri(address).toString();
    LocalDate date = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    FlightId id = FlightId.of(SAMPLE_NUMBER, date, SAMPLE_ORIGIN);
    out()
        .printf(
            """
            Jetway sells seats at %1$s (contract: %1$s/docs)

            Schedule a flight, book a seat of it, look at its seats:
              curl -X POST %1$s/v1/flights -H 'Content-Type: application/json' -d '{"flight_no":"%2$s","departure_date_time":"%3$sT10:00","origin_code":"%4$s","destination_code":"DCA","aircraft":"320"}'
              curl -X PUT %1$s/v1/reservations -H 'Content-Type: application/json' -d '{"flight_id":"%5$s","seat_num":"12B","customer_id":"ada"}'
              curl %1$s/v1/flights/%5$s/seat_map
            """,
            url, SAMPLE_NUMBER, date, SAMPLE_ORIGIN, id);
    out().flush();
  }
}
