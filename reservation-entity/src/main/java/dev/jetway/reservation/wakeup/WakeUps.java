package dev.jetway.reservation.wakeup;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who has to be looked after, and when. Stages fail when the table can't be reached. */
public interface WakeUps {

  /**
   * Puts a reservation on the list, or keeps it there, so that somebody looks after it by {@code
   * due} whatever happens.
   *
   * @param locator its own; null for a reservation that has ended, and given its locator back
   * @return false when another living reservation has the locator: then nothing was done
   */
  CompletionStage<Boolean> guard(
      ReservationId reservation, @Nullable RecordLocator locator, Instant due);

  /**
   * Lets a reservation rest until {@code due}.
   *
   * @param due null until somebody asks for it
   */
  CompletionStage<Boolean> rest(ReservationId reservation, @Nullable Instant due);

  /** Takes a reservation that has ended off the list; its locator may be drawn again. */
  CompletionStage<Boolean> remove(ReservationId reservation);

  /**
   * Those that are due, at most {@code limit}, earliest first. No other node gets them before
   * {@code again}; nor are they forgotten if this one crashes.
   */
  CompletionStage<List<ReservationId>> takeDue(Instant now, Instant again, int limit);

  /** The living reservation with this locator. */
  CompletionStage<Optional<ReservationId>> find(RecordLocator locator);
}
