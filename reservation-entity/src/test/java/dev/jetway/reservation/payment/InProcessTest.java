package dev.jetway.reservation.payment;

import dev.jetway.reservation.payment.setup.PaymentProviders;
import dev.jetway.reservation.payment.setup.PaymentSettings;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract, of the simulation in this process. */
class InProcessTest extends PaymentProviderContract {
  private @Nullable OpenPaymentProvider payments;

  @Override
  OpenPaymentProvider payments() {
    return Objects.requireNonNull(payments);
  }

  @Override
  void start() {
    payments =
        PaymentProviders.open(
            PaymentSettings.from(config.reader()),
            database,
            config.reader(),
            InstantSource.system());
  }

  @Override
  void stop() {
    payments().close();
  }
}
