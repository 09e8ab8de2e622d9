package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.CustomerShelves;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.fixture.SilentReservations;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.projection.CustomerBookings.Booking;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationView.Status;
import dev.jetway.reservation.projection.CustomerReservations.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer has, over both kinds, page by page. */
class CustomerListTest {
  private static final CustomerShelves SHELVES = new CustomerShelves();

  @RegisterExtension
  static final Edge EDGE = new Edge(Edge.shipped(), new SilentReservations(SHELVES));

  private static final FlightId FLIGHT =
      FlightId.parse("edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b").orElseThrow();

  private static Entry reserved(int minute) {
    return new Entry(
        new ReservationId("7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5d" + (10 + minute)),
        new RecordLocator("K7RM3W"),
        Status.CONFIRMED,
        at(minute),
        at(minute).plusSeconds(1));
  }

  private static Booking booked(int minute) {
    return new Booking(
        new ReservationId("booking-" + minute),
        FLIGHT,
        List.of(new SeatNumber(12, 'B')),
        at(minute));
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-02-01T10:00:00.000001Z").plusSeconds(60L * minute);
  }

  private static JsonNode page(String query) {
    return EDGE.client().get("/reservations?" + query).json();
  }

  @Test
  void whoHasNothingIsToldSo() {
    JsonNode page = page("customer_id=nobody");

    assertThat(page.get("reservations")).isEmpty();
    assertThat(page.get("bookings")).isEmpty();
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void bothKindsAreListed() {
    SHELVES.add("both", reserved(1));
    SHELVES.add("both", booked(2));

    JsonNode page = page("customer_id=both");

    assertThat(page.at("/reservations/0/record_locator").asText()).isEqualTo("K7RM3W");
    assertThat(page.at("/reservations/0/status").asText()).isEqualTo("confirmed");
    assertThat(page.at("/reservations/0/created_at").asText())
        .isEqualTo("2026-02-01T10:01:00.000001Z");
    assertThat(page.at("/bookings/0/flight_id").asText()).isEqualTo(FLIGHT.toString());
    assertThat(page.at("/bookings/0/seats/0").asText()).isEqualTo("12B");
    assertThat(page.has("next")).isFalse();
  }

  /** 7 reservations and 12 bookings, mixed in time. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 18, 19, 20, 100})
  void pagesOfAnySizeShowEverythingOnceNewestFirst(int limit) {
    String customer = "many" + limit;
    for (int minute = 1; minute <= 19; minute++) {
      if (minute % 3 == 0 || minute == 19) {
        SHELVES.add(customer, reserved(minute));
      } else {
        SHELVES.add(customer, booked(minute));
      }
    }
    List<String> seen = new ArrayList<>();
    int pages = 0;
    String cursor = "";
    Instant before = Instant.MAX;
    do {
      JsonNode page = page("customer_id=" + customer + "&limit=" + limit + cursor);
      List<Instant> times = new ArrayList<>();
      for (JsonNode reservation : page.get("reservations")) {
        seen.add(reservation.get("reservation_id").asText());
        times.add(Instant.parse(reservation.get("created_at").asText()));
      }
      for (JsonNode booking : page.get("bookings")) {
        seen.add(booking.get("reservation_id").asText());
        times.add(Instant.parse(booking.get("booked_at").asText()));
      }
      assertThat(times).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
      Instant last = before;
      assertThat(times).allMatch(time -> time.isBefore(last));
      before = times.stream().min(Instant::compareTo).orElseThrow();
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(19).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((19 + limit - 1) / limit);
  }
}
