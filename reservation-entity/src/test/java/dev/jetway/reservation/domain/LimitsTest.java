package dev.jetway.reservation.domain;

import static dev.jetway.reservation.Example.ADA;
import static dev.jetway.reservation.Example.BACK;
import static dev.jetway.reservation.Example.COUPLE;
import static dev.jetway.reservation.Example.LOCATOR;
import static dev.jetway.reservation.Example.OUT;
import static dev.jetway.reservation.Example.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.ReservationAnswer.Code;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static void refused(Code code, List<Passenger> who, SegmentRequest... segments) {
    refused(code, "party", who, segments);
  }

  private static void refused(
      Code code, String id, List<Passenger> who, SegmentRequest... segments) {
    ReservationRequest request =
        new ReservationRequest(ADA, who, List.of(segments), Confirm.LATER, null);
    Spec.given()
        .when(new ReservationCommand.RequestReservation(new ReservationId(id), LOCATOR, request))
        .thenNothing()
        .refuses(code);
  }

  @Test
  void whatCanNotBeIsRefusedBeforeAnyFlightIsAsked() {
    refused(Code.INVALID_REQUEST, COUPLE);
    refused(Code.INVALID_REQUEST, COUPLE, segment(OUT));
    refused(Code.INVALID_REQUEST, COUPLE, segment(OUT, "1A"));
    refused(Code.INVALID_REQUEST, COUPLE, segment(OUT, "1A", "1A"));
    refused(Code.INVALID_REQUEST, COUPLE, segment(OUT, "1A"), segment(OUT, "1A"));
    refused(Code.INVALID_REQUEST, List.of(), segment(OUT, "1A"));
    refused(
        Code.INVALID_REQUEST,
        List.of(new Passenger("Baby", Passenger.Type.INFANT)),
        segment(OUT, "1A"));
    refused(Code.INVALID_REQUEST, "i".repeat(101), COUPLE, segment(OUT, "1A", "1B"));
  }

  @Test
  void limitsAreNamed() {
    refused(
        Code.LIMIT_EXCEEDED,
        Collections.nCopies(Example.LIMITS.passengersMax() + 1, COUPLE.getFirst()),
        segment(OUT, "1A"));
    refused(
        Code.LIMIT_EXCEEDED,
        COUPLE,
        Collections.nCopies(Example.LIMITS.segmentsMax() + 1, segment(BACK, "1A", "1B"))
            .toArray(SegmentRequest[]::new));
  }

  @Test
  void anInfantNeedsNoSeat() {
    ReservationRequest family =
        new ReservationRequest(
            ADA,
            List.of(COUPLE.getFirst(), new Passenger("Baby", Passenger.Type.INFANT)),
            List.of(segment(OUT, "1A")),
            Confirm.LATER,
            null);
    Spec.given()
        .when(new ReservationCommand.RequestReservation(Example.ID, LOCATOR, family))
        .then(ReservationEvent.ReservationRequested.class);
  }

  @Test
  void anOfferIsExtendedUpToALimitCountedFromTheRequest() {
    Spec spec = Given.held();
    for (int i = 1; i <= 10; i++) {
      spec.after(Duration.ofMinutes(10)).when(new ReservationCommand.ExtendReservation());
      if (spec.state() instanceof ReservationState.Requested r
          && r.phase() instanceof Phase.Prolonging(var offerUntil, var holdUntil)) {
        assertThat(offerUntil).isBeforeOrEqualTo(Example.NOW.plus(Example.LIMITS.offerTotalMax()));
        spec.when(new ReservationCommand.Extended(1, holdUntil, holdUntil))
            .when(new ReservationCommand.Extended(2, holdUntil, holdUntil));
      }
    }
    assertThat(spec.view().status()).isEqualTo(ReservationView.Status.EXPIRED);
  }

  @Test
  void aChangeCountsWhatWasReplacedToo() {
    Spec spec = Given.confirmed();
    for (int number = 3; number <= Example.LIMITS.segmentsEverMax(); number++) {
      spec.when(rebook(number))
          .when(
              new ReservationCommand.Granted(
                  number, Example.seats("4A", "4B"), null, Example.NOW.plusSeconds(80)))
          .when(new ReservationCommand.Booked(number))
          .when(new ReservationCommand.Released(number - 1));
    }
    spec.when(rebook(13)).thenNothing().refuses(Code.LIMIT_EXCEEDED);
  }

  private static ReservationCommand rebook(int number) {
    return new ReservationCommand.RequestChange(
        "change-" + number,
        List.of(number - 1),
        List.of(segment(Example.OTHER, Example.FARE, "4A", "4B")),
        null);
  }

  @Test
  void aLocatorReadsAsItIsTyped() {
    assertThat(RecordLocator.parse("x7km4a")).contains(LOCATOR);
    assertThat(RecordLocator.parse("X7KM4")).isEmpty();
    assertThat(RecordLocator.parse("X7KM40")).isEmpty();
    assertThat(RecordLocator.ALPHABET).hasSize(24).doesNotContain("0", "O", "1", "I", "L", "8");
  }
}
