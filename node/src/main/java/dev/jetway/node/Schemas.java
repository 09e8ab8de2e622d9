package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.reservation.payment.setup.PaymentSettings;
import dev.jetway.reservation.payment.simulated.JdbcBooks;
import java.util.function.Consumer;

/** The database schemas of all services. */
public final class Schemas {
  private Schemas() {}

  /**
   * Brings all of them up to date. Warns when the database would lose what it has committed.
   *
   * @throws dev.jetway.cluster.database.DatabaseException when that can't be done
   */
  public static void migrate(
      DatabaseAddress database, SettingReader settings, Consumer<String> progress) {
    Durability.of(database).warnings().forEach(warning -> progress.accept("WARNING: " + warning));
    int applied = migrate(database, settings);
    if (applied > 0) {
      progress.accept("the database schema is up to date, " + applied + " migrations applied");
    }
  }

  private static int migrate(DatabaseAddress database, SettingReader settings) {
    int applied =
        Migrations.migrate(database, Services.FLIGHTS, "classpath:db/flights").applied()
            + Migrations.migrate(database, Services.RESERVATIONS, "classpath:db/reservations")
                .applied();
    return switch (PaymentSettings.from(settings)) {
      case PaymentSettings.Simulated simulated -> applied + JdbcBooks.migrate(database).applied();
      case PaymentSettings.Http http -> applied;
    };
  }
}
