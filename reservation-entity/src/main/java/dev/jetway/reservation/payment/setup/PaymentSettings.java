package dev.jetway.reservation.payment.setup;

import dev.jetway.cluster.settings.InvalidSettingException;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.reservation.payment.http.HttpPaymentSettings;
import dev.jetway.reservation.payment.simulated.SimulatedSettings;

/** Which payment provider to use, from {@code jetway.payment}. */
public sealed interface PaymentSettings {
  /** The one that plays with no money, in this process. */
  record Simulated(SimulatedSettings settings) implements PaymentSettings {}

  /** One that speaks the wire protocol. */
  record Http(HttpPaymentSettings settings) implements PaymentSettings {}

  /**
   * Reads and checks them; those of the provider that is not used are not looked at.
   *
   * @throws InvalidSettingException when the provider is unknown, or can't be used like this
   */
  static PaymentSettings from(SettingReader settings) {
    String provider = "jetway.payment.provider";
    return switch (settings.name(provider)) {
      case "simulated" -> new Simulated(SimulatedSettings.from(settings));
      case "http" -> new Http(HttpPaymentSettings.from(settings));
      default -> throw settings.invalid(provider, "simulated or http");
    };
  }
}
