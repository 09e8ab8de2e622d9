package dev.jetway.edge.holds;

import dev.jetway.edge.flights.WishRequest;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.reservations.DirectBookingId;
import dev.jetway.edge.reservations.KeyDigest;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /flights/{flight_id}/holds}.
 *
 * @param seats in the order of their numbers: a hold is a set of seats; empty when the flight shall
 *     choose
 * @param wish by which the flight shall choose; null when the seats are named
 */
record HoldRequest(
    CustomerId customer, List<SeatNumber> seats, @Nullable SeatWish wish, Term term) {
  private static final Term DEFAULT_TERM = new Term.For(Duration.ofMinutes(10));
  private static final String SEAT = "a seat number such as 12B";

  static final Shape.Members SHAPE = shape();

  private static Shape.Members shape() {
    Map<String, Shape> known = new HashMap<>(Term.SHAPE);
    known.put("customer_id", new Shape.Text());
    known.put("seats", new Shape.ListOf(new Shape.Text(), 1, FlightCommand.SEATS_MAX));
    known.put("best_available", WishRequest.SHAPE);
    return new Shape.Members(known);
  }

  static HoldRequest read(Fields fields) {
    CustomerId customer = new CustomerId(fields.text("customer_id"));
    Term term = Term.read(fields).orElse(DEFAULT_TERM);
    Optional<SeatWish> wish = fields.optionalObject("best_available").map(WishRequest::read);
    if (wish.isPresent() && fields.has("seats")) {
      throw Fields.invalid("best_available", "does not go together with seats.");
    }
    List<SeatNumber> seats =
        wish.isPresent()
            ? List.of()
            : fields.readAll("seats", SeatNumber::parse, SEAT).stream().sorted().toList();
    return new HoldRequest(customer, seats, wish.orElse(null), term);
  }

  /** What to ask the flight. */
  FlightCommand command(FlightId flight, String key, Instant deadline) {
    HoldId hold = HoldName.of(flight, key).id();
    ReservationId reservation = reservation(flight, key);
    return wish == null
        ? new FlightCommand.HoldSeats(hold, reservation, customer, seats, deadline)
        : new FlightCommand.HoldBestSeats(hold, reservation, customer, wish, deadline);
  }

  /**
   * The reservation that the hold becomes. Made from all that was asked for, so that the flight,
   * which compares it, notices a key that comes with another request.
   */
  private ReservationId reservation(FlightId flight, String key) {
    byte[] secret =
        KeyDigest.of(
            "reservation",
            flight.toString(),
            key,
            customer.value(),
            wish == null
                ? String.join(" ", seats.stream().map(SeatNumber::toString).toList())
                : WishRequest.text(wish),
            term.text());
    return DirectBookingId.of(flight, secret).value();
  }
}
