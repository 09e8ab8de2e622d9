package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.json.Json;
import dev.jetway.edge.reservations.ListCursor.Place;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.projection.CustomerBookings;
import dev.jetway.reservation.projection.CustomerReservations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Lists what a customer has, newest first: reservations, and what was booked at once. These are two
 * lists of two services, whose pages are turned together.
 */
final class CustomerLists {
  private static final Set<String> QUERY = Set.of("customer_id", "limit", "cursor");

  /** Holds two ids of up to 128 characters. */
  static final Set<String> OPAQUE = Set.of("cursor");

  private static final int LIMIT_DEFAULT = 20;
  private static final Pattern LIMIT_FORM = Pattern.compile("[1-9][0-9]?|100");
  private static final String LIMIT = "a number from 1 to 100";
  private static final String CURSOR = "what next of an earlier page has said";

  private final CustomerReservations reserved;
  private final CustomerBookings booked;

  CustomerLists(CustomerReservations reserved, CustomerBookings booked) {
    this.reserved = reserved;
    this.booked = booked;
  }

  /** {@code GET /reservations?customer_id=}. */
  CompletionStage<HttpResponse> list(Exchange exchange) {
    Fields query = exchange.query(QUERY, OPAQUE);
    CustomerId customer = new CustomerId(query.text("customer_id"));
    int limit = query.optional("limit", CustomerLists::limit, LIMIT).orElse(LIMIT_DEFAULT);
    ListCursor from = query.optional("cursor", ListCursor::parse, CURSOR).orElse(ListCursor.BEGIN);
    return reserved(customer, from.reserved(), limit)
        .thenCombine(
            booked(customer, from.booked(), limit),
            (reservations, bookings) -> page(from, reservations, bookings, limit));
  }

  private static Optional<Integer> limit(String text) {
    return LIMIT_FORM.matcher(text).matches()
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /** One line of a list, and its place there. */
  private record Row<C>(Instant at, C cursor, Json.Content content) {}

  /**
   * The next rows of a list.
   *
   * @param last whether there are none after them
   */
  private record Rows<C>(List<Row<C>> rows, boolean last) {
    static <C> CompletionStage<Rows<C>> none() {
      return CompletableFuture.completedStage(new Rows<>(List.of(), true));
    }

    /** Where to go on when so many of them have been shown. */
    Place<C> after(int shown, Place<C> before) {
      if (shown == rows.size() && last) {
        return new Place.End<>();
      }
      return shown == 0 ? before : new Place.After<>(rows.get(shown - 1).cursor());
    }

    boolean isNewer(int index, Rows<?> other, int otherIndex) {
      return index < rows.size()
          && (otherIndex >= other.rows.size()
              || !rows.get(index).at().isBefore(other.rows.get(otherIndex).at()));
    }
  }

  private CompletionStage<Rows<CustomerReservations.Cursor>> reserved(
      CustomerId customer, Place<CustomerReservations.Cursor> from, int limit) {
    return from instanceof Place.End
        ? Rows.none()
        : reserved
            .of(customer, from.last().orElse(null), limit)
            .thenApply(
                page ->
                    new Rows<>(
                        page.reservations().stream()
                            .map(
                                entry ->
                                    new Row<>(
                                        entry.createdAt(),
                                        new CustomerReservations.Cursor(
                                            entry.createdAt(), entry.reservation()),
                                        json -> ReservationJson.write(json, entry)))
                            .toList(),
                        page.next() == null));
  }

  private CompletionStage<Rows<CustomerBookings.Cursor>> booked(
      CustomerId customer, Place<CustomerBookings.Cursor> from, int limit) {
    return from instanceof Place.End
        ? Rows.none()
        : booked
            .of(customer, CustomerBookings.Kind.DIRECT, from.last().orElse(null), limit)
            .thenApply(
                page ->
                    new Rows<>(
                        page.bookings().stream()
                            .map(
                                booking ->
                                    new Row<>(
                                        booking.since(),
                                        new CustomerBookings.Cursor(
                                            booking.since(),
                                            booking.flight(),
                                            booking.reservation()),
                                        json -> ReservationJson.write(json, booking)))
                            .toList(),
                        page.next() == null));
  }

  private static HttpResponse page(
      ListCursor from,
      Rows<CustomerReservations.Cursor> reservations,
      Rows<CustomerBookings.Cursor> bookings,
      int limit) {
    int reserved = 0;
    int booked = 0;
    while (reserved + booked < limit) {
      if (reservations.isNewer(reserved, bookings, booked)) {
        reserved++;
      } else if (booked < bookings.rows().size()) {
        booked++;
      } else {
        break;
      }
    }
    List<Row<CustomerReservations.Cursor>> first = reservations.rows().subList(0, reserved);
    List<Row<CustomerBookings.Cursor>> second = bookings.rows().subList(0, booked);
    ListCursor next =
        new ListCursor(
            reservations.after(reserved, from.reserved()), bookings.after(booked, from.booked()));
    return Reply.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("reservations");
          for (Row<?> row : first) {
            row.content().writeTo(json);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("bookings");
          for (Row<?> row : second) {
            row.content().writeTo(json);
          }
          json.writeEndArray();
          if (!next.isEnd()) {
            json.writeStringField("next", next.text());
          }
          json.writeEndObject();
        });
  }
}
