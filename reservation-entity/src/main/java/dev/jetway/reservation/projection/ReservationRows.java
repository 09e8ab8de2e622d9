package dev.jetway.reservation.projection;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.Outcome;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some reservations, brought up to date by events. Says of the status what the reservation itself
 * says, for every event that a reservation decides.
 */
final class ReservationRows {

  record Row(
      CustomerId customer,
      RecordLocator locator,
      Status status,
      Instant createdAt,
      Instant updatedAt) {

    Row with(Status newStatus, Instant at) {
      return newStatus == status ? this : new Row(customer, locator, newStatus, createdAt, at);
    }
  }

  private final Map<ReservationId, Row> rows = new LinkedHashMap<>();

  /** Puts in what is known already. */
  void put(ReservationId reservation, Row row) {
    rows.put(reservation, row);
  }

  void apply(ReservationId reservation, ReservationCommit commit) {
    for (ReservationEvent event : commit.events()) {
      if (event instanceof ReservationEvent.ReservationRequested requested) {
        rows.putIfAbsent(reservation, begun(requested));
      }
      Status status = leadsTo(event);
      if (status != null) {
        rows.computeIfPresent(reservation, (id, row) -> row.with(status, commit.at()));
      }
    }
  }

  private static Row begun(ReservationEvent.ReservationRequested e) {
    return new Row(e.request().customer(), e.locator(), Status.REQUESTED, e.at(), e.at());
  }

  /** All that was put in or begun. */
  Map<ReservationId, Row> rows() {
    return rows;
  }

  /** The status after the event; null when it is as before. */
  private static @Nullable Status leadsTo(ReservationEvent event) {
    return switch (event) {
      case ReservationEvent.ReservationHeld e -> Status.HELD;
      case ReservationEvent.ReservationConfirmed e -> Status.CONFIRMED;
      case ReservationEvent.SeatChangeRequested e -> Status.CHANGING;
      case ReservationEvent.SeatChanged e -> Status.CONFIRMED;
      case ReservationEvent.SeatChangeRefused e -> Status.CONFIRMED;
      case ReservationEvent.ChangeRequested e -> Status.CHANGING;
      case ReservationEvent.ChangeConfirmed e -> Status.CONFIRMED;
      case ReservationEvent.ChangeAbandoned e -> Status.CONFIRMED;
      case ReservationEvent.CompensationStarted e -> ended(e.outcome());
      case ReservationEvent.ReservationRejected e -> Status.REJECTED;
      case ReservationEvent.ReservationExpired e -> Status.EXPIRED;
      case ReservationEvent.ReservationCancelled e -> Status.CANCELLED;

      case ReservationEvent.ReservationRequested e -> null;
      case ReservationEvent.SegmentHeld e -> null;
      case ReservationEvent.SegmentRejected e -> null;
      case ReservationEvent.SegmentLost e -> null;
      case ReservationEvent.ExtensionRequested e -> null;
      case ReservationEvent.SegmentExtended e -> null;
      case ReservationEvent.ReservationExtended e -> null;
      case ReservationEvent.ExtensionRefused e -> null;
      case ReservationEvent.ConfirmationRequested e -> null;
      case ReservationEvent.PaymentRequested e -> null;
      case ReservationEvent.PaymentAuthorized e -> null;
      case ReservationEvent.PaymentDeclined e -> null;
      case ReservationEvent.ConfirmationStarted e -> null;
      case ReservationEvent.SegmentConfirmed e -> null;
      case ReservationEvent.CaptureRequested e -> null;
      case ReservationEvent.PaymentCaptured e -> null;
      case ReservationEvent.CaptureRefused e -> null;
      case ReservationEvent.SegmentReleased e -> null;
      case ReservationEvent.SegmentFlown e -> null;
      case ReservationEvent.PaymentVoided e -> null;
      case ReservationEvent.LatePaymentReceived e -> null;
      case ReservationEvent.RefundRequested e -> null;
      case ReservationEvent.PaymentRefunded e -> null;
      case ReservationEvent.ReplacementHeld e -> null;
      case ReservationEvent.SegmentCancellationRequested e -> null;
      case ReservationEvent.PassengerCancellationRequested e -> null;
      case ReservationEvent.SegmentSeatsReleased e -> null;
      case ReservationEvent.SeatCheckRequested e -> null;
      case ReservationEvent.SeatKept e -> null;
      case ReservationEvent.LateSeatChangeFound e -> null;
      case ReservationEvent.FlightChangeNoted e -> null;
      case ReservationEvent.FlightChangeAccepted e -> null;
    };
  }

  private static Status ended(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Status.REJECTED;
      case EXPIRED -> Status.EXPIRED;
      case CANCELLED -> Status.CANCELLED;
    };
  }
}
