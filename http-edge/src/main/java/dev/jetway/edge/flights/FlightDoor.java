package dev.jetway.edge.flights;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.edge.retry.WhileMoving;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Asks flights on behalf of requests: with a deadline, and with refusals as problems. */
public final class FlightDoor {
  private final Flights flights;
  private final InstantSource clock;
  private final Duration writeDeadline;
  private final Duration readDeadline;
  private final WhileMoving whileMoving;

  /**
   * Asks these flights.
   *
   * @param writeDeadline how long a command may take
   * @param readDeadline how long a question may take
   * @param whileMoving asks a flight again that moves
   */
  public FlightDoor(
      Flights flights,
      InstantSource clock,
      Duration writeDeadline,
      Duration readDeadline,
      WhileMoving whileMoving) {
    this.flights = flights;
    this.clock = clock;
    this.writeDeadline = writeDeadline;
    this.readDeadline = readDeadline;
    this.whileMoving = whileMoving;
  }

  /** The flight of this id; refused when the text can be none, and so names no flight. */
  public static FlightId flightId(String text) {
    return FlightId.parse(text)
        .orElseThrow(() -> new Refused(Problem.of(ProblemType.FLIGHT_NOT_FOUND)));
  }

  /**
   * What a flight has answered.
   *
   * @param version the flight's version that the answer belongs to
   */
  public record Told<A extends FlightAnswer>(long version, A answer) {}

  public <A extends FlightAnswer> CompletionStage<Told<A>> ask(
      FlightId flight, FlightCommand command, Class<A> expected, Exchange exchange) {
    return ask(flight, command, expected, exchange, Rejections::problem);
  }

  /**
   * Asks a flight.
   *
   * @param rejected the problem that a refusal is for this caller
   * @return fails with {@link Refused} when there is no answer of the expected kind
   */
  public <A extends FlightAnswer> CompletionStage<Told<A>> ask(
      FlightId flight,
      FlightCommand command,
      Class<A> expected,
      Exchange exchange,
      BiFunction<FlightId, Rejection, Problem> rejected) {
    Duration patience = command instanceof FlightCommand.Query ? readDeadline : writeDeadline;
    Instant deadline = clock.instant().plus(patience);
    Origin origin = new Origin(exchange.requestId(), null);
    return whileMoving
        .ask(() -> flights.ask(flight, command, origin, deadline), FlightDoor::isMoving, deadline)
        .thenApply(
            reply ->
                switch (reply) {
                  case FlightReply.Answered(
                          long version,
                          FlightAnswer.Rejected(Rejection rejection)) ->
                      throw new Refused(rejected.apply(flight, rejection));
                  case FlightReply.Answered(long version, FlightAnswer answer) ->
                      new Told<>(version, expected.cast(answer));
                  case FlightReply.Unavailable(FlightReply.Reason reason) ->
                      throw new Refused(Problem.of(Rejections.type(reason)));
                  case FlightReply.OutcomeUnknown() ->
                      throw new Refused(Problem.of(ProblemType.OUTCOME_UNKNOWN));
                });
  }

  private static boolean isMoving(FlightReply reply) {
    return reply instanceof FlightReply.Unavailable(FlightReply.Reason reason)
        && reason == FlightReply.Reason.OWNERSHIP_UNSURE;
  }
}
