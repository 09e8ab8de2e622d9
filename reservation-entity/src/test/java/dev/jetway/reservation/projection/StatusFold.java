package dev.jetway.reservation.projection;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the read model makes of a reservation's events. */
public final class StatusFold {
  private static final ReservationId ID = new ReservationId("r");

  private final ReservationRows rows = new ReservationRows();

  /** Takes in one more event. */
  public void add(ReservationEvent event) {
    rows.apply(ID, new ReservationCommit(Instant.EPOCH, "request", null, List.of(event)));
  }

  public Optional<Status> status() {
    return Optional.ofNullable(rows.rows().get(ID)).map(ReservationRows.Row::status);
  }
}
