package dev.jetway.reservation.actor;

import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.FlightCalls;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.Report;
import dev.jetway.reservation.domain.Step;
import dev.jetway.reservation.payment.PaymentProvider;
import dev.jetway.reservation.payment.PaymentProvider.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Carries out single steps: calls the flight or the payment provider, and reports. */
final class StepRunner {
  private final Flights flights;
  private final PaymentProvider payments;

  StepRunner(Flights flights, PaymentProvider payments) {
    this.flights = flights;
    this.payments = payments;
  }

  /** What the step came to by the deadline; empty when that is not known. */
  CompletionStage<Optional<Report>> run(ReservationId reservation, Step step, Instant deadline) {
    return switch (step) {
      case Step.OfFlight call ->
          flights
              .ask(
                  call.flight(),
                  FlightCalls.command(call),
                  new Origin(
                      call.getClass().getSimpleName() + " " + call.segment(), reservation.value()),
                  deadline)
              .thenApply(
                  reply ->
                      reply instanceof FlightReply.Answered answered
                          ? FlightCalls.report(call, answered.answer())
                          : Optional.empty());
      case Step.OfPayment call -> pay(call, deadline);
    };
  }

  private CompletionStage<Optional<Report>> pay(Step.OfPayment step, Instant deadline) {
    int attempt = step.attempt();
    return switch (step) {
      case Step.AuthorizePayment s ->
          payments
              .authorize(s.key(), s.amount(), s.method(), deadline)
              .thenApply(
                  answer ->
                      switch (answer) {
                        case Answer.Done() ->
                            Optional.of(new ReservationCommand.Authorized(attempt));
                        case Answer.Refused(String reason) ->
                            Optional.of(new ReservationCommand.Declined(attempt, reason));
                        case Answer.Unknown() -> Optional.empty();
                      });
      case Step.CapturePayment s ->
          payments
              .capture(s.key(), s.amount(), deadline)
              .thenApply(
                  answer ->
                      switch (answer) {
                        case Answer.Done() -> Optional.of(new ReservationCommand.Captured(attempt));
                        case Answer.Refused(String reason) ->
                            Optional.of(new ReservationCommand.NotCaptured(attempt, reason));
                        case Answer.Unknown() -> Optional.empty();
                      });
      case Step.VoidPayment s ->
          payments
              .cancel(s.key(), deadline)
              .thenApply(answer -> ifDone(answer, new ReservationCommand.Voided(attempt)));
      case Step.RefundPayment s ->
          payments
              .refund(s.key(), s.refundKey(), s.amount(), deadline)
              .thenApply(answer -> ifDone(answer, new ReservationCommand.Refunded(s.refund())));
    };
  }

  private static Optional<Report> ifDone(Answer answer, Report report) {
    return answer instanceof Answer.Done ? Optional.of(report) : Optional.empty();
  }
}
