package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.reservation.payment.setup.PaymentSettings;
import dev.jetway.reservation.payment.simulated.JdbcBooks;

/** The database schemas of all services. */
final class Schemas {
  private Schemas() {}

  /**
   * Brings all of them up to date.
   *
   * @return how many migrations were applied
   * @throws dev.jetway.cluster.database.DatabaseException when that can't be done
   */
  static int migrate(DatabaseAddress database, SettingReader settings) {
    int applied =
        Migrations.migrate(database, Services.FLIGHTS, "classpath:db/flights").applied()
            + Migrations.migrate(database, Services.RESERVATIONS, "classpath:db/reservations").applied();
    return switch (PaymentSettings.from(settings)) {
      case PaymentSettings.Simulated simulated -> applied + JdbcBooks.migrate(database).applied();
      case PaymentSettings.Http http -> applied;
    };
  }
}
