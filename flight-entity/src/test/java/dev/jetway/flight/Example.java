package dev.jetway.flight;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.Hold;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One small flight, a month before it leaves: three rows of four seats. */
public final class Example {
  public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  public static final Instant SOON = NOW.plus(Duration.ofMinutes(10));
  public static final Instant LATER = NOW.plus(Duration.ofMinutes(20));

  public static final FlightSchedule SCHEDULE =
      new FlightSchedule(
          new FlightNumber("JW", 12, ""),
          new AirportCode("AMS"),
          new AirportCode("LIS"),
          LocalDateTime.parse("2026-06-01T14:00"),
          ZoneOffset.ofHours(2),
          LocalDateTime.parse("2026-06-01T16:05"),
          ZoneOffset.ofHours(1),
          "320",
          "Y12");
  public static final Instant DEPARTURE = Instant.parse("2026-06-01T12:00:00Z");
  public static final SeatMap SEAT_MAP = economy(3);

  public static final ReservationId OURS = new ReservationId("reservation-1");
  public static final ReservationId THEIRS = new ReservationId("reservation-2");
  public static final CustomerId ADA = new CustomerId("ada");
  public static final CustomerId BOB = new CustomerId("bob");
  public static final HoldId HOLD = new HoldId("hold-1");
  public static final HoldId OTHER_HOLD = new HoldId("hold-2");

  private Example() {}

  /** A cabin of this many rows, two seats on either side of the aisle. */
  public static SeatMap economy(int rows) {
    return new SeatMap(
        List.of(
            new Cabin(
                CabinClass.ECONOMY,
                "AB CD",
                IntStream.rangeClosed(1, rows)
                    .mapToObj(n -> new Row(n, "ABCD", Set.of()))
                    .toList())));
  }

  public static SeatNumber seat(String number) {
    return SeatNumber.parse(number).orElseThrow();
  }

  public static List<SeatNumber> seats(String... numbers) {
    return Stream.of(numbers).map(Example::seat).toList();
  }

  /** The flight as it comes into being: on sale. */
  public static List<FlightEvent> onSale() {
    return List.of(
        new FlightEvent.FlightScheduled(SCHEDULE),
        new FlightEvent.SeatMapAssigned(SEAT_MAP),
        new FlightEvent.FlightOpened());
  }

  /** Ada's hold {@link #HOLD} of our reservation. */
  public static Hold hold(Instant deadline, String... seats) {
    return new Hold(HOLD, OURS, ADA, seats(seats), deadline);
  }

  /** Bob's hold {@link #OTHER_HOLD} of another reservation. */
  public static Hold otherHold(Instant deadline, String... seats) {
    return new Hold(OTHER_HOLD, THEIRS, BOB, seats(seats), deadline);
  }
}
