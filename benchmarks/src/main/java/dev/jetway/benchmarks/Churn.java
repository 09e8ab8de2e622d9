package dev.jetway.benchmarks;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatMap;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The commands of one 180-seat flight that never sells out: books its seats one after another, then
 * cancels them in the same order, and so on. Each command makes exactly one event.
 */
final class Churn {
  private static final int ROWS = 30;
  private static final int NUMBER_MAX = 9_999;
  private static final SeatMap SEAT_MAP = seatMap();

  private final FlightSchedule schedule;
  private final RandomGenerator random;
  private final ReservationId[] reservations = new ReservationId[SEAT_MAP.size()];
  private int next;
  private boolean cancels;

  /**
   * @param serial tells flights apart; each is another flight
   */
  Churn(int serial, RandomGenerator random) {
    this.random = random;
    this.schedule =
        new FlightSchedule(
            new FlightNumber("JW", 1 + serial % NUMBER_MAX, ""),
            new AirportCode("LAX"),
            new AirportCode("DCA"),
            LocalDate.now(ZoneOffset.UTC).plusDays(7L + serial / NUMBER_MAX).atTime(10, 0),
            ZoneOffset.UTC,
            null,
            null,
            "320",
            "Y180");
  }

  FlightSchedule schedule() {
    return schedule;
  }

  FlightCommand first() {
    return new FlightCommand.ScheduleFlight(schedule, SEAT_MAP);
  }

  FlightCommand next() {
    int index = next;
    boolean cancel = cancels;
    next = (next + 1) % reservations.length;
    cancels = next == 0 ? !cancels : cancels;
    if (cancel) {
      return new FlightCommand.CancelBooking(reservations[index]);
    }
    reservations[index] = new ReservationId(id());
    return new FlightCommand.BookSeats(
        reservations[index],
        new CustomerId("customer-" + random.nextInt(1_000_000)),
        List.of(SEAT_MAP.seats().get(index)));
  }

  /** As long, and as hard to compress, as the ids that clients send. */
  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static SeatMap seatMap() {
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= ROWS; number++) {
      rows.add(new Row(number, "ABCDEF", Set.of()));
    }
    return new SeatMap(List.of(new Cabin(CabinClass.ECONOMY, "ABC DEF", rows)));
  }
}
