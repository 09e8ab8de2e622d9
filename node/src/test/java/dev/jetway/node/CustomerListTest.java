package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.node.ReservationClient.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer has, of both kinds, on a real node, before and after it is killed. */
class CustomerListTest {
  private static final String CUSTOMER = "ada";

  @TempDir Path directory;

  @Test
  void aCustomerFindsWhatHeReservedAndWhatHeBookedAlsoAfterAKill() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, progress -> {});
        ReservationClient client = new ReservationClient();
        BookingLoad bookings = new BookingLoad()) {
      Answer reserved;
      String booked;
      try (NodeProcess node = NodeProcess.start(database.address(), directory, Map.of())) {
        String flight =
            bookings.schedule(
                node.address(), "JL1", LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T10:00");
        booked = bookings.book(node.address(), flight, "1A", CUSTOMER).reservation();
        bookings.book(node.address(), flight, "1B", "bob");
        reserved =
            client.reserve(
                node.address(),
                "key",
                Requests.reserve(
                    CUSTOMER, 2, List.of(Requests.bestAvailable(flight, 0)), true, ""));
        assertThat(reserved.status()).isEqualTo(201);

        awaitListed(bookings, node.address(), reserved, booked);
        node.kill();
      }
      try (NodeProcess node = NodeProcess.start(database.address(), directory, Map.of())) {
        awaitListed(bookings, node.address(), reserved, booked);
      }
    }
  }

  private static void awaitListed(BookingLoad client, URI node, Answer reserved, String booked) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              JsonNode page =
                  BookingLoad.json(client.get(node, "/reservations?customer_id=" + CUSTOMER));
              assertThat(page.path("reservations")).hasSize(1);
              assertThat(page.at("/reservations/0/reservation_id").asText())
                  .isEqualTo(reserved.reservation());
              assertThat(page.at("/reservations/0/status").asText()).isEqualTo("confirmed");
              assertThat(page.path("bookings")).hasSize(1);
              assertThat(page.at("/bookings/0/reservation_id").asText()).isEqualTo(booked);
              assertThat(page.at("/bookings/0/seats/0").asText()).isEqualTo("1A");
            });
    String locator = reserved.body().path("record_locator").asText();
    JsonNode found = BookingLoad.json(client.get(node, "/reservations/" + locator));
    assertThat(found).isEqualTo(reserved.body());
  }
}
