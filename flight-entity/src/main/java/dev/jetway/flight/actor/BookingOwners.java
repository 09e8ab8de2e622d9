package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.OwnerNotice;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The way to those who have booked a flight, whoever they are. */
public interface BookingOwners {

  /**
   * Tells the owner of a booking what has become of the flight. An owner may be told the same thing
   * more than once, and then has to answer as before.
   *
   * @param deadline until when the flight waits for an answer; it must have come by then
   * @return true when the owner knows, and also when there is nobody to tell; false, or a failure,
   *     when the flight must try again
   */
  CompletionStage<Boolean> tell(FlightId flight, OwnerNotice notice, Instant deadline);
}
