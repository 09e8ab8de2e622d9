package dev.jetway.reservation.wakeup;

import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The living reservations, each under its locator. Stages fail when they can't be reached. */
public interface LivingReservations {

  /** The same list, as of entities that have to be looked after. */
  WakeUps wakeUps();

  /**
   * Puts a reservation on the list, or keeps it there, so that somebody looks after it by {@code
   * due} whatever happens.
   *
   * @param locator its own; null for a reservation that has ended, and given its locator back
   * @return false when another living reservation has the locator: then nothing was done
   */
  CompletionStage<Boolean> guard(
      ReservationId reservation, @Nullable RecordLocator locator, Instant due);

  /** The living reservation with this locator. */
  CompletionStage<Optional<ReservationId>> find(RecordLocator locator);
}
