package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.problem.Refused;
import dev.jetway.edge.reservations.ReservationDoor.Told;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.Status;
import java.util.function.Predicate;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Answers with the reservation as it stands, or with why it is not what was asked for. */
final class Outcomes {
  /** About what a slow flight or payment takes. */
  private static final int LOOK_AGAIN_S = 1;

  private Outcomes() {}

  /**
   * The reservation, if it is what was asked for; 202 when that is still under way.
   *
   * @return throws {@link Refused} when it will not come to that
   */
  static HttpResponse of(
      Exchange exchange, int status, Told told, Predicate<ReservationView> reached) {
    ReservationView view = told.reservation();
    if (reached.test(view)) {
      return shown(exchange, status, told);
    }
    if (view.settled() || isOver(view.status())) {
      throw new Refused(Refusals.problem(view));
    }
    return underWay(exchange, told);
  }

  /** The reservation, with its address. */
  static HttpResponse shown(Exchange exchange, int status, Told told) {
    return Reply.json(status, json -> ReservationJson.write(json, told))
        .addHeader(
            RawHeader.create(
                "Location", exchange.address("/reservations/" + told.reservation().id().value())));
  }

  /** It goes on by itself; its address tells how far it is. */
  static HttpResponse underWay(Exchange exchange, Told told) {
    return shown(exchange, 202, told).addHeader(Reply.retryAfter(LOOK_AGAIN_S));
  }

  private static boolean isOver(Status status) {
    return switch (status) {
      case REJECTED, EXPIRED, CANCELLED -> true;
      case REQUESTED, HELD, CONFIRMED, CHANGING -> false;
    };
  }
}
