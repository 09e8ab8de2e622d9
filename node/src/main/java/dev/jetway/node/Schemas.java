package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Durability;
import dev.jetway.cluster.database.Migrations;
import java.util.function.Consumer;

/** Brings the schemas of all services to this version of the program. */
public final class Schemas {
  private Schemas() {}

  /**
   * Returns when they are up to date. Warns when the database would lose what it has committed.
   *
   * @throws dev.jetway.cluster.database.DatabaseException if it can't be reached or migrated
   */
  public static void migrate(DatabaseAddress database, Consumer<String> progress) {
    Durability.of(database).warnings().forEach(warning -> progress.accept("WARNING: " + warning));
    int applied = Migrations.migrate(database, "flights", "classpath:db/flights").applied();
    if (applied > 0) {
      progress.accept("the database schema is up to date, " + applied + " migrations applied");
    }
  }
}
