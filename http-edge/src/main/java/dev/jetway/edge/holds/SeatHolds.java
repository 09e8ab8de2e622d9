package dev.jetway.edge.holds;

import dev.jetway.edge.flights.FlightDoor;
import dev.jetway.edge.flights.FlightDoor.Told;
import dev.jetway.edge.flights.Rejections;
import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightAnswer.HoldConfirmed;
import dev.jetway.flight.domain.FlightAnswer.HoldGone;
import dev.jetway.flight.domain.FlightAnswer.HoldGranted;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Holds seats, extends a hold, makes a booking of it, lets it go. */
public final class SeatHolds {
  private static final Shape.Members EXTEND = new Shape.Members(Term.SHAPE);

  /**
   * A key whose hold is gone makes it anew, whether it comes late or is sent again on purpose; so
   * nothing is barred for late requests.
   */
  private static final Instant NOT_BARRED = Instant.EPOCH;

  private final FlightDoor flights;
  private final InstantSource clock;

  public SeatHolds(FlightDoor flights, InstantSource clock) {
    this.flights = flights;
    this.clock = clock;
  }

  /** {@code POST /flights/{flight_id}/holds}. */
  public CompletionStage<HttpResponse> hold(Exchange exchange) {
    exchange.expectNoQuery();
    String key = exchange.idempotencyKey();
    HoldRequest request = HoldRequest.read(exchange.json(HoldRequest.SHAPE));
    FlightId flight = FlightDoor.flightId(exchange.parameter(0));
    FlightCommand command = request.command(flight, key, request.term().deadline(clock.instant()));
    return flights
        .ask(flight, command, HoldGranted.class, exchange, Rejections::unavailable)
        .thenApply(told -> granted(201, flight, told));
  }

  /** {@code POST /holds/{hold_id}/extend}. */
  public CompletionStage<HttpResponse> extend(Exchange exchange) {
    exchange.expectNoQuery();
    Fields fields = exchange.json(EXTEND);
    Term term = Term.read(fields).orElseThrow(() -> fields.missing("duration_seconds"));
    HoldName hold = hold(exchange.parameter(0));
    Instant deadline = term.deadline(clock.instant());
    return ask(hold, new FlightCommand.ExtendHold(hold.id(), deadline), HoldGranted.class, exchange)
        .thenApply(told -> granted(200, hold.flight(), told));
  }

  /** {@code POST /holds/{hold_id}/confirm}. */
  public CompletionStage<HttpResponse> confirm(Exchange exchange) {
    exchange.expectNoQuery();
    exchange.expectNoBody();
    HoldName hold = hold(exchange.parameter(0));
    return ask(hold, new FlightCommand.ConfirmHold(hold.id()), HoldConfirmed.class, exchange)
        .thenApply(told -> Reply.json(200, json -> HoldJson.confirmed(json, hold.flight(), told)));
  }

  /** {@code DELETE /holds/{hold_id}}. */
  public CompletionStage<HttpResponse> release(Exchange exchange) {
    exchange.expectNoQuery();
    HoldName hold = hold(exchange.parameter(0));
    return ask(hold, new FlightCommand.ReleaseHold(hold.id(), NOT_BARRED), HoldGone.class, exchange)
        .thenApply(told -> Reply.json(200, json -> HoldJson.released(json, hold.flight(), told)));
  }

  private static HoldName hold(String text) {
    return HoldName.parse(text).orElseThrow(() -> new Refused(noSuchHold()));
  }

  private <A extends FlightAnswer> CompletionStage<Told<A>> ask(
      HoldName hold, FlightCommand command, Class<A> expected, Exchange exchange) {
    return flights.ask(hold.flight(), command, expected, exchange, SeatHolds::refusal);
  }

  /** An id made up by somebody names a flight that is not there: there is no such hold. */
  private static Problem refusal(FlightId flight, Rejection rejection) {
    return rejection.code() == Rejection.Code.FLIGHT_NOT_FOUND
        ? noSuchHold()
        : Rejections.problem(flight, rejection);
  }

  private static Problem noSuchHold() {
    return Problem.of(ProblemType.HOLD_NOT_FOUND);
  }

  private static HttpResponse granted(int status, FlightId flight, Told<HoldGranted> told) {
    return Reply.json(status, json -> HoldJson.granted(json, flight, told));
  }
}
