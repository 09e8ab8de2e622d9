package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What is done to a reservation that there is. Each answers with the reservation as it is then. */
public final class ReservationActions {
  private static final Shape NUMBER = new Shape.Whole(1, Integer.MAX_VALUE);

  /** Numbers of segments or passengers. */
  static final Shape NUMBERS = new Shape.ListOf(NUMBER, 1, 99);

  private static final String SEAT = "a seat number such as 12B";

  private static final Shape.Members CONFIRM =
      new Shape.Members(Map.of("payment_method", new Shape.Text()));
  private static final Shape.Members SEAT_CHANGE =
      new Shape.Members(
          Map.of("segment", NUMBER, "from", new Shape.Text(), "to", new Shape.Text()));
  private static final Shape.Members ACCEPT = new Shape.Members(Map.of("segment", NUMBER));

  private final ReservationDoor door;

  ReservationActions(ReservationDoor door) {
    this.door = door;
  }

  /** {@code POST /reservations/{reservation_id}/confirm}. */
  public CompletionStage<HttpResponse> confirm(Exchange exchange) {
    exchange.expectNoQuery();
    Fields fields = exchange.optionalJson(CONFIRM);
    return door.ask(
            exchange,
            new ReservationCommand.ConfirmReservation(
                fields.optionalText("payment_method").orElse(null)))
        .thenApply(told -> Outcomes.of(exchange, 200, told, ReservationActions::isBought));
  }

  private static boolean isBought(ReservationView view) {
    return view.status() == Status.CONFIRMED || view.status() == Status.CHANGING;
  }

  /** {@code POST /reservations/{reservation_id}/extend}. */
  public CompletionStage<HttpResponse> extend(Exchange exchange) {
    exchange.expectNoQuery();
    exchange.expectNoBody();
    return door.ask(exchange, new ReservationCommand.ExtendReservation())
        .thenApply(
            told ->
                Outcomes.of(
                    exchange,
                    200,
                    told,
                    view -> isBought(view) || (view.status() == Status.HELD && view.settled())));
  }

  /** {@code POST /reservations/{reservation_id}/seat-changes}. */
  public CompletionStage<HttpResponse> changeSeat(Exchange exchange) {
    exchange.expectNoQuery();
    Fields fields = exchange.json(SEAT_CHANGE);
    int segment = fields.number("segment");
    SeatNumber from = fields.read("from", SeatNumber::parse, SEAT);
    SeatNumber to = fields.read("to", SeatNumber::parse, SEAT);
    return door.ask(exchange, new ReservationCommand.ChangeSeat(segment, from, to))
        .thenApply(told -> Outcomes.of(exchange, 200, told, view -> sits(view, segment, from, to)));
  }

  private static boolean sits(ReservationView view, int number, SeatNumber from, SeatNumber to) {
    return view.segments().stream()
        .anyMatch(
            segment ->
                segment.number() == number
                    && segment.seats().contains(to)
                    && (from.equals(to) || !segment.seats().contains(from)));
  }

  /** {@code POST /reservations/{reservation_id}/accept}. */
  public CompletionStage<HttpResponse> accept(Exchange exchange) {
    exchange.expectNoQuery();
    int segment = exchange.json(ACCEPT).number("segment");
    return door.ask(exchange, new ReservationCommand.AcceptFlightChange(segment))
        .thenApply(told -> Outcomes.shown(exchange, 200, told));
  }
}
