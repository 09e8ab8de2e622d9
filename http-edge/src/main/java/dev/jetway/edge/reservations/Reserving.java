package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.domain.ReservationCommand.RequestReservation;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.domain.ReservationView;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Makes reservations. */
public final class Reserving {
  /**
   * How often a locator is drawn. With a million living reservations one in 191 draws is taken, so
   * that this many in a row are less than one request in 10^11.
   */
  private static final int DRAWS_MAX = 5;

  private final ReservationDoor door;
  private final Locators locators;

  Reserving(ReservationDoor door, Locators locators) {
    this.door = door;
    this.locators = locators;
  }

  /** {@code POST /reservations}. */
  public CompletionStage<HttpResponse> reserve(Exchange exchange) {
    exchange.expectNoQuery();
    String key = exchange.idempotencyKey();
    ReservationRequest request = BookingRequest.read(exchange.json(BookingRequest.SHAPE));
    ReservationId id = ReservationName.of(Caller.of(exchange, request.customer()), key);
    return ask(id, request, exchange, door.writeDeadline(), DRAWS_MAX)
        .thenApply(ReservationDoor::told)
        .thenApply(told -> Outcomes.of(exchange, 201, told, view -> isMade(view, request)));
  }

  private CompletionStage<ReservationReply> ask(
      ReservationId id,
      ReservationRequest request,
      Exchange exchange,
      Instant deadline,
      int draws) {
    return door.send(id, new RequestReservation(id, locators.draw(), request), exchange, deadline)
        .thenCompose(
            reply ->
                isTaken(reply) && draws > 1
                    ? ask(id, request, exchange, deadline, draws - 1)
                    : CompletableFuture.completedStage(reply));
  }

  private static boolean isTaken(ReservationReply reply) {
    return reply instanceof ReservationReply.Unavailable(ReservationReply.Reason reason)
        && reason == ReservationReply.Reason.LOCATOR_TAKEN;
  }

  /** Whoever confirms at once has what was asked for only with the seats booked and paid. */
  private static boolean isMade(ReservationView view, ReservationRequest request) {
    return switch (view.status()) {
      case HELD -> view.settled() || request.confirm() == Confirm.LATER;
      case CONFIRMED, CHANGING -> true;
      case REQUESTED, REJECTED, EXPIRED, CANCELLED -> false;
    };
  }
}
