package dev.jetway.edge.reservations;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationRequest.Confirm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of {@code POST /reservations}. */
final class BookingRequest {
  /** A bound for the reader; how many may travel together, the settings say. */
  private static final int PASSENGERS_MAX = 99;

  static final Shape.Members SHAPE =
      new Shape.Members(
          Map.of(
              "customer",
              new Shape.Members(Map.of("customer_id", new Shape.Text())),
              "passengers",
              new Shape.ListOf(
                  new Shape.Members(Map.of("name", new Shape.Text(), "type", new Shape.Text())),
                  1,
                  PASSENGERS_MAX),
              "segments",
              SegmentInput.SHAPE,
              "confirm",
              new Shape.Text(),
              "payment_method",
              new Shape.Text()));

  private static final String TYPE = "adult, child or infant";
  private static final String CONFIRM = "now or later";

  private BookingRequest() {}

  static ReservationRequest read(Fields fields) {
    CustomerId customer = new CustomerId(fields.object("customer").text("customer_id"));
    List<Passenger> passengers =
        fields.objects("passengers").stream().map(BookingRequest::passenger).toList();
    int party = (int) passengers.stream().filter(p -> p.type() != Passenger.Type.INFANT).count();
    Confirm confirm = fields.read("confirm", BookingRequest::confirm, CONFIRM);
    return new ReservationRequest(
        customer,
        passengers,
        fields.objects("segments").stream()
            .map(SegmentInput::read)
            .map(s -> s.request(party))
            .toList(),
        confirm,
        fields.optionalText("payment_method").orElse(null));
  }

  private static Passenger passenger(Fields fields) {
    return new Passenger(
        fields.text("name"), fields.read("type", BookingRequest::passengerType, TYPE));
  }

  private static Optional<Passenger.Type> passengerType(String word) {
    return switch (word) {
      case "adult" -> Optional.of(Passenger.Type.ADULT);
      case "child" -> Optional.of(Passenger.Type.CHILD);
      case "infant" -> Optional.of(Passenger.Type.INFANT);
      default -> Optional.empty();
    };
  }

  private static Optional<Confirm> confirm(String word) {
    return switch (word) {
      case "now" -> Optional.of(Confirm.NOW);
      case "later" -> Optional.of(Confirm.LATER);
      default -> Optional.empty();
    };
  }
}
