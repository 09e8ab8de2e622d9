package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Everything that only looks at reservations, however they were made. */
public final class ReservationQueries {
  private static final Set<String> LISTS = Set.of("flight_id", "customer_id", "limit", "cursor");

  private final ReservationDoor door;
  private final DirectBookings bookings;
  private final CustomerLists lists;

  ReservationQueries(ReservationDoor door, DirectBookings bookings, CustomerLists lists) {
    this.door = door;
    this.bookings = bookings;
    this.lists = lists;
  }

  /** {@code GET /reservations/{reservation_id}}. */
  public CompletionStage<HttpResponse> view(Exchange exchange) {
    exchange.expectNoQuery();
    String name = exchange.parameter(0);
    if (DirectBookingId.parse(name).isPresent()) {
      throw new Refused(
          Problem.of(
              ProblemType.RESERVATION_NOT_FOUND,
              "This id is that of a booking made at once, which can't be looked at by itself: GET"
                  + " /reservations?customer_id= lists it."));
    }
    return door.find(name, exchange)
        .thenCompose(id -> door.view(id, exchange))
        .thenApply(
            told ->
                Reply.tagged(
                    exchange,
                    Long.toString(told.version()),
                    json -> ReservationJson.write(json, told)));
  }

  /** {@code GET /reservations}, of a flight or of a customer. */
  public CompletionStage<HttpResponse> list(Exchange exchange) {
    Fields query = exchange.query(LISTS, CustomerLists.OPAQUE);
    if (!query.has("customer_id") && !query.has("flight_id")) {
      throw new Refused(
          Problem.ofField(
              ProblemType.MISSING_FIELD, "flight_id", "flight_id or customer_id is missing."));
    }
    if (!query.has("customer_id")) {
      return bookings.list(exchange);
    }
    if (query.has("flight_id")) {
      throw Fields.invalid("customer_id", "does not go together with flight_id.");
    }
    return lists.list(exchange);
  }
}
