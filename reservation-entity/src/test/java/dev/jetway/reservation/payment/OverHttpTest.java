package dev.jetway.reservation.payment;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.reservation.payment.setup.PaymentProviders;
import dev.jetway.reservation.payment.setup.PaymentSettings;
import dev.jetway.reservation.payment.simulated.JdbcBooks;
import dev.jetway.reservation.payment.simulated.SimulatedProviderServer;
import dev.jetway.reservation.payment.simulated.SimulatedSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract, of the adapter before a server with the simulation. */
class OverHttpTest extends PaymentProviderContract {
  private static final String TOKEN = "abc.DEF_123==";

  private @Nullable QueryPool pool;
  private @Nullable SimulatedProviderServer server;
  private @Nullable OpenPaymentProvider payments;

  @Override
  OpenPaymentProvider payments() {
    return Objects.requireNonNull(payments);
  }

  /** The adapter stays the same over a restart of the server. */
  @Override
  void start() throws IOException {
    int port = server == null ? 0 : server.address().getPort();
    pool = new QueryPool("payments", database, config.reader());
    server =
        SimulatedProviderServer.start(
            new JdbcBooks(pool, InstantSource.system()),
            port,
            TOKEN,
            SimulatedSettings.from(config.reader()));
    if (payments == null) {
      var reader =
          config
              .with("jetway.payment.provider", "http")
              .with("jetway.payment.http.url", server.address().toString())
              .with("jetway.payment.http.token", TOKEN)
              .reader();
      payments =
          PaymentProviders.open(
              PaymentSettings.from(reader), database, reader, InstantSource.system());
    }
  }

  @Override
  void stop() {
    Objects.requireNonNull(server).close();
    Objects.requireNonNull(pool).close();
  }
}
