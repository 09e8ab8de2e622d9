package dev.jetway.reservation.simulation;

import static dev.jetway.reservation.Example.BACK;
import static dev.jetway.reservation.Example.CARD;
import static dev.jetway.reservation.Example.FARE;
import static dev.jetway.reservation.Example.OTHER;
import static dev.jetway.reservation.Example.OUT;

import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommand.AcceptFlightChange;
import dev.jetway.reservation.domain.ReservationCommand.CancelPassengers;
import dev.jetway.reservation.domain.ReservationCommand.CancelReservation;
import dev.jetway.reservation.domain.ReservationCommand.CancelSegments;
import dev.jetway.reservation.domain.ReservationCommand.ChangeSeat;
import dev.jetway.reservation.domain.ReservationCommand.ConfirmReservation;
import dev.jetway.reservation.domain.ReservationCommand.ExtendReservation;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import dev.jetway.reservation.simulation.Story.Stage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stories that between them meet every event there is. */
final class Stories {
  private static final Simulation.Faults CALM = Simulation.Faults.NONE;
  private static final Simulation.Faults NO_CREDIT = new Simulation.Faults(0, 0, 0, 1, 0);
  private static final Money MORE = new Money(FARE.minorUnits() + 2_000, "EUR");
  private static final Money LESS = new Money(FARE.minorUnits() - 2_000, "EUR");

  private Stories() {}

  static List<Story> all() {
    return List.of(
        new Story("booked, moved, rebooked for the same, cancelled", CALM, Stories::wholeLife),
        new Story("rebooked for more, cancelled", CALM, Stories::forMore),
        new Story("rebooked for less", CALM, Stories::forLess),
        new Story("more that is not taken", CALM, Stories::moreNotTaken),
        new Story("more that comes too late", CALM, Stories::moreTooLate),
        new Story("more for a flight that is cancelled", CALM, Stories::moreForNothing),
        new Story("seats by wish, less and less of them", CALM, Stories::lessAndLess),
        new Story("all declined", NO_CREDIT, Stories::declined),
        new Story("payment that comes after all", CALM, Stories::latePayment),
        new Story("extended, and nobody comes", CALM, Stories::expired),
        new Story("no longer than the flight waits", CALM, Stories::leavesSoon),
        new Story("seats that are broken", CALM, Stories::broken),
        new Story("changes that are refused", CALM, Stories::refused),
        new Story("a move that comes about after all", CALM, Stories::movedAfterAll),
        new Story("a flight cancelled before it is booked", CALM, Stories::lost),
        new Story("flights moved and cancelled", CALM, Stories::news),
        new Story("cancelled after the flight out has left", CALM, Stories::flown));
  }

  private static ReservationCommand request(Confirm confirm, @Nullable String card) {
    return new ReservationCommand.RequestReservation(
        Example.ID, Example.LOCATOR, Example.request(confirm, FARE, card));
  }

  private static ReservationCommand change(String id, int replaced, Money fare, String... seats) {
    return new ReservationCommand.RequestChange(
        id, List.of(replaced), List.of(Example.segment(OTHER, fare, seats)), CARD);
  }

  private static ReservationCommand move(String from, String to) {
    return new ChangeSeat(1, Example.seat(from), Example.seat(to));
  }

  private static void booked(Stage stage) {
    stage.wish(0, request(Confirm.NOW, CARD));
  }

  private static void wholeLife(Stage stage) {
    stage.wish(0, request(Confirm.LATER, null));
    stage.wish(5, new ConfirmReservation(CARD));
    stage.wish(10, move("1A", "3A"));
    stage.wish(15, change("another-day", 2, FARE, "4A", "4B"));
    stage.wish(20, new CancelReservation());
  }

  private static void forMore(Stage stage) {
    booked(stage);
    stage.wish(5, change("dearer", 2, MORE, "4A", "4B"));
    stage.wish(10, new CancelReservation());
  }

  private static void forLess(Stage stage) {
    booked(stage);
    stage.wish(5, change("cheaper", 2, LESS, "4A", "4B"));
  }

  private static void moreNotTaken(Stage stage) {
    booked(stage);
    stage.at(4, stage.world.provider::refusesCaptures);
    stage.wish(5, change("dearer", 2, MORE, "4A", "4B"));
  }

