package dev.jetway.node.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView;
import dev.jetway.reservation.domain.ReservationView.SegmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What clients were told of a version is what the journal says of that version: so nothing was told
 * that was not written, or was lost since.
 */
final class AnswerCheck {
  private AnswerCheck() {}

  static List<String> of(Journals journals, List<Told> answers) {
    List<String> findings = new ArrayList<>();
    for (Told told : answers) {
      List<ReservationCommit> commits =
          journals.reservations().getOrDefault(told.reservation(), List.of());
      if (told.version() < 1 || told.version() > commits.size()) {
        findings.add(
            "told and lost: version %d of %s, of which %d are written"
                .formatted(told.version(), told.reservation(), commits.size()));
      } else if (Folds.reservation(commits.subList(0, told.version()))
              instanceof Requested reservation
          && !isShownBy(told.body(), ReservationView.of(reservation))) {
        findings.add("told otherwise: %s, but it is %s".formatted(told.body(), reservation));
      }
    }
    return findings;
  }

  private static boolean isShownBy(JsonNode body, ReservationView view) {
    return body.path("record_locator").asText().equals(view.locator().value())
        && body.path("status").asText().equals(word(view.status()))
        && body.path("settled").asBoolean() == view.settled()
        && isShownBy(body.path("price"), view.price())
        && isShownBy(body.path("paid"), view.paid())
        && isShownBy(body.path("refunded"), view.refunded())
        && isShownBy(body.path("segments"), view.segments());
  }

  private static boolean isShownBy(JsonNode body, @Nullable Money money) {
    return money == null
        ? body.isMissingNode()
        : body.path("minor_units").asLong() == money.minorUnits();
  }

  private static boolean isShownBy(JsonNode body, List<SegmentView> segments) {
    boolean same = body.size() == segments.size();
    for (int i = 0; same && i < segments.size(); i++) {
      same = isShownBy(body.get(i), segments.get(i));
    }
    return same;
  }

  private static boolean isShownBy(JsonNode body, SegmentView segment) {
    List<String> seats = new ArrayList<>();
    body.path("seats").forEach(seat -> seats.add(seat.asText()));
    return body.path("number").asInt() == segment.number()
        && body.path("flight_id").asText().equals(segment.flight().toString())
        && seats.equals(segment.seats().stream().map(Object::toString).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
