package dev.jetway.reservation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.database.TestDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.PaymentProvider.Answer;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.JdbcBooks;
import dev.jetway.reservation.payment.simulated.domain.Movement;
import dev.jetway.reservation.payment.simulated.domain.Movement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reservation relies on, of every way to the provider, by the provider's own books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentProviderContract {
  static final Money PRICE = new Money(45_000, "EUR");
  static final Money OTHER_PRICE = new Money(45_001, "EUR");
  static final Answer DONE = new Answer.Done();
  static final Answer UNKNOWN = new Answer.Unknown();

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final AtomicInteger KEYS = new AtomicInteger();

  final DatabaseAddress database = TestDatabase.create();
  final JetwayConfig config = JetwayConfig.load(Map.of());
  private final QueryPool auditor = new QueryPool("auditor", database, config.reader());
  private final JdbcBooks books = new JdbcBooks(auditor, InstantSource.system());

  /** The way that is tested. */
  abstract OpenPaymentProvider payments();

  /** Opens the way. */
  abstract void start() throws Exception;

  /** Ends the provider's process, or what stands for it. */
  abstract void stop();

  @BeforeAll
  void migrateAndStart() throws Exception {
    JdbcBooks.migrate(database);
    start();
  }

  @AfterAll
  void stopAndClose() {
    stop();
    auditor.close();
  }

  static String newKey() {
    return "party/payment/" + KEYS.incrementAndGet();
  }

  static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CompletionStage<Answer> begin(PaymentCall call) {
    return payments().call(call, Instant.now().plus(LONG));
  }

  private Answer once(PaymentCall call) {
    return get(begin(call));
  }

  /** As the saga does: again, while it isn't known. */
  private Answer settled(PaymentCall call) {
    return await()
        .atMost(LONG)
        .pollDelay(Duration.ZERO)
        .until(() -> once(call), answer -> !answer.equals(UNKNOWN));
  }

  private List<Movement> movements(String key) {
    return get(books.movements(key));
  }

  private List<Kind> kinds(String key) {
    return movements(key).stream().map(Movement::kind).toList();
  }

  private static PaymentCall authorize(String key, String method) {
    return new PaymentCall.Authorize(key, PRICE, method);
  }

  private static PaymentCall authorize(String key) {
    return authorize(key, "card-1");
  }

  private static PaymentCall capture(String key) {
    return new PaymentCall.Capture(key, PRICE);
  }

  private static PaymentCall cancel(String key) {
    return new PaymentCall.Cancel(key);
  }

  private static PaymentCall refund(String key, String refundKey, long minorUnits) {
    return new PaymentCall.Refund(key, refundKey, new Money(minorUnits, "EUR"));
  }

  private void assertRefused(PaymentCall call) {
    assertThat(once(call)).as("%s", call).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void thePortsMethodsAreTheCalls() {
    String key = newKey();
    Instant deadline = Instant.now().plus(LONG);
    assertThat(get(payments().authorize(key, PRICE, "card-1", deadline))).isEqualTo(DONE);
    assertThat(get(payments().capture(key, PRICE, deadline))).isEqualTo(DONE);
    assertThat(get(payments().refund(key, "r", PRICE, deadline))).isEqualTo(DONE);
    assertThat(get(payments().cancel(newKey(), deadline))).isEqualTo(DONE);
    assertThat(movements(key))
        .containsExactly(
            new Movement(Kind.SET_ASIDE, "", PRICE),
            new Movement(Kind.TAKEN, "", PRICE),
            new Movement(Kind.GIVEN_BACK, "r", PRICE));
  }

  @Test
  void everyCallHasOneEffectHoweverOftenItComes() {
    String key = newKey();
    for (PaymentCall call : List.of(authorize(key), capture(key), refund(key, "r", 1_000))) {
      for (int i = 0; i < 3; i++) {
        assertThat(once(call)).isEqualTo(DONE);
      }
    }
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);

    String other = newKey();
    for (PaymentCall call : List.of(authorize(other), cancel(other))) {
      for (int i = 0; i < 3; i++) {
        assertThat(once(call)).isEqualTo(DONE);
      }
    }
    assertThat(kinds(other)).containsExactly(Kind.SET_ASIDE, Kind.LET_GO);
  }

  @Test
  void everyCallHasOneEffectWhenFiftyComeAtOnce() {
    String taken = newKey();
    String letGo = newKey();
    for (PaymentCall call :
        List.of(
            authorize(taken),
            capture(taken),
            refund(taken, "r", 45_000),
            authorize(letGo),
            cancel(letGo))) {
      List<CompletionStage<Answer>> answers =
          IntStream.range(0, 50).mapToObj(i -> begin(call)).toList();
      assertThat(answers).allSatisfy(answer -> assertThat(get(answer)).isEqualTo(DONE));
    }
    assertThat(kinds(taken)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);
    assertThat(kinds(letGo)).containsExactly(Kind.SET_ASIDE, Kind.LET_GO);
  }

  @Test
  void whatWasVoidedBeforeItCameIsNeverSetAside() {
    String key = newKey();
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertRefused(authorize(key));
    assertRefused(capture(key));
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertRefused(refund(key, "r", 1));
    assertThat(movements(key)).isEmpty();
  }

  @Test
  void whatWasVoidedIsNotTaken() {
    String key = newKey();
    assertThat(once(authorize(key))).isEqualTo(DONE);
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertRefused(capture(key));
    assertRefused(authorize(key));
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.LET_GO);
  }

  @Test
  void whatWasTakenIsNotTouchedByAVoid() {
    String key = newKey();
    assertThat(once(authorize(key))).isEqualTo(DONE);
    assertThat(once(capture(key))).isEqualTo(DONE);
    assertThat(once(cancel(key))).as("nothing is set aside").isEqualTo(DONE);
    assertThat(once(capture(key))).as("it was").isEqualTo(DONE);
    assertThat(once(authorize(key))).as("it was").isEqualTo(DONE);
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN);
  }

  @Test
  void aCaptureOfNothingIsRefusedForEver() {
    String key = newKey();
    assertRefused(capture(key));
    assertRefused(authorize(key));
    assertRefused(capture(key));
    assertThat(movements(key)).isEmpty();
  }

  @Test
  void anotherAmountUnderTheSameKeyIsRefused() {
    String key = newKey();
    assertThat(once(authorize(key))).isEqualTo(DONE);
    assertRefused(new PaymentCall.Authorize(key, OTHER_PRICE, "card-1"));
    assertRefused(new PaymentCall.Capture(key, OTHER_PRICE));
    assertThat(once(capture(key))).isEqualTo(DONE);
    assertRefused(new PaymentCall.Capture(key, OTHER_PRICE));
    assertThat(once(refund(key, "r", 10))).isEqualTo(DONE);
    assertRefused(refund(key, "r", 11));
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);
  }

  @Test
  void refundsInPartsNeverExceedWhatWasTaken() {
    String key = newKey();
    once(authorize(key));
    once(capture(key));
    assertThat(once(refund(key, key + "/refund/1", 20_000))).isEqualTo(DONE);
    assertRefused(refund(key, key + "/refund/2", 25_001));
    assertThat(once(refund(key, key + "/refund/3", 25_000))).isEqualTo(DONE);
    assertRefused(refund(key, key + "/refund/4", 1));
    assertThat(once(refund(key, key + "/refund/1", 20_000))).isEqualTo(DONE);
    assertRefused(new PaymentCall.Refund(key, "dollars", new Money(0, "USD")));
    assertThat(movements(key).stream().skip(2).map(m -> m.amount().minorUnits()))
        .containsExactly(20_000L, 25_000L);
  }

  @Test
  void refundsAtOnceNeverExceedWhatWasTaken() {
    String key = newKey();
    once(authorize(key));
    once(capture(key));
    List<CompletionStage<Answer>> answers =
        IntStream.range(0, 50).mapToObj(i -> begin(refund(key, "r" + i, 10_000))).toList();
    assertThat(answers.stream().map(PaymentProviderContract::get).filter(DONE::equals)).hasSize(4);
    assertThat(kinds(key)).hasSize(2 + 4);
  }

  @Test
  void whatIsNotTakenYetIsNotGivenBackYet() {
    String key = newKey();
    assertThat(once(refund(key, "r", 1_000))).isEqualTo(UNKNOWN);
    once(authorize(key));
    assertThat(once(refund(key, "r", 1_000))).isEqualTo(UNKNOWN);
    once(capture(key));
    assertThat(once(refund(key, "r", 1_000))).isEqualTo(DONE);
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);
  }

  @Test
  void theBankSaysNo() {
    String key = newKey();
    assertRefused(authorize(key, "sim-decline"));
    assertRefused(authorize(key, "sim-decline"));
    assertRefused(capture(key));
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertThat(movements(key)).isEmpty();
    assertRefused(authorize(newKey(), "sim-nonsense"));
  }

  @Test
  void theBankSaysNoToTheCapture() {
    String key = newKey();
    assertThat(once(authorize(key, "sim-decline-capture"))).isEqualTo(DONE);
    assertRefused(capture(key));
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertRefused(capture(key));
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.LET_GO);
  }

  @Test
  void aSlowAnswerComes() {
    String key = newKey();
    Instant asked = Instant.now();
    assertThat(once(authorize(key, "sim-delay-300"))).isEqualTo(DONE);
    assertThat(Instant.now()).isAfterOrEqualTo(asked.plusMillis(300));
  }

  @Test
  void anAnswerThatIsTooSlowIsUnknownByTheDeadline() {
    for (String method : List.of("sim-delay-60000", "sim-timeout")) {
      String key = newKey();
      Instant deadline = Instant.now().plusSeconds(1);
      assertThat(get(payments().call(authorize(key, method), deadline))).isEqualTo(UNKNOWN);
      assertThat(Instant.now()).isBefore(deadline.plusSeconds(10));
      await().untilAsserted(() -> assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE));
    }
  }

  @Test
  void whatIsOutOfTimeIsNotBegun() {
    String key = newKey();
    assertThat(get(payments().call(authorize(key), Instant.now().minusMillis(1))))
        .isEqualTo(UNKNOWN);
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertThat(movements(key)).isEmpty();
  }

  @Test
  void whatIsNeverAnsweredIsLetGoByAVoid() {
    String key = newKey();
    assertThat(get(payments().call(authorize(key, "sim-timeout"), Instant.now().plusSeconds(1))))
        .isEqualTo(UNKNOWN);
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertThat(kinds(key)).isIn(List.of(), List.of(Kind.SET_ASIDE, Kind.LET_GO));
  }

  @Test
  void whatIsSetAsideLateCanBeTaken() {
    String key = newKey();
    assertThat(once(authorize(key, "sim-late-500"))).isEqualTo(UNKNOWN);
    assertThat(once(capture(key))).isIn(UNKNOWN, DONE);
    assertThat(settled(authorize(key, "sim-late-500"))).isEqualTo(DONE);
    assertThat(once(capture(key))).isEqualTo(DONE);
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN);
  }

  @Test
  void whatIsVoidedMeanwhileIsNotSetAsideLate() {
    String key = newKey();
    assertThat(once(authorize(key, "sim-late-60000"))).isEqualTo(UNKNOWN);
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertRefused(authorize(key, "sim-late-60000"));
    assertThat(movements(key)).isEmpty();
  }

  @Test
  void whatIsSetAsideLateIsLetGoByALaterVoid() {
    String key = newKey();
    assertThat(once(authorize(key, "sim-late-1"))).isEqualTo(UNKNOWN);
    assertThat(settled(authorize(key, "sim-late-1"))).isEqualTo(DONE);
    assertThat(once(cancel(key))).isEqualTo(DONE);
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.LET_GO);
  }

  @Test
  void errorsEndSomeDayAndDoNothingTwice() {
    String key = newKey();
    for (PaymentCall call :
        List.of(authorize(key, "sim-flaky-3"), capture(key), refund(key, "r", 45_000))) {
      for (int i = 0; i < 3; i++) {
        assertThat(once(call)).isEqualTo(UNKNOWN);
      }
      assertThat(once(call)).isEqualTo(DONE);
    }
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);
  }

  @Test
  void aRestartForgetsNothing() throws Exception {
    String key = newKey();
    String late = newKey();
    assertThat(once(authorize(key))).isEqualTo(DONE);
    assertThat(once(authorize(late, "sim-late-100"))).isEqualTo(UNKNOWN);
    restart();
    assertThat(settled(authorize(key))).isEqualTo(DONE);
    assertThat(settled(capture(key))).isEqualTo(DONE);
    restart();
    assertThat(settled(capture(key))).isEqualTo(DONE);
    assertThat(settled(refund(key, "r", 1))).isEqualTo(DONE);
    assertThat(settled(capture(late))).isEqualTo(DONE);
    restart();
    assertThat(settled(refund(key, "r", 1))).isEqualTo(DONE);
    assertThat(kinds(key)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN, Kind.GIVEN_BACK);
    assertThat(kinds(late)).containsExactly(Kind.SET_ASIDE, Kind.TAKEN);
  }

  private void restart() throws Exception {
    stop();
    start();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theBooksAgreeWithTheAnswersWhateverTheOrder(long seed) {
    RandomCalls random = new RandomCalls(seed);
    for (int attempt = 0; attempt < 8; attempt++) {
      String key = newKey();
      List<LedgerCheck.Answered> answered = new ArrayList<>();
      for (int wave = 0; wave < 4; wave++) {
        List<PaymentCall> calls = random.wave(key);
        List<CompletableFuture<Answer>> answers =
            calls.stream().map(call -> begin(call).toCompletableFuture()).toList();
        for (int i = 0; i < calls.size(); i++) {
          answered.add(new LedgerCheck.Answered(calls.get(i), get(answers.get(i))));
        }
      }
      LedgerCheck.check("seed " + seed + ", " + key, answered, movements(key));
    }
  }
}
