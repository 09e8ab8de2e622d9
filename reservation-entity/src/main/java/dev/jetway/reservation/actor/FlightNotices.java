package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.BookingOwners;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.OwnerNotice;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.ReservationCommand.NoteFlightChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Brings what has become of a flight to the reservations on it: a booking {@code id/number} is
 * segment {@code number} of reservation {@code id}. Bookings with other ids belong to nobody here.
 *
 * <p>Flights need this before reservations, which need flights, have been started on the node. What
 * is told by then fails, and the flight tries again.
 */
public final class FlightNotices implements BookingOwners {
  private static final Pattern BOOKING = Pattern.compile("([^/]+)/([1-9][0-9]{0,5})");

  private final Reservations reservations;

  public FlightNotices(ActorSystem<?> system, InstantSource clock) {
    this(new ReservationDoor(system, clock));
  }

  FlightNotices(Reservations reservations) {
    this.reservations = reservations;
  }

  private record Owner(ReservationId reservation, int segment) {
    static Optional<Owner> of(ReservationId booking) {
      Matcher form = BOOKING.matcher(booking.value());
      return form.matches()
          ? Optional.of(
              new Owner(new ReservationId(form.group(1)), Integer.parseInt(form.group(2))))
          : Optional.empty();
    }
  }

  @Override
  public CompletionStage<Boolean> tell(FlightId flight, OwnerNotice notice, Instant deadline) {
    return Owner.of(notice.reservation())
        .map(owner -> tell(owner, flight, notice, deadline))
        .orElse(CompletableFuture.completedStage(true));
  }

  private CompletionStage<Boolean> tell(
      Owner owner, FlightId flight, OwnerNotice notice, Instant deadline) {
    return reservations
        .ask(
            owner.reservation(),
            new NoteFlightChange(owner.segment(), change(notice)),
            new Origin("change " + notice.changeNumber(), flight.toString()),
            deadline)
        // A refusal is final, too: there is no such reservation.
        .thenApply(reply -> reply instanceof ReservationReply.Answered);
  }

  private static FlightChange change(OwnerNotice notice) {
    return switch (notice.change()) {
      case dev.jetway.flight.domain.FlightChange.Cancelled cancelled ->
          new FlightChange.Cancelled(notice.changeNumber(), cancelled.reason());
      case dev.jetway.flight.domain.FlightChange.Rescheduled rescheduled ->
          new FlightChange.Rescheduled(notice.changeNumber(), rescheduled.departure());
    };
  }
}
