package dev.jetway.reservation.payment.setup;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.reservation.payment.OpenPaymentProvider;
import dev.jetway.reservation.payment.http.HttpPaymentProvider;
import dev.jetway.reservation.payment.simulated.SimulatedPayments;
import java.time.InstantSource;

/** Opens payment providers. */
public final class PaymentProviders {
  private PaymentProviders() {}

  /**
   * Opens the provider that the settings ask for; connects when first used.
   *
   * @param database with the simulation's schema up to date ({@link
   *     dev.jetway.reservation.payment.simulated.JdbcBooks#migrate}); used by the simulation alone
   */
  public static OpenPaymentProvider open(
      PaymentSettings settings,
      DatabaseAddress database,
      SettingReader reader,
      InstantSource clock) {
    return switch (settings) {
      case PaymentSettings.Simulated(var simulated) ->
          new SimulatedPayments(new QueryPool("payments", database, reader), simulated, clock);
      case PaymentSettings.Http(var http) -> new HttpPaymentProvider(http, clock);
    };
  }
}
