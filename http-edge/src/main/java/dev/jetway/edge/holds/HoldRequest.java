package dev.jetway.edge.holds;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.reservations.DirectBookingId;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of {@code POST /flights/{flight_id}/holds}.
 *
 * @param seats in the order of their numbers: a hold is a set of seats
 */
record HoldRequest(CustomerId customer, List<SeatNumber> seats, Term term) {
  private static final Term DEFAULT_TERM = new Term.For(Duration.ofMinutes(10));
  private static final String SEAT = "a seat number such as 12B";

  static final Shape.Members SHAPE = shape();

  private static Shape.Members shape() {
    Map<String, Shape> known = new HashMap<>(Term.SHAPE);
    known.put("customer_id", new Shape.Text());
    known.put("seats", new Shape.ListOf(new Shape.Text(), 1, FlightCommand.SEATS_MAX));
    return new Shape.Members(known);
  }

  static HoldRequest read(Fields fields) {
    CustomerId customer = new CustomerId(fields.text("customer_id"));
    List<SeatNumber> seats =
        fields.readAll("seats", SeatNumber::parse, SEAT).stream().sorted().toList();
    return new HoldRequest(customer, seats, Term.read(fields).orElse(DEFAULT_TERM));
  }

  /**
   * The reservation that the hold becomes. Made from all that was asked for, so that the flight,
   * which compares it, notices a key that comes with another request.
   */
  ReservationId reservation(FlightId flight, String key) {
    byte[] secret =
        HoldName.digest(
            "reservation",
            flight.toString(),
            key,
            customer.value(),
            String.join(" ", seats.stream().map(SeatNumber::toString).toList()),
            term.text());
    return DirectBookingId.of(flight, secret).value();
  }
}
