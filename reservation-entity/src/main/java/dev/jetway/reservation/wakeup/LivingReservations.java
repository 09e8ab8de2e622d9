package dev.jetway.reservation.wakeup;

import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.domain.CustomerId;
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
   * What a reservation takes up as long as it is on the list.
   *
   * @param locator its own; null for a reservation that has ended, and given its locator back
   * @param openFor the customer among whose open reservations it counts; null for one that is
   *     confirmed or has ended
   */
  record Claims(@Nullable RecordLocator locator, @Nullable CustomerId openFor) {
    public static final Claims NONE = new Claims(null, null);
  }

  /** What became of the wish to be on the list. */
  enum Guard {
    LISTED,
    /** Another living reservation has the locator. Nothing was done. */
    LOCATOR_TAKEN,
    /** The customer has as many open reservations as is allowed. Nothing was done. */
    TOO_MANY_HOLDS
  }

  /**
   * Puts a reservation on the list, or keeps it there, so that somebody looks after it by {@code
   * due} whatever happens.
   *
   * @param claims what it takes up; of one on the list already, only the locator counts
   */
  CompletionStage<Guard> guard(ReservationId reservation, Claims claims, Instant due);

  /**
   * Lets a reservation rest until {@code due}.
   *
   * @param due null until somebody asks for it
   * @param open whether it still counts among its customer's open ones
   * @return false when it is not on the list
   */
  CompletionStage<Boolean> rest(ReservationId reservation, @Nullable Instant due, boolean open);

  /** The living reservation with this locator. */
  CompletionStage<Optional<ReservationId>> find(RecordLocator locator);
}
