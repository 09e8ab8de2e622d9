package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.edge.retry.WhileMoving;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationReply;
import dev.jetway.reservation.actor.Reservations;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.wakeup.LivingReservations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks reservations on behalf of requests: with a deadline, and with refusals as problems. */
final class ReservationDoor {
  private static final Logger LOG = LoggerFactory.getLogger(ReservationDoor.class);

  private final Reservations reservations;
  private final LivingReservations living;
  private final InstantSource clock;
  private final Duration writeDeadline;
  private final Duration readDeadline;
  private final WhileMoving whileMoving;

  /**
   * Asks these reservations.
   *
   * @param writeDeadline how long a command may take, all that it sets in motion included; what is
   *     under way then is answered as it stands
   * @param readDeadline how long a question may take
   * @param whileMoving asks a reservation again that moves
   */
  ReservationDoor(
      Reservations reservations,
      LivingReservations living,
      InstantSource clock,
      Duration writeDeadline,
      Duration readDeadline,
      WhileMoving whileMoving) {
    this.reservations = reservations;
    this.living = living;
    this.clock = clock;
    this.writeDeadline = writeDeadline;
    this.readDeadline = readDeadline;
    this.whileMoving = whileMoving;
  }

  /**
   * What a reservation has answered.
   *
   * @param version the reservation's version that the answer belongs to
   */
  record Told(long version, ReservationView reservation) {}

  /** The reservation that an id or a record locator in a path names. */
  CompletionStage<ReservationId> find(String text, Exchange exchange) {
    Optional<ReservationId> id = ReservationName.parse(text);
    if (id.isPresent()) {
      return CompletableFuture.completedStage(id.get());
    }
    RecordLocator locator = RecordLocator.parse(text).orElseThrow(ReservationDoor::notFound);
    return living
        .find(locator)
        .exceptionally(
            failure -> {
              LOG.warn("no look-up by locator [request {}]: {}", exchange.requestId(), failure);
              throw new Refused(Problem.of(ProblemType.RESERVATIONS_UNAVAILABLE));
            })
        .thenApply(found -> found.orElseThrow(ReservationDoor::notFound));
  }

  static Refused notFound() {
    return new Refused(Problem.of(ProblemType.RESERVATION_NOT_FOUND));
  }

  CompletionStage<Told> view(ReservationId id, Exchange exchange) {
    return tell(
        id, new ReservationCommand.ViewReservation(), exchange, clock.instant().plus(readDeadline));
  }

  /**
   * Asks the reservation that the path's first segment names.
   *
   * @return fails with {@link Refused} when the command is refused, or not answered
   */
  CompletionStage<Told> ask(Exchange exchange, ReservationCommand command) {
    return find(exchange.parameter(0), exchange)
        .thenCompose(id -> tell(id, command, exchange, writeDeadline()));
  }

  /** When a command that is sent now must be answered. */
  Instant writeDeadline() {
    return clock.instant().plus(writeDeadline);
  }

  /** What comes back, without a judgement. */
  CompletionStage<ReservationReply> send(
      ReservationId id, ReservationCommand command, Exchange exchange, Instant deadline) {
    Origin origin = new Origin(exchange.requestId(), null);
    return whileMoving.ask(
        () -> reservations.ask(id, command, origin, deadline), ReservationDoor::isMoving, deadline);
  }

  private static boolean isMoving(ReservationReply reply) {
    return reply instanceof ReservationReply.Unavailable(ReservationReply.Reason reason)
        && reason == ReservationReply.Reason.MOVING;
  }

  /** What the reservation says by the deadline; fails with {@link Refused} when it refuses. */
  CompletionStage<Told> tell(
      ReservationId id, ReservationCommand command, Exchange exchange, Instant deadline) {
    return send(id, command, exchange, deadline)
        .thenCompose(
            reply ->
                reply
                            instanceof
                            ReservationReply.Answered(
                                long version,
                                ReservationAnswer.Rejected rejected)
                        && rejected.code() == ReservationAnswer.Code.NOT_NOW
                    ? notNow(id, rejected, exchange, deadline)
                    : CompletableFuture.completedStage(told(reply)));
  }

  /** The answer of a reservation that shows itself; anything else is refused. */
  static Told told(ReservationReply reply) {
    return switch (reply) {
      case ReservationReply.Answered(long version, ReservationAnswer.Shown(ReservationView view)) ->
          new Told(version, view);
      case ReservationReply.Answered(long version, ReservationAnswer.Rejected rejected) ->
          throw new Refused(Refusals.problem(rejected));
      case ReservationReply.Answered(long version, ReservationAnswer.Noted noted) ->
          throw new IllegalStateException("only reports are taken note of");
      case ReservationReply.Unavailable(ReservationReply.Reason reason) ->
          throw new Refused(Problem.of(Refusals.type(reason)));
      case ReservationReply.OutcomeUnknown() ->
          throw new Refused(Problem.of(ProblemType.OUTCOME_UNKNOWN));
    };
  }

  /** Says what can be done instead, if that can be learnt in the time that is left. */
  private CompletionStage<Told> notNow(
      ReservationId id, ReservationAnswer.Rejected rejected, Exchange exchange, Instant deadline) {
    Problem problem = Refusals.problem(rejected);
    return send(id, new ReservationCommand.ViewReservation(), exchange, deadline)
        .thenApply(
            reply -> {
              throw new Refused(
                  reply
                          instanceof
                          ReservationReply.Answered(
                              long version,
                              ReservationAnswer.Shown(ReservationView view))
                      ? problem.with(json -> ReservationJson.availableActions(json, view))
                      : problem);
            });
  }
}
