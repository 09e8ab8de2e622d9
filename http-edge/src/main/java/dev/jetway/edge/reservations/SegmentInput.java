package dev.jetway.edge.reservations;

import dev.jetway.edge.flights.WishRequest;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.SegmentRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One flight of a request: seats by number, or a wish, and what each seat costs.
 *
 * @param seats empty when there is a wish
 * @param wish the wish's fields, which only tell all once the size of the party is known
 */
record SegmentInput(
    FlightId flight, List<SeatNumber> seats, @Nullable Fields wish, @Nullable Money fare) {
  /** A bound for the reader; how many a reservation may have, the settings say. */
  private static final int SEGMENTS_MAX = 99;

  private static final String SEAT = "a seat number such as 12B";
  private static final Pattern CURRENCY_FORM = Pattern.compile("[A-Z]{3}");
  private static final String CURRENCY = "a currency's three letters such as EUR";

  private static final Shape.Members FARE =
      new Shape.Members(
          Map.of("minor_units", new Shape.Whole(0, Money.PRICE_MAX), "currency", new Shape.Text()));

  /** An array of segments. */
  static final Shape SHAPE =
      new Shape.ListOf(
          new Shape.Members(
              Map.of(
                  "flight_id",
                  new Shape.Text(),
                  "seats",
                  new Shape.ListOf(new Shape.Text(), 1, FlightCommand.SEATS_MAX),
                  "best_available",
                  WishRequest.SHAPE,
                  "fare",
                  FARE)),
          1,
          SEGMENTS_MAX);

  static SegmentInput read(Fields fields) {
    String flightText = fields.text("flight_id");
    Optional<Fields> wish = fields.optionalObject("best_available");
    if (wish.isPresent() && fields.has("seats")) {
      throw Fields.invalid(fields.path("best_available"), "does not go together with seats.");
    }
    List<SeatNumber> seats =
        wish.isPresent() ? List.of() : fields.readAll("seats", SeatNumber::parse, SEAT);
    Money fare = fields.optionalObject("fare").map(SegmentInput::fare).orElse(null);
    FlightId flight =
        FlightId.parse(flightText).orElseThrow(() -> noSuchFlight(fields.path("flight_id")));
    SegmentInput input = new SegmentInput(flight, seats, wish.orElse(null), fare);
    // What is wrong with a wish whatever the party is refused before anybody is asked.
    wish.ifPresent(WishRequest::check);
    return input;
  }

  /**
   * What the reservation is asked for.
   *
   * @param party how many passengers need a seat
   */
  SegmentRequest request(int party) {
    return new SegmentRequest(
        flight, seats, wish == null ? null : WishRequest.of(wish, party), fare);
  }

  private static Money fare(Fields fields) {
    long minorUnits = fields.largeNumber("minor_units");
    return fields.read(
        "currency",
        text ->
            CURRENCY_FORM.matcher(text).matches()
                ? Optional.of(new Money(minorUnits, text))
                : Optional.empty(),
        CURRENCY);
  }

  /** What can be no flight id names no flight. */
  private static Refused noSuchFlight(String path) {
    return new Refused(
        Problem.ofField(
            ProblemType.FLIGHT_NOT_FOUND, path, ProblemType.FLIGHT_NOT_FOUND.meaning()));
  }
}
