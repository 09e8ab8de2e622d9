package dev.jetway.edge.reservations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.projection.CustomerBookings;
import dev.jetway.reservation.projection.CustomerReservations;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A place in two lists at once, as an opaque text: base64url (RFC 4648, section 5) of one line per
 * list.
 */
record ListCursor(
    Place<CustomerReservations.Cursor> reserved, Place<CustomerBookings.Cursor> booked) {

  /** Where to go on in one list. */
  sealed interface Place<C> {
    /** What has been shown last; empty at the begin and at the end. */
    default Optional<C> last() {
      return this instanceof After<C>(C shown) ? Optional.of(shown) : Optional.empty();
    }

    /** At its begin. */
    record Begin<C>() implements Place<C> {}

    record After<C>(C shown) implements Place<C> {}

    /** There is nothing more. */
    record End<C>() implements Place<C> {}
  }

  static final ListCursor BEGIN = new ListCursor(new Place.Begin<>(), new Place.Begin<>());

  private static final String AT_BEGIN = "begin";
  private static final String AT_END = "end";
  private static final String BETWEEN = " ";

  boolean isEnd() {
    return reserved instanceof Place.End && booked instanceof Place.End;
  }

  String text() {
    String lines =
        line(reserved, c -> c.createdAt() + BETWEEN + c.reservation())
            + "\n"
            + line(booked, c -> c.since() + BETWEEN + c.flight() + BETWEEN + c.reservation());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(UTF_8));
  }

  private interface Written<C> {
    String of(C cursor);
  }

  private static <C> String line(Place<C> place, Written<C> written) {
    return switch (place) {
      case Place.Begin<C>() -> AT_BEGIN;
      case Place.After<C>(C shown) -> written.of(shown);
      case Place.End<C>() -> AT_END;
    };
  }

  /** Reads a cursor; empty when the text is none. */
  static Optional<ListCursor> parse(String text) {
    try {
      List<String> lines =
          List.of(new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\n", -1));
      return lines.size() == 2
          ? Optional.of(
              new ListCursor(
                  place(lines.get(0), ListCursor::reserved),
                  place(lines.get(1), ListCursor::booked)))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  private interface Read<C> {
    C of(String line);
  }

  private static <C> Place<C> place(String line, Read<C> read) {
    return switch (line) {
      case AT_BEGIN -> new Place.Begin<>();
      case AT_END -> new Place.End<>();
      default -> new Place.After<>(read.of(line));
    };
  }

  private static CustomerReservations.Cursor reserved(String line) {
    String[] parts = line.split(BETWEEN, 2);
    return new CustomerReservations.Cursor(
        Instant.parse(parts[0]), new ReservationId(part(parts, 1)));
  }

  private static CustomerBookings.Cursor booked(String line) {
    String[] parts = line.split(BETWEEN, 3);
    return new CustomerBookings.Cursor(
        Instant.parse(parts[0]),
        FlightId.parse(part(parts, 1)).orElseThrow(ListCursor::notOurs),
        new ReservationId(part(parts, 2)));
  }

  private static String part(String[] parts, int index) {
    if (parts.length <= index) {
      throw notOurs();
    }
    return parts[index];
  }

  private static IllegalArgumentException notOurs() {
    return new IllegalArgumentException("not a cursor");
  }
}
