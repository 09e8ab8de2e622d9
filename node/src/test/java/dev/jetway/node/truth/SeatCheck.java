package dev.jetway.node.truth;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightState.Scheduled;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.domain.Segment.Claim;
import dev.jetway.reservation.domain.SegmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flights and reservations agree on whose each seat is, whomever one asks. Seats that were booked
 * at once, without a reservation over several flights, are nobody's concern here.
 */
final class SeatCheck {
  private final Folds folds;
  private final List<String> findings = new ArrayList<>();

  private SeatCheck(Folds folds) {
    this.folds = folds;
  }

  static List<String> of(Folds folds) {
    SeatCheck check = new SeatCheck(folds);
    folds.flights().values().forEach(check::flight);
    folds.reservations().values().forEach(check::reservation);
    return check.findings;
  }

  private void flight(Scheduled flight) {
    for (SeatNumber seat : flight.seatMap().seats()) {
      switch (flight.seat(seat).orElseThrow()) {
        case SeatState.Held(var hold) ->
            findings.add("leaked: %s of %s is held by %s".formatted(seat, flight.id(), hold));
        case SeatState.Occupied occupied ->
            SegmentId.ofBooking(occupied.reservation())
                .filter(owner -> !has(owner, flight.id(), seat, occupied))
                .ifPresent(
                    owner ->
                        findings.add(
                            "leaked: %s of %s is booked for %s, which does not have it"
                                .formatted(seat, flight.id(), owner)));
        case SeatState.Available free -> {}
        case SeatState.Blocked blocked -> {}
      }
    }
  }

  private boolean has(SegmentId owner, FlightId flight, SeatNumber seat, SeatState.Occupied seen) {
    return Optional.ofNullable(folds.reservations().get(owner.reservation()))
        .filter(r -> r.request().customer().equals(seen.customer()))
        .stream()
        .flatMap(r -> r.segments().stream())
        .anyMatch(
            s ->
                s.number() == owner.number()
                    && s.flight().equals(flight)
                    && isOwned(s)
                    && (s.seats().contains(seat) || s.leaving().contains(seat)));
  }

  private void reservation(Requested r) {
    for (Segment segment : r.segments()) {
      if (isOwned(segment)) {
        segment.seats().forEach(seat -> booked(r, segment, seat));
        segment.leaving().forEach(seat -> booked(r, segment, seat));
      }
    }
  }

  private void booked(Requested r, Segment segment, SeatNumber seat) {
    SegmentId id = new SegmentId(r.id(), segment.number());
    boolean agreed =
        Optional.ofNullable(folds.flights().get(segment.flight()))
            .flatMap(flight -> flight.seat(seat))
            .filter(
                state ->
                    state instanceof SeatState.Occupied occupied
                        && occupied.reservation().value().equals(id.toString()))
            .isPresent();
    if (!agreed) {
      findings.add(
          "lost: %s has %s of %s, which is not booked for it"
              .formatted(id, seat, segment.flight()));
    }
  }

  private static boolean isOwned(Segment segment) {
    return segment.claim() == Claim.BOOKED || segment.claim() == Claim.FLOWN;
  }
}
