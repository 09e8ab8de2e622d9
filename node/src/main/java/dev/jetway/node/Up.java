package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.settings.JetwayConfig;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs one node in the foreground, until Ctrl-C or SIGTERM ends it. */
@Command(
    name = "up",
    description = {
      "Runs one node in the foreground, with a PostgreSQL of its own unless JETWAY_DB_URL names one.",
      "Ctrl-C or SIGTERM ends it in order: what is under way is answered first."
    },
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    JetwayConfig config = JetwayConfig.load();
    say("starting");
    Optional<EmbeddedDatabase> embedded = embedded(config);
    Runtime runtime = Runtime.getRuntime();
    try {
      DatabaseAddress database =
          embedded
              .map(EmbeddedDatabase::address)
              .or(() -> config.database().address())
              .orElseThrow();
      Durability.of(database).warnings().forEach(warning -> say("WARNING: " + warning));
      int applied = Migrations.migrate(database, "flights", "classpath:db/flights").applied();
      if (applied > 0) {
        say("the database schema is up to date, " + applied + " migrations applied");
      }
      Node node = Node.start(config, database, InstantSource.system());
      runtime.addShutdownHook(new Thread(() -> end(node, embedded), "end"));
      welcome(node.address());
    } catch (RuntimeException failure) {
      embedded.ifPresent(EmbeddedDatabase::close);
      throw failure;
    }
    new CountDownLatch(1).await(); // Until the JVM is told to end.
    return 0;
  }

  private Optional<EmbeddedDatabase> embedded(JetwayConfig config) {
    return config.database().isEmbedded()
        ? Optional.of(EmbeddedDatabase.start(config.dataDirectory().path(), this::say))
        : Optional.empty();
  }

  /** In this order: whoever is being served still needs the database. */
  private void end(Node node, Optional<EmbeddedDatabase> embedded) {
    say("ending");
    try {
      node.close();
    } finally {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
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

  private void say(String what) {
    PrintWriter err = command().commandLine().getErr();
    err.println("jetway: " + what);
    err.flush();
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec, "set by picocli");
  }
}
