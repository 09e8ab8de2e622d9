package dev.jetway.flight.domain;

import dev.jetway.flight.Example;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Commands out of few ids and few seats, so that they get into each other's way. */
public final class RandomCommands {
  private static final List<SeatNumber> SEATS = Example.SEAT_MAP.seats();

  private final Random random;

  public RandomCommands(Random random) {
    this.random = random;
  }

  /** When a flight comes into being: mostly long before its departure, sometimes after it. */
  public Instant beginning() {
    return random.nextInt(20) == 0 ? Example.DEPARTURE.plus(pause()) : Example.NOW;
  }

  /** Mostly moments, sometimes longer than any hold, rarely beyond departure. */
  public Duration pause() {
    return switch (random.nextInt(200)) {
      case 0 -> Duration.ofDays(random.nextInt(9));
      case 1, 2, 3, 4, 5, 6, 7, 8 -> Duration.ofMinutes(random.nextInt(90));
      default -> Duration.ofSeconds(random.nextInt(60));
    };
  }

  public FlightCommand next(Instant now) {
    return switch (random.nextInt(100)) {
      case 0 -> new FlightCommand.ScheduleFlight(Example.SCHEDULE, Example.SEAT_MAP);
      case 1 -> random.nextInt(5) == 0 ? new FlightCommand.CancelFlight("fog") : view();
      case 2 -> random.nextInt(5) == 0 ? new FlightCommand.DepartFlight() : view();
      case 3 -> new FlightCommand.CloseFlight();
      case 4, 5, 6 -> new FlightCommand.OpenFlight();
      case 7, 8 -> reschedule(now);
      case 9 -> new FlightCommand.NoteTime();
      case 10, 11, 12 -> new FlightCommand.BlockSeats(seats(), kind(), "because");
      case 13, 14, 15 -> new FlightCommand.UnblockSeats(seats());
      case 16, 17 -> view();
      case 18, 19 ->
          new FlightCommand.NoteOwnersTold(
              random.nextInt(1, 6), List.of(reservation(), reservation()));
      default -> sell(now);
    };
  }

  private FlightCommand sell(Instant now) {
    return switch (random.nextInt(17)) {
      case 0, 1, 2, 3 ->
          new FlightCommand.HoldSeats(hold(), reservation(), customer(), seats(), soon(now));
      case 4, 5 -> new FlightCommand.ExtendHold(hold(), soon(now));
      case 6, 7 -> new FlightCommand.ConfirmHold(hold());
      case 8 -> new FlightCommand.ReleaseHold(hold(), soon(now));
      case 9, 10 -> new FlightCommand.BookSeats(reservation(), customer(), seats());
      case 11 -> cancel(null);
      case 12 -> cancel(soon(now));
      case 13, 14, 15 ->
          new FlightCommand.HoldBestSeats(hold(), reservation(), customer(), wish(), soon(now));
      default -> new FlightCommand.ChangeSeat(reservation(), seat(), seat());
    };
  }

  private FlightCommand cancel(@Nullable Instant latestArrival) {
    return random.nextBoolean()
        ? new FlightCommand.CancelBooking(reservation(), latestArrival)
        : new FlightCommand.CancelSeats(reservation(), seats(), latestArrival);
  }

  private FlightCommand view() {
    return switch (random.nextInt(3)) {
      case 0 -> new FlightCommand.ViewFlight();
      case 1 -> new FlightCommand.ViewSeatMap();
      default -> new FlightCommand.ListBookings();
    };
  }

  private FlightCommand reschedule(Instant now) {
    LocalDateTime departure =
        LocalDateTime.ofInstant(
            now.plus(Duration.ofHours(random.nextInt(-5, 900))), ZoneOffset.UTC);
    return new FlightCommand.RescheduleFlight(departure, ZoneOffset.UTC, null, null);
  }

  private Instant soon(Instant now) {
    return random.nextInt(20) == 0
        ? now.plus(Duration.ofDays(random.nextInt(20)))
        : now.plusSeconds(random.nextInt(-60, 1200));
  }

  private HoldId hold() {
    return new HoldId("hold-" + random.nextInt(6));
  }

  private ReservationId reservation() {
    return new ReservationId("reservation-" + random.nextInt(4));
  }

  private CustomerId customer() {
    return new CustomerId("customer-" + random.nextInt(2));
  }

  private SeatWish wish() {
    SeatWish wish = new RandomCabins(random).wish(4);
    return random.nextInt(60) == 0
        ? new SeatWish(100, wish.cabin(), wish.characteristics(), wish.together())
        : wish;
  }

  private BlockKind kind() {
    return random.nextBoolean() ? BlockKind.BLOCKED : BlockKind.INOPERATIVE;
  }

  private SeatNumber seat() {
    return random.nextInt(60) == 0
        ? new SeatNumber(99, 'Z')
        : SEATS.get(random.nextInt(SEATS.size()));
  }

  /** One or two, rarely three; by chance one twice, one unknown, or none at all. */
  private List<SeatNumber> seats() {
    int count = random.nextInt(60) == 0 ? 0 : 1 + random.nextInt(random.nextInt(1, 4));
    List<SeatNumber> seats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seats.add(seat());
    }
    return seats;
  }
}
