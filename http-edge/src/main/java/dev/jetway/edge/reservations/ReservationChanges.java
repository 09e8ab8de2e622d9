package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.edge.reservations.ReservationDoor.Told;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.ReservationCommand.RequestChange;
import dev.jetway.reservation.domain.ReservationView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Changes segments for others: all of the new ones are had, or none of the old is lost. */
public final class ReservationChanges {
  private static final Shape.Members CHANGE =
      new Shape.Members(
          Map.of(
              "replaced",
              ReservationActions.NUMBERS,
              "replacements",
              SegmentInput.SHAPE,
              "payment_method",
              new Shape.Text()));

  private final ReservationDoor door;

  ReservationChanges(ReservationDoor door) {
    this.door = door;
  }

  /**
   * The body.
   *
   * @param id what the change is called: a name made from its key, which may be longer than that
   */
  private record Wanted(
      String id,
      List<Integer> replaced,
      List<SegmentInput> replacements,
      @Nullable String paymentMethod) {

    static Wanted read(String key, Fields fields) {
      return new Wanted(
          KeyDigest.text("change", key),
          fields.numbers("replaced"),
          fields.objects("replacements").stream().map(SegmentInput::read).toList(),
          fields.optionalText("payment_method").orElse(null));
    }

    RequestChange command(int party) {
      return new RequestChange(
          id, replaced, replacements.stream().map(s -> s.request(party)).toList(), paymentMethod);
    }
  }

  /** {@code POST /reservations/{reservation_id}/changes}. */
  public CompletionStage<HttpResponse> change(Exchange exchange) {
    exchange.expectNoQuery();
    String key = exchange.idempotencyKey();
    Wanted wanted = Wanted.read(key, exchange.json(CHANGE));
    Instant deadline = door.writeDeadline();
    return door.find(exchange.parameter(0), exchange)
        .thenCompose(id -> ask(id, wanted, exchange, deadline))
        .thenApply(told -> Outcomes.of(exchange, 200, told, view -> isChanged(view, wanted)));
  }

  /** Whoever travels is known to the reservation alone. */
  private CompletionStage<Told> ask(
      ReservationId id, Wanted wanted, Exchange exchange, Instant deadline) {
    return door.view(id, exchange)
        .thenCompose(
            now -> door.tell(id, wanted.command(party(now.reservation())), exchange, deadline));
  }

  private static int party(ReservationView view) {
    return (int)
        view.passengers().stream()
            .filter(p -> p.travels() && p.passenger().type() != Passenger.Type.INFANT)
            .count();
  }

  /** Segments that were replaced are not shown any more. */
  private static boolean isChanged(ReservationView view, Wanted wanted) {
    return view.status() == ReservationView.Status.CONFIRMED
        && view.segments().stream()
            .noneMatch(segment -> wanted.replaced().contains(segment.number()));
  }
}
