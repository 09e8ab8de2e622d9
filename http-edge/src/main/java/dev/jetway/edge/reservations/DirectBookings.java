package dev.jetway.edge.reservations;

import dev.jetway.edge.flights.FlightDoor;
import dev.jetway.edge.flights.Rejections;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightAnswer.BookingCancelled;
import dev.jetway.flight.domain.FlightAnswer.BookingsListed;
import dev.jetway.flight.domain.FlightAnswer.SeatsBooked;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.Rejection;
import dev.jetway.flight.domain.SeatNumber;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Books one seat at once, lists booked seats, cancels such a booking. */
public final class DirectBookings {
  private static final Set<String> BOOKING = Set.of("flight_id", "seat_num", "customer_id");
  private static final Set<String> LISTING = Set.of("flight_id");
  private static final String SEAT = "a seat number such as 12B";

  private final FlightDoor flights;
  private final SecureRandom random = new SecureRandom();

  public DirectBookings(FlightDoor flights) {
    this.flights = flights;
  }

  /** {@code PUT /reservations}. */
  public CompletionStage<HttpResponse> book(Exchange exchange) {
    exchange.expectNoQuery();
    Fields fields = exchange.json(BOOKING);
    String flightText = fields.text("flight_id");
    SeatNumber seat = fields.read("seat_num", SeatNumber::parse, SEAT);
    CustomerId customer = new CustomerId(fields.text("customer_id"));
    FlightId flight = FlightDoor.flightId(flightText);
    DirectBookingId fresh = DirectBookingId.fresh(flight, random);
    FlightCommand command = new FlightCommand.BookSeats(fresh.value(), customer, List.of(seat));
    return flights
        .ask(flight, command, SeatsBooked.class, exchange, (f, r) -> refusal(f, r, seat))
        .thenApply(
            told ->
                Reply.json(
                    200,
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("status", "success");
                      json.writeStringField("reservation_id", told.answer().reservation().value());
                      json.writeEndObject();
                    }));
  }

  /** A seat that can't be had is refused in the original service's words, beside our own. */
  private static Problem refusal(FlightId flight, Rejection rejection, SeatNumber seat) {
    Problem problem = Rejections.problem(flight, rejection);
    return switch (rejection.code()) {
      case SEAT_TAKEN -> original(problem, seat, "Seat already reserved. Cannot double-book");
      case SEAT_BLOCKED -> original(problem, seat, "Seat is not for sale");
      default -> problem;
    };
  }

  private static Problem original(Problem problem, SeatNumber seat, String description) {
    return problem.with(
        json -> {
          json.writeStringField("error", "Could not complete reservation for " + seat);
          json.writeStringField("description", description);
        });
  }

  /** {@code GET /reservations?flight_id=}. Says which seats are booked, never by whom. */
  public CompletionStage<HttpResponse> list(Exchange exchange) {
    FlightId flight = FlightDoor.flightId(exchange.query(LISTING).text("flight_id"));
    return flights
        .ask(flight, new FlightCommand.ListBookings(), BookingsListed.class, exchange)
        .thenApply(
            told ->
                Reply.json(
                    200,
                    json -> {
                      json.writeStartArray();
                      for (SeatNumber seat : told.answer().seats()) {
                        json.writeStartObject();
                        json.writeStringField("seat_no", seat.toString());
                        json.writeEndObject();
                      }
                      json.writeEndArray();
                    }));
  }

  /** {@code DELETE /reservations/{reservation_id}}. */
  public CompletionStage<HttpResponse> cancel(Exchange exchange) {
    exchange.expectNoQuery();
    DirectBookingId booking =
        DirectBookingId.parse(exchange.parameter(0)).orElseThrow(DirectBookings::noSuchBooking);
    return flights
        .ask(
            booking.flight(),
            new FlightCommand.CancelBooking(booking.value()),
            BookingCancelled.class,
            exchange,
            DirectBookings::cancelRefusal)
        .thenApply(
            told ->
                Reply.json(
                    200,
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("status", "cancelled");
                      json.writeStringField("reservation_id", booking.value().value());
                      json.writeArrayFieldStart("seats");
                      for (SeatNumber seat : told.answer().seats()) {
                        json.writeString(seat.toString());
                      }
                      json.writeEndArray();
                      json.writeEndObject();
                    }));
  }

  /** An id made up by somebody names a flight that is not there: there is no such booking. */
  private static Problem cancelRefusal(FlightId flight, Rejection rejection) {
    return rejection.code() == Rejection.Code.FLIGHT_NOT_FOUND
        ? noSuchBooking().problem()
        : Rejections.problem(flight, rejection);
  }

  private static Refused noSuchBooking() {
    return new Refused(Problem.of(ProblemType.BOOKING_NOT_FOUND));
  }
}
