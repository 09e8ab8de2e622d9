package dev.jetway.cluster.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  /** The journal's own. */
  private static final int COMMON = 3;

  private final DatabaseAddress address = TestDatabase.create();

  @Test
  void givesEachServiceAJournalOfItsOwn() throws Exception {
    assertThat(Migrations.migrate(address, "flights").applied()).isEqualTo(COMMON);
    assertThat(Migrations.migrate(address, "reservations").applied()).isEqualTo(COMMON);
    assertThat(Migrations.migrate(address, "flights").applied()).isZero();
    assertThat(
            EmbeddedDatabaseTest.query(
                address,
                "SELECT string_agg(schemaname || '.' || tablename, ' ' ORDER BY 1) FROM pg_tables"
                    + " WHERE tablename = 'event_journal'"))
        .isEqualTo("flights.event_journal reservations.event_journal");
  }

  @Test
  void takesUpAServicesOwnMigrations() throws Exception {
    assertThat(Migrations.migrate(address, "things", "classpath:db/things").applied())
        .isEqualTo(COMMON + 1);
    assertThat(EmbeddedDatabaseTest.query(address, "SELECT count(*) FROM things.thing"))
        .isEqualTo("0");
  }

  @Test
  void leavesTheJournalOutOfASchemaThatNeedsNone() throws Exception {
    assertThat(Migrations.migrateTables(address, "things", "classpath:db/things").applied())
        .isEqualTo(1);
    assertThat(
            EmbeddedDatabaseTest.query(
                address,
                "SELECT string_agg(tablename, ' ' ORDER BY 1) FROM pg_tables"
                    + " WHERE schemaname = 'things'"))
        .isEqualTo("flyway_schema_history thing");
  }

  @Test
  void letsManyNodesStartAtOnce() throws Exception {
    int nodes = 6;
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      List<Future<Migrations.Result>> results = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        results.add(threads.submit(() -> Migrations.migrate(address, "flights")));
      }
      int applied = 0;
      for (Future<Migrations.Result> result : results) {
        applied += result.get(60, SECONDS).applied();
      }
      assertThat(applied).isEqualTo(COMMON);
    }
  }

  @Test
  void saysWhatItCannotReach() {
    DatabaseAddress nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/x", "u", "p");
    assertThatThrownBy(() -> Migrations.migrate(nowhere, "flights"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("127.0.0.1:1");
  }
}
