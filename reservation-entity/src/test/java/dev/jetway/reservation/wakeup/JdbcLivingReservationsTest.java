package dev.jetway.reservation.wakeup;

import static dev.jetway.reservation.Example.ADA;
import static dev.jetway.reservation.Example.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.Migrations;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.wakeup.LivingReservations.Claims;
import dev.jetway.reservation.wakeup.LivingReservations.Guard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The living reservations, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcLivingReservationsTest {
  private static final ReservationId ONE = new ReservationId("one");
  private static final ReservationId TWO = new ReservationId("two");
  private static final ReservationId THREE = new ReservationId("three");
  private static final int HOLDS_MAX = 5;
  private static final RecordLocator LOCATOR = new RecordLocator("AAAAAA");
  private static final RecordLocator OTHER = new RecordLocator("CCCCCC");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final DatabaseAddress database = TestDatabase.create();
  private final QueryPool pool =
      new QueryPool("wake-ups", "reservations", database, JetwayConfig.load(Map.of()).reader());
  private final LivingReservations living = new JdbcLivingReservations(pool, HOLDS_MAX);

  @BeforeAll
  void migrate() {
    assertThat(Migrations.migrate(database, "reservations", "classpath:db/reservations").applied())
        .isPositive();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    await(
        pool.run(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate("DELETE FROM reservations.wake_up");
              }
            }));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private List<String> due(Instant now) {
    return await(living.wakeUps().takeDue(now, now.plusSeconds(30), 10));
  }

  private static Claims claims(@Nullable RecordLocator locator) {
    return new Claims(locator, null);
  }

  private static Claims open(int number) {
    String digits = RecordLocator.ALPHABET;
    int base = digits.length();
    return new Claims(
        new RecordLocator("MANY" + digits.charAt(number / base) + digits.charAt(number % base)),
        ADA);
  }

  @Test
  void whoeverIsGuardedIsFoundWhenDueAndByLocator() {
    assertThat(await(living.guard(ONE, claims(LOCATOR), NOW))).isEqualTo(Guard.LISTED);

    assertThat(await(living.find(LOCATOR))).contains(ONE);
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void aLocatorThatIsDrawnAgainTakesThePlaceOfTheOneThatNobodyWasToldOf() {
    assertThat(await(living.guard(ONE, claims(LOCATOR), NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(ONE, claims(OTHER), NOW))).isEqualTo(Guard.LISTED);

    assertThat(await(living.find(OTHER))).contains(ONE);
    assertThat(await(living.find(LOCATOR))).isEmpty();

    assertThat(await(living.guard(TWO, claims(LOCATOR), NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(TWO, claims(OTHER), NOW))).isEqualTo(Guard.LOCATOR_TAKEN);
    assertThat(await(living.find(LOCATOR))).contains(TWO);
  }

  @Test
  void aLocatorBelongsToOneOfTheLiving() {
    assertThat(await(living.guard(ONE, claims(LOCATOR), NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(TWO, claims(LOCATOR), NOW))).isEqualTo(Guard.LOCATOR_TAKEN);
    assertThat(await(living.guard(TWO, claims(OTHER), NOW))).isEqualTo(Guard.LISTED);

    await(living.wakeUps().remove("one"));
    assertThat(await(living.guard(THREE, claims(LOCATOR), NOW))).isEqualTo(Guard.LISTED);
  }

  @Test
  void guardingAgainMakesTheTimeNoLater() {
    await(living.guard(ONE, claims(LOCATOR), NOW));
    assertThat(await(living.guard(ONE, claims(LOCATOR), LATER))).isEqualTo(Guard.LISTED);

    assertThat(await(living.find(LOCATOR))).contains(ONE);
    assertThat(due(NOW)).containsExactly("one");
  }

  @Test
  void severalWithoutALocatorLiveBesideEachOther() {
    assertThat(await(living.guard(ONE, Claims.NONE, NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(TWO, Claims.NONE, NOW))).isEqualTo(Guard.LISTED);
  }

  @Test
  void whoeverRestsIsDueWhenItWasSaid() {
    await(living.guard(ONE, open(1), NOW));
    assertThat(await(living.rest(ONE, LATER, true))).isTrue();
    assertThat(due(LATER.minusSeconds(1))).isEmpty();
    assertThat(due(LATER)).containsExactly("one");

    assertThat(await(living.rest(ONE, null, true))).isTrue();
    assertThat(due(LATER.plusSeconds(3600))).isEmpty();
    assertThat(await(living.rest(TWO, null, true))).isFalse();
  }

  @Test
  void aCustomerHasRoomAgainWhenOneIsConfirmedOrEnds() {
    for (int n = 0; n < HOLDS_MAX; n++) {
      assertThat(await(living.guard(id(n), open(n), NOW))).isEqualTo(Guard.LISTED);
      await(living.rest(id(n), LATER, true));
    }
    assertThat(await(living.guard(ONE, open(90), NOW))).isEqualTo(Guard.TOO_MANY_HOLDS);
    assertThat(await(living.guard(id(0), open(0), NOW))).isEqualTo(Guard.LISTED);

    await(living.rest(id(0), null, false));
    assertThat(await(living.guard(ONE, open(90), NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(TWO, open(91), NOW))).isEqualTo(Guard.TOO_MANY_HOLDS);
    await(living.wakeUps().remove(id(1).value()));
    assertThat(await(living.guard(TWO, open(91), NOW))).isEqualTo(Guard.LISTED);
    assertThat(await(living.guard(THREE, claims(OTHER), NOW))).isEqualTo(Guard.LISTED);
  }

  @Test
  void fiftyAtOnceNeverGetMoreThanTheLimit() {
    List<CompletionStage<Guard>> asked =
        IntStream.range(0, 50).mapToObj(n -> living.guard(id(n), open(n), NOW)).toList();
    List<Guard> outcomes = asked.stream().map(stage -> await(stage)).toList();

    assertThat(outcomes).filteredOn(Guard.LISTED::equals).hasSize(HOLDS_MAX);
    assertThat(outcomes)
        .filteredOn(Guard.TOO_MANY_HOLDS::equals)
        .hasSize(outcomes.size() - HOLDS_MAX);
    assertThat(due(NOW)).hasSize(HOLDS_MAX);
  }

  private static ReservationId id(int number) {
    return new ReservationId("r" + number);
  }
}