  private static void moreTooLate(Stage stage) {
    booked(stage);
    stage.at(4, stage.world.provider::answersNoAuthorization);
    stage.wish(5, change("dearer", 2, MORE, "4A", "4B"));
    stage.at(15, () -> stage.world.provider.authorizeAfterAll(Example.ID + "/payment/2"));
    stage.wish(16, new ReservationCommand.Authorized(2));
  }

  private static void moreForNothing(Stage stage) {
    booked(stage);
    stage.at(4, () -> stage.world.provider.onceSetAside(() -> stage.world.office.cancel(OTHER)));
    stage.wish(5, change("dearer", 2, MORE, "4A", "4B"));
  }

  private static void lessAndLess(Stage stage) {
    ReservationRequest request =
        new ReservationRequest(
            Example.ADA,
            Example.COUPLE,
            List.of(
                Example.wish(OUT, FARE, 2),
                Example.wish(BACK, LESS, 2),
                Example.segment(OTHER, MORE, "1A", "1B")),
            Confirm.NOW,
            CARD);
    stage.wish(0, new ReservationCommand.RequestReservation(Example.ID, Example.LOCATOR, request));
    stage.wish(5, new CancelPassengers(List.of(1)));
    stage.wish(10, new CancelSegments(List.of(2)));
    stage.wish(
        15,
        new ReservationCommand.RequestChange(
            "alone", List.of(3), List.of(Example.wish(BACK, MORE, 1)), CARD));
    stage.wish(20, new CancelPassengers(List.of(2)));
  }

  private static void declined(Stage stage) {
    stage.wish(0, request(Confirm.LATER, null));
    stage.wish(5, new ConfirmReservation(CARD));
  }

  private static void latePayment(Stage stage) {
    stage.world.provider.answersNoAuthorization();
    stage.wish(0, request(Confirm.NOW, CARD));
    String key = Example.ID + "/payment/1";
    stage.at(30, () -> stage.world.provider.authorizeAfterAll(key));
    stage.wish(31, new ReservationCommand.Authorized(1));
  }

  private static void expired(Stage stage) {
    stage.wish(0, request(Confirm.LATER, null));
    stage.wish(10, new ExtendReservation());
  }

  private static void leavesSoon(Stage stage) {
    LocalDateTime soon = LocalDateTime.ofInstant(Example.NOW, ZoneOffset.UTC).plusMinutes(20);
    stage.flight(0, BACK, new FlightCommand.RescheduleFlight(soon, ZoneOffset.UTC, null, null));
    stage.wish(0, request(Confirm.LATER, null));
    stage.wish(10, new ExtendReservation());
  }

  private static void broken(Stage stage) {
    stage.block(BACK, "2B");
    stage.wish(0, request(Confirm.NOW, CARD));
  }

  private static void refused(Stage stage) {
    stage.block(OUT, "3A");
    stage.block(OTHER, "4B");
    booked(stage);
    stage.wish(5, move("1A", "3A"));
    stage.wish(10, change("dearer", 2, MORE, "4A", "4B"));
  }

  /** The last of the requests is refused; then 3A can be had again, and a copy arrives. */
  private static void movedAfterAll(Stage stage) {
    stage.block(OUT, "3A");
    booked(stage);
    stage.wish(5, move("1A", "3A"));
    stage.at(
        Duration.ofMinutes(7).plusSeconds(25),
        () -> {
          stage.tell(OUT, new FlightCommand.UnblockSeats(Example.seats("3A")));
          stage.tell(
              OUT,
              new FlightCommand.ChangeSeat(
                  new ReservationId(Example.ID + "/1"), Example.seat("1A"), Example.seat("3A")));
        });
  }

  private static void lost(Stage stage) {
    stage.wish(0, request(Confirm.LATER, null));
    stage.flight(4, BACK, new FlightCommand.CancelFlight("fog"));
    stage.wish(5, new ConfirmReservation(CARD));
  }

  private static void news(Stage stage) {
    booked(stage);
    stage.reschedule(5, OUT, LocalDateTime.parse("2026-06-01T18:00"));
    stage.wish(10, new AcceptFlightChange(1));
    stage.cancelFlight(15, BACK);
    stage.wish(20, change("another-day", 2, MORE, "4A", "4B"));
    stage.cancelFlight(25, OUT);
    stage.wish(30, new CancelSegments(List.of(1)));
  }

  private static void flown(Stage stage) {
    booked(stage);
    stage.flight(5, OUT, new FlightCommand.DepartFlight());
    stage.wish(10, new CancelPassengers(List.of(2)));
    stage.wish(15, new CancelReservation());
  }
}
