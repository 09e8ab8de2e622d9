package dev.jetway.flight.domain;

import static dev.jetway.flight.Example.ADA;
import static dev.jetway.flight.Example.HOLD;
import static dev.jetway.flight.Example.LATER;
import static dev.jetway.flight.Example.NOW;
import static dev.jetway.flight.Example.OURS;
import static dev.jetway.flight.Example.SCHEDULE;
import static dev.jetway.flight.Example.SEAT_MAP;
import static dev.jetway.flight.Example.SOON;
import static dev.jetway.flight.Example.THEIRS;
import static dev.jetway.flight.Example.hold;
import static dev.jetway.flight.Example.seat;
import static dev.jetway.flight.Example.seats;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** At least one of each kind, for tests that must not forget any. */
public final class Samples {
  private static final LocalDateTime NEXT_DAY = LocalDateTime.parse("2026-06-02T09:30");

  private static final SeatWish WISH =
      new SeatWish(
          2,
          CabinClass.ECONOMY,
          Set.of(SeatCharacteristic.WINDOW, SeatCharacteristic.AISLE),
          SeatWish.Together.PREFERRED);

  private Samples() {}

  /** Every kind that a sealed interface permits, through nested ones. */
  public static List<Class<?>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .<Class<?>>flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.of(kind))
        .toList();
  }

  public static List<FlightEvent> events() {
    return List.of(
        new FlightEvent.FlightScheduled(SCHEDULE),
        new FlightEvent.SeatMapAssigned(SEAT_MAP),
        new FlightEvent.FlightOpened(),
        new FlightEvent.FlightClosed(),
        new FlightEvent.FlightDeparted(),
        new FlightEvent.FlightCancelled("fog"),
        new FlightEvent.FlightRescheduled(NEXT_DAY, ZoneOffset.ofHours(2), null, null),
        new FlightEvent.SeatsHeld(hold(SOON, "2A", "2B")),
        new FlightEvent.HoldExtended(HOLD, LATER),
        new FlightEvent.HoldReleased(HOLD, seats("2A"), FlightEvent.ReleaseCause.REQUESTED),
        new FlightEvent.HoldExpired(HOLD, seats("2A", "2B")),
        new FlightEvent.HoldBarred(HOLD, NOW, SOON),
        new FlightEvent.SeatsConfirmed(OURS, ADA, seats("2A", "2B"), HOLD),
        new FlightEvent.SeatsReleased(OURS, seats("2A", "2B")),
        new FlightEvent.SeatChanged(OURS, seat("2A"), seat("2C")),
        new FlightEvent.SeatBlocked(seats("3A"), BlockKind.INOPERATIVE, "broken recline"),
        new FlightEvent.SeatUnblocked(seats("3A")),
        new FlightEvent.OwnersTold(1, List.of(OURS, THEIRS)));
  }

  public static List<FlightCommand> commands() {
    return List.of(
        new FlightCommand.ScheduleFlight(SCHEDULE, SEAT_MAP),
        new FlightCommand.OpenFlight(),
        new FlightCommand.CloseFlight(),
        new FlightCommand.DepartFlight(),
        new FlightCommand.CancelFlight("fog"),
        new FlightCommand.RescheduleFlight(NEXT_DAY, ZoneOffset.ofHours(2), null, null),
        new FlightCommand.HoldSeats(new HoldId("new"), OURS, ADA, seats("2A", "2B"), SOON),
        new FlightCommand.HoldBestSeats(new HoldId("new"), OURS, ADA, WISH, SOON),
        new FlightCommand.ExtendHold(HOLD, LATER),
        new FlightCommand.ConfirmHold(HOLD),
        new FlightCommand.ReleaseHold(HOLD, SOON),
        new FlightCommand.BookSeats(OURS, ADA, seats("2A", "2B")),
        new FlightCommand.CancelBooking(THEIRS, SOON),
        new FlightCommand.CancelSeats(THEIRS, seats("1D", "2A"), SOON),
        new FlightCommand.ChangeSeat(THEIRS, seat("1B"), seat("2C")),
        new FlightCommand.BlockSeats(seats("3A"), BlockKind.BLOCKED, "crew"),
        new FlightCommand.UnblockSeats(seats("1C")),
        new FlightCommand.NoteOwnersTold(1, List.of(OURS, THEIRS)),
        new FlightCommand.NoteTime(),
        new FlightCommand.ViewFlight(),
        new FlightCommand.ViewSeatMap(),
        new FlightCommand.ListBookings());
  }

  public static List<FlightAnswer> answers() {
    FlightState.Scheduled state = (FlightState.Scheduled) states().getLast();
    FlightSummary summary = FlightSummary.of(state);
    return List.of(
        new FlightAnswer.Rejected(
            new Rejection(Rejection.Code.SEAT_TAKEN, "Taken: 2A.", seats("2A"))),
        new FlightAnswer.FlightShown(summary, FlightAnswer.Change.CREATED),
        FlightAnswer.SeatMapShown.of(state),
        new FlightAnswer.BookingsListed(seats("1A", "1B")),
        new FlightAnswer.SeatsBooked(OURS, seats("2A"), true),
        new FlightAnswer.BookingCancelled(OURS, seats("2A")),
        new FlightAnswer.SeatMoved(OURS, seat("2C")),
        new FlightAnswer.HoldGranted(hold(SOON, "2A", "2B")),
        new FlightAnswer.HoldGranted(
            hold(SOON, "2A", "3B"), new Unmet(Map.of(SeatCharacteristic.WINDOW, 1), true)),
        new FlightAnswer.HoldConfirmed(HOLD, OURS, seats("2A", "2B")),
        new FlightAnswer.HoldGone(HOLD),
        new FlightAnswer.SeatsSet(seats("3A")),
        new FlightAnswer.OwnersNoted(),
        new FlightAnswer.TimeNoted());
  }

  /**
   * Empty, freshly on record, one of every status with a hold, a booking and a block, one with
   * other times and one called off of which nobody has been told.
   */
  public static List<FlightState> states() {
    Stream<FlightState> early =
        Stream.of(
            Flight.unscheduled(),
            Flight.evolve(Flight.unscheduled(), new FlightEvent.FlightScheduled(SCHEDULE)));
    Stream<FlightState> changed =
        Stream.of(
            Flight.evolve(
                stateIn(FlightStatus.CLOSED),
                new FlightEvent.FlightRescheduled(NEXT_DAY, ZoneOffset.ofHours(2), null, null)),
            Flight.evolve(stateIn(FlightStatus.OPEN), new FlightEvent.FlightCancelled("fog")));
    Stream<FlightState> each = Arrays.stream(FlightStatus.values()).map(Samples::stateIn);
    return Stream.concat(Stream.concat(early, each), changed).toList();
  }

  /** 1A is held (while holds can be), 1B and 1D are booked, 1C is blocked. */
  public static FlightState.Scheduled stateIn(FlightStatus status) {
    FlightState state =
        Spec.given(
                new FlightEvent.FlightScheduled(SCHEDULE),
                new FlightEvent.SeatMapAssigned(SEAT_MAP),
                new FlightEvent.SeatsConfirmed(THEIRS, ADA, seats("1B"), null),
                new FlightEvent.SeatsConfirmed(THEIRS, ADA, seats("1D"), new HoldId("confirmed")),
                new FlightEvent.SeatBlocked(seats("1C"), BlockKind.BLOCKED, "crew"),
                new FlightEvent.HoldBarred(new HoldId("barred"), NOW, SOON))
            .state();
    if (status.beforeDeparture()) {
      state = Flight.evolve(state, new FlightEvent.SeatsHeld(hold(SOON, "1A")));
    }
    return ((FlightState.Scheduled) state).withStatus(status);
  }
}
