package dev.jetway.reservation.payment.simulated;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.reservation.payment.OpenPaymentProvider;
import dev.jetway.reservation.payment.TroubleLog;
import dev.jetway.reservation.payment.domain.PaymentCall;
import dev.jetway.reservation.payment.simulated.domain.Decision;
import dev.jetway.reservation.payment.simulated.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The simulated provider in this process. Several nodes on one database are one provider.
 *
 * <p>A call beyond {@link SimulatedSettings#callsMax} is answered as unknown, at once.
 */
public final class SimulatedPayments implements OpenPaymentProvider {
  private static final Answer UNKNOWN = new Answer.Unknown();

  private final QueryPool pool;
  private final JdbcBooks books;
  private final InstantSource clock;
  private final Semaphore places;
  private final TroubleLog trouble =
      new TroubleLog(LoggerFactory.getLogger(SimulatedPayments.class));

  /** On a schema that is up to date; see {@link JdbcBooks#migrate}. Closes the pool with itself. */
  public SimulatedPayments(QueryPool pool, SimulatedSettings settings, InstantSource clock) {
    this.pool = pool;
    this.books = new JdbcBooks(pool, clock);
    this.clock = clock;
    this.places = new Semaphore(settings.callsMax());
  }

  @Override
  public CompletionStage<Answer> call(PaymentCall call, Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (!left.isPositive() || !places.tryAcquire()) {
      return CompletableFuture.completedStage(UNKNOWN);
    }
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    answer.completeOnTimeout(UNKNOWN, left.toMillis(), TimeUnit.MILLISECONDS);
    books
        .handle(call)
        .whenComplete(
            (decision, failure) -> {
              if (decision != null) {
                give(answer, decision);
              } else {
                trouble.unknown(call.toString(), String.valueOf(failure), clock.instant());
                answer.complete(UNKNOWN);
              }
            });
    return answer.whenComplete((given, failure) -> places.release());
  }

  private static void give(CompletableFuture<Answer> answer, Decision decision) {
    if (decision.verdict() instanceof Verdict.Silence) {
      return; // Until the deadline.
    }
    Answer given =
        switch (decision.verdict()) {
          case Verdict.Done() -> new Answer.Done();
          case Verdict.Refused(String reason) -> new Answer.Refused(reason);
          case Verdict.InProgress v -> UNKNOWN;
          case Verdict.Broken v -> UNKNOWN;
          case Verdict.Silence v -> UNKNOWN;
        };
    if (decision.delay().isZero()) {
      answer.complete(given);
    } else {
      answer.completeOnTimeout(given, decision.delay().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
