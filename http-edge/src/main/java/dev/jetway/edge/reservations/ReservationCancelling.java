package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.reservations.ReservationDoor.Told;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommand;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Gives reservations back, whole or in part. */
public final class ReservationCancelling {
  private static final Shape.Members CANCEL =
      new Shape.Members(
          Map.of("segments", ReservationActions.NUMBERS, "passengers", ReservationActions.NUMBERS));

  private final ReservationDoor door;
  private final DirectBookings bookings;

  ReservationCancelling(ReservationDoor door, DirectBookings bookings) {
    this.door = door;
    this.bookings = bookings;
  }

  /** {@code POST /reservations/{reservation_id}/cancel}. */
  public CompletionStage<HttpResponse> cancel(Exchange exchange) {
    exchange.expectNoQuery();
    Fields fields = exchange.optionalJson(CANCEL);
    return cancel(exchange, command(fields));
  }

  private static ReservationCommand command(Fields fields) {
    boolean passengers = fields.has("passengers");
    if (!fields.has("segments")) {
      return passengers
          ? new ReservationCommand.CancelPassengers(fields.numbers("passengers"))
          : new ReservationCommand.CancelReservation();
    }
    if (passengers) {
      throw Fields.invalid("passengers", "does not go together with segments.");
    }
    return new ReservationCommand.CancelSegments(fields.numbers("segments"));
  }

  /** {@code DELETE /reservations/{reservation_id}}, of whatever has that id. */
  public CompletionStage<HttpResponse> delete(Exchange exchange) {
    exchange.expectNoQuery();
    String name = exchange.parameter(0);
    boolean reservation =
        ReservationName.parse(name).isPresent() || RecordLocator.parse(name).isPresent();
    return reservation
        ? cancel(exchange, new ReservationCommand.CancelReservation())
        : bookings.cancel(exchange);
  }

  /** What is given back is so for good, though flights and payment may have yet to hear of it. */
  private CompletionStage<HttpResponse> cancel(Exchange exchange, ReservationCommand command) {
    return door.ask(exchange, command).thenApply(told -> answer(exchange, told));
  }

  private static HttpResponse answer(Exchange exchange, Told told) {
    return told.reservation().settled()
        ? Outcomes.shown(exchange, 200, told)
        : Outcomes.underWay(exchange, told);
  }
}
