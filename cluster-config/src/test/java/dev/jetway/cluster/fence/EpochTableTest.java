package dev.jetway.cluster.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trigger and the table, by SQL alone. */
class EpochTableTest {
  private static FencedJournal journal;

  @BeforeAll
  static void create() {
    journal = new FencedJournal();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = journal.connect()) {
      FencedJournal.execute(
          connection, "TRUNCATE flights.event_journal, flights.writer_epoch RESTART IDENTITY");
      connection.commit();
    }
  }

  @Test
  void letsWriteUnderAnEpochInForce() throws Exception {
    try (Connection writer = journal.connectUnder(journal.inForce("a"))) {
      FencedJournal.insert(writer);
      writer.commit();
    }
    assertThat(journal.rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4711", "0", "-1"})
  void refusesAnEpochThatItDoesNotKnow(String epoch) throws Exception {
    assertRefused(epoch);
  }

  @Test
  void refusesASessionThatSaysNothing() throws Exception {
    try (Connection writer = journal.connect()) {
      assertThatThrownBy(() -> FencedJournal.insert(writer)).satisfies(EpochTableTest::isHit);
    }
  }

  @Test
  void letsWriteWhoeverSaysThatHeSharesTheJournalWithNobody() throws Exception {
    try (Connection writer = journal.connectUnder("none")) {
      FencedJournal.insert(writer);
      writer.commit();
    }
    assertThat(journal.rows()).isEqualTo(1);
  }

  @Test
  void refusesAnEpochBeforeItsNodeIsAMember() throws Exception {
    try (Connection connection = journal.connect()) {
      int registered = journal.table.register(connection, FencedJournal.LEASE);
      connection.commit();
      assertRefused(registered);
    }
  }

  @Test
  void refusesAReleasedEpoch() throws Exception {
    int epoch = journal.inForce("a");
    try (Connection connection = journal.connect()) {
      journal.table.release(connection, epoch);
      connection.commit();
      assertThat(journal.table.renew(connection, epoch, "a")).isFalse();
    }
    assertRefused(epoch);
  }

  @Test
  void refusesARevokedEpochAlsoInATransactionThatBeganBefore() throws Exception {
    int stale = journal.inForce("a");
    int other = journal.inForce("b");
    try (Connection writer = journal.connectUnder(stale)) {
      FencedJournal.execute(writer, "SELECT count(*) FROM flights.event_journal");
      assertThat(journal.revoke(other, stale)).isTrue();
      assertThatThrownBy(() -> FencedJournal.insert(writer)).satisfies(EpochTableTest::isHit);
    }
    assertRefused(stale);
    assertThat(journal.rows()).isZero();
  }

  @Test
  void refusesAnIsolationThatWouldReadThePast() throws Exception {
    int stale = journal.inForce("a");
    int other = journal.inForce("b");
    try (Connection writer = journal.connectUnder(stale)) {
      writer.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      FencedJournal.execute(writer, "SELECT count(*) FROM flights.event_journal");
      journal.revoke(other, stale);
      assertThatThrownBy(() -> FencedJournal.insert(writer)).satisfies(EpochTableTest::isHit);
    }
  }

  @Test
  void waitsForAWriteUnderWay() throws Exception {
    int stale = journal.inForce("a");
    int other = journal.inForce("b");
    try (Connection writer = journal.connectUnder(stale);
        Connection revoker = journal.connect()) {
      FencedJournal.insert(writer);
      journal.table.revoke(revoker, other, List.of(stale));
      revoker.commit();
      CompletableFuture<Void> ended =
          CompletableFuture.runAsync(
              () -> {
                try {
                  journal.table.awaitWrites(revoker, stale);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      FencedJournal.eventually(() -> journal.waiting() == 1);
      assertThat(ended).isNotDone();
      writer.commit();
      ended.get(10, TimeUnit.SECONDS);
    }
    assertThat(journal.rows()).isEqualTo(1);
  }

  @Test
  void revokesNothingForTheRevoked() throws Exception {
    int one = journal.inForce("a");
    int another = journal.inForce("b");
    assertThat(journal.revoke(one, another)).isTrue();
    assertThat(journal.revoke(another, one)).isFalse();
    assertThat(journal.revoke(one, another)).as("again").isTrue();
  }

  @Test
  void letsExactlyOneOfTwoSidesSurvive() throws Exception {
    int rounds = 100;
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService sides = Executors.newFixedThreadPool(2);
        Connection left = journal.connect();
        Connection right = journal.connect()) {
      for (int round = 0; round < rounds; round++) {
        int one = journal.inForce("left");
        int another = journal.inForce("right");
        Future<Boolean> first = sides.submit(() -> revokes(left, together, one, another));
        Future<Boolean> second = sides.submit(() -> revokes(right, together, another, one));
        assertThat(List.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS)))
            .containsExactlyInAnyOrder(true, false);
        assertThat(
                journal.number(
                    "SELECT count(*) FROM flights.writer_epoch WHERE revoked_at IS NULL AND epoch"
                        + " IN (%d, %d)".formatted(one, another)))
            .isEqualTo(1);
      }
    }
  }

  private boolean revokes(Connection connection, CyclicBarrier together, int mine, int other)
      throws Exception {
    together.await(30, TimeUnit.SECONDS);
    boolean done = journal.table.revoke(connection, mine, List.of(other)).isPresent();
    connection.commit();
    return done;
  }

  private void assertRefused(Object epoch) throws SQLException {
    long before = journal.rows();
    try (Connection writer = journal.connectUnder(epoch)) {
      assertThatThrownBy(() -> FencedJournal.insert(writer)).satisfies(EpochTableTest::isHit);
    }
    assertThat(journal.rows()).isEqualTo(before);
  }

  private static void isHit(Throwable failure) {
    assertThat(FenceHit.isCauseOf(new IllegalStateException(failure)))
        .as("a hit: %s", failure)
        .isTrue();
  }
}
