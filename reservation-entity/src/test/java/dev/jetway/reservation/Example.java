package dev.jetway.reservation;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.Cabin;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.Row;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationLimits;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.SegmentRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A couple that flies out and back, and the numbers it is promised. */
public final class Example {
  public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  public static final ReservationLimits LIMITS =
      new ReservationLimits(
          9,
          4,
          12,
          Duration.ofSeconds(20),
          Duration.ofMinutes(15),
          Duration.ofMinutes(60),
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          2);

  public static final ReservationId ID = new ReservationId("party");
  public static final RecordLocator LOCATOR = new RecordLocator("X7KM4A");
  public static final CustomerId ADA = new CustomerId("ada");

  /** Of one seat. */
  public static final Money FARE = new Money(11_250, "EUR");

  /** Of four seats: two people, out and back. */
  public static final Money PRICE = new Money(45_000, "EUR");

  public static final String CARD = "card-1";
  public static final List<Passenger> COUPLE =
      List.of(
          new Passenger("Ada Byron", Passenger.Type.ADULT),
          new Passenger("William King", Passenger.Type.ADULT));

  public static final FlightSchedule OUT_SCHEDULE = schedule(12);
  public static final FlightId OUT = OUT_SCHEDULE.flightId();
  public static final FlightId BACK = schedule(13).flightId();
  public static final FlightId OTHER = schedule(14).flightId();

  private Example() {}

  /** A flight of that number, a month from now. */
  public static FlightSchedule schedule(int number) {
    return new FlightSchedule(
        new FlightNumber("JW", number, ""),
        new AirportCode("AMS"),
        new AirportCode("LIS"),
        LocalDateTime.parse("2026-06-01T14:00"),
        ZoneOffset.ofHours(2),
        null,
        null,
        "320",
        null);
  }

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

  public static SegmentRequest segment(FlightId flight, String... seats) {
    return segment(flight, null, seats);
  }

  public static SegmentRequest segment(FlightId flight, @Nullable Money fare, String... seats) {
    return new SegmentRequest(flight, seats(seats), null, fare);
  }

  /** As many seats as there are people, preferably together. */
  public static SegmentRequest wish(FlightId flight, @Nullable Money fare, int count) {
    return new SegmentRequest(
        flight, List.of(), new SeatWish(count, null, Set.of(), SeatWish.Together.PREFERRED), fare);
  }

  /** Out in 1A and 1B, back in 2A and 2B. */
  public static ReservationRequest request(
      ReservationRequest.Confirm confirm, @Nullable Money fare, @Nullable String method) {
    return new ReservationRequest(
        ADA,
        COUPLE,
        List.of(segment(OUT, fare, "1A", "1B"), segment(BACK, fare, "2A", "2B")),
        confirm,
        method);
  }
}
