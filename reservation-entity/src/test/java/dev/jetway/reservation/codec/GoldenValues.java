package dev.jetway.reservation.codec;

import static dev.jetway.reservation.Example.ADA;
import static dev.jetway.reservation.Example.COUPLE;
import static dev.jetway.reservation.Example.NOW;
import static dev.jetway.reservation.Example.OUT;
import static dev.jetway.reservation.Example.segment;

import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.flight.domain.Unmet;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Outcome;
import dev.jetway.reservation.domain.Passenger;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.Samples;
import dev.jetway.reservation.domain.SegmentRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each golden file means today. When a form changes, its old files keep their place here with
 * the value that they now read as; the new form gets a new name.
 */
final class GoldenValues {
  private static final String COMMIT = "reservation.commit.1/";

  private GoldenValues() {}

  static Map<String, Object> all() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ReservationEvent event : Samples.events()) {
      values.put(nameOf(event), commit("agent-7", event));
    }
    values.put(COMMIT + "several-by-nobody", commit(null, Samples.events()));
    values.put(COMMIT + "ReservationRequested-free-with-infant", commit("c1", forFree()));
    values.put(COMMIT + "ReservationRequested-by-wish", commit("c1", byWish()));
    values.put(COMMIT + "SegmentHeld-unmet", commit("c1", unmet()));
    values.put(
        COMMIT + "FlightChangeNoted-cancelled",
        commit("c1", new ReservationEvent.FlightChangeNoted(1, Samples.CANCELLED)));
    return values;
  }

  static String nameOf(ReservationEvent event) {
    String name = COMMIT + event.getClass().getSimpleName();
    return event instanceof ReservationEvent.CompensationStarted started
            && started.outcome() != Outcome.REJECTED
        ? name + "-" + started.outcome()
        : name;
  }

  private static ReservationCommit commit(@Nullable String by, ReservationEvent event) {
    return commit(by, List.of(event));
  }

  private static ReservationCommit commit(@Nullable String by, List<ReservationEvent> events) {
    return new ReservationCommit(NOW, "request-1", by, events);
  }

  private static ReservationEvent forFree() {
    List<Passenger> family = new ArrayList<>(COUPLE);
    family.add(new Passenger("Ralph", Passenger.Type.CHILD));
    family.add(new Passenger("Anne", Passenger.Type.INFANT));
    return new ReservationEvent.ReservationRequested(
        Example.ID,
        Example.LOCATOR,
        new ReservationRequest(
            ADA,
            family,
            List.of(segment(OUT, "1A", "1B", "1C")),
            ReservationRequest.Confirm.LATER,
            null),
        NOW,
        NOW.plusSeconds(1),
        NOW.plusSeconds(2),
        NOW.plusSeconds(3));
  }

  private static ReservationEvent byWish() {
    SeatWish wish =
        new SeatWish(
            1,
            CabinClass.ECONOMY,
            Set.of(SeatCharacteristic.WINDOW, SeatCharacteristic.EXIT_ROW),
            SeatWish.Together.REQUIRED);
    return new ReservationEvent.ReservationRequested(
        Example.ID,
        Example.LOCATOR,
        new ReservationRequest(
            ADA,
            COUPLE.subList(0, 1),
            List.of(new SegmentRequest(OUT, List.of(), wish, Example.FARE)),
            ReservationRequest.Confirm.LATER,
            null),
        NOW,
        NOW.plusSeconds(1),
        NOW.plusSeconds(2),
        NOW.plusSeconds(3));
  }

  private static ReservationEvent unmet() {
    return new ReservationEvent.SegmentHeld(
        1,
        Example.seats("1B"),
        new Unmet(Map.of(SeatCharacteristic.WINDOW, 1), true),
        NOW.plusSeconds(1));
  }
}
