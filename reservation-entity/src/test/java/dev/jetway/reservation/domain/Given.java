package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.ID;
import static dev.jetway.reservation.Example.LOCATOR;
import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.seats;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a couple has got: out in 1A and 1B, back in 2A and 2B. */
final class Given {
  private Given() {}

  static ReservationCommand request(
      Confirm confirm, @Nullable Money fare, @Nullable String method) {
    return new ReservationCommand.RequestReservation(
        ID, LOCATOR, Example.request(confirm, fare, method));
  }

  static Spec requested() {
    return Spec.given(request(Confirm.LATER, FARE, null));
  }

  /** As long as it was asked for, with the margin of the limits. */
  static ReservationCommand granted(int segment) {
    return new ReservationCommand.Granted(
        segment,
        segment == 1 ? seats("1A", "1B") : seats("2A", "2B"),
        null,
        NOW.plus(Duration.ofMinutes(16)));
  }

  static ReservationCommand refused(int segment, FlightId flight, String seat) {
    return new ReservationCommand.Refused(segment, failure(flight, seat));
  }

  static Failure failure(FlightId flight, String seat) {
    return new Failure(
        Failure.Code.SEAT_TAKEN,
        "Taken: " + seat + ".",
        List.of(new Failure.Conflict(flight, seats(seat))));
  }

  static Spec held() {
    return requested().when(granted(1)).when(granted(2));
  }

  static Spec heldForFree() {
    return Spec.given(request(Confirm.LATER, null, null)).when(granted(1)).when(granted(2));
  }

  static Spec paying() {
    return held().when(new ReservationCommand.ConfirmReservation(CARD));
  }

  static Spec confirming() {
    return paying().when(new ReservationCommand.Authorized(1));
  }

  static Spec capturing() {
    return confirming()
        .when(new ReservationCommand.Booked(1))
        .when(new ReservationCommand.Booked(2));
  }

  static Spec confirmed() {
    return capturing().when(new ReservationCommand.Captured(1));
  }

  /** Segment 2 is to become segment 3. */
  static Spec changing() {
    return confirmed().when(change());
  }

  static ReservationCommand change() {
    return change(FARE, null);
  }

  private static ReservationCommand change(Money fare, @Nullable String method) {
    return new ReservationCommand.RequestChange(
        "change", List.of(2), List.of(Example.segment(Example.OTHER, fare, "4A", "4B")), method);
  }

  /** Segment 2 is to become segment 3, for 30 EUR more. */
  static Spec changingForMore() {
    return confirmed().when(change(new Money(FARE.minorUnits() + 1_500, "EUR"), CARD));
  }

  static Spec payingForMore() {
    return changingForMore()
        .when(
            new ReservationCommand.Granted(
                3, seats("4A", "4B"), null, NOW.plus(Duration.ofMinutes(5))));
  }

  static Spec capturingMore() {
    return payingForMore()
        .when(new ReservationCommand.Authorized(2))
        .when(new ReservationCommand.Booked(3));
  }

  /** Segment 2 is to become segment 3, for 30 EUR less. */
  static Spec changingForLess() {
    return confirmed().when(change(new Money(FARE.minorUnits() - 1_500, "EUR"), null));
  }

  static ReservationCommand newSeatsGranted() {
    return new ReservationCommand.Granted(
        3, seats("4A", "4B"), null, NOW.plus(Duration.ofMinutes(2)));
  }

  static Spec cancelled() {
    return held()
        .when(new ReservationCommand.CancelReservation())
        .when(new ReservationCommand.Released(1))
        .when(new ReservationCommand.Released(2));
  }
}
