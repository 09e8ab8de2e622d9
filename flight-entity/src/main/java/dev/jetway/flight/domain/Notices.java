package dev.jetway.flight.domain;

import dev.jetway.flight.domain.FlightState.Scheduled;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which owners of bookings must still hear of the flight's latest change.
 *
 * <p>Whoever only holds seats is not told: confirming them is refused, or makes a booking. But that
 * booking is owed the change, if the hold is older than it.
 */
final class Notices {
  private Notices() {}

  /** In the order of the seats; of a departed flight none. */
  static List<OwnerNotice> owed(FlightState state) {
    if (!(state instanceof Scheduled flight)
        || flight.latestChange() == null
        || flight.latestChange().untold().isEmpty()) {
      return List.of();
    }
    LatestChange latest = flight.latestChange();
    Set<ReservationId> owners = new LinkedHashSet<>();
    for (SeatState seat : flight.seats()) {
      if (seat instanceof SeatState.Occupied occupied
          && latest.untold().contains(occupied.reservation())) {
        owners.add(occupied.reservation());
      }
    }
    return owners.stream()
        .map(owner -> new OwnerNotice(owner, latest.number(), latest.change()))
        .toList();
  }

  static Decision note(Scheduled flight, FlightCommand.NoteOwnersTold command) {
    LatestChange latest = flight.latestChange();
    List<ReservationId> news =
        latest == null || latest.number() != command.changeNumber()
            ? List.of()
            : command.reservations().stream().distinct().filter(latest.untold()::contains).toList();
    FlightAnswer answer = new FlightAnswer.OwnersNoted();
    return news.isEmpty()
        ? Decision.of(answer)
        : Decision.of(answer, new FlightEvent.OwnersTold(command.changeNumber(), news));
  }

  /** A change makes whatever was untold of the one before it void. */
  static Scheduled changed(Scheduled flight, FlightChange change) {
    LatestChange before = flight.latestChange();
    return flight.withLatestChange(
        new LatestChange(before == null ? 1 : before.number() + 1, change, owners(flight)));
  }

  static Scheduled told(Scheduled flight, FlightEvent.OwnersTold event) {
    LatestChange latest = flight.latestChange();
    return latest == null || latest.number() != event.changeNumber()
        ? flight
        : flight.withLatestChange(latest.withoutUntold(event.reservations()::contains));
  }

  /** Whoever has no seat any more need not be told. */
  static Scheduled withoutThoseWhoLeft(Scheduled flight) {
    LatestChange latest = flight.latestChange();
    if (latest == null || latest.untold().isEmpty()) {
      return flight;
    }
    Set<ReservationId> owners = owners(flight);
    return flight.withLatestChange(latest.withoutUntold(owner -> !owners.contains(owner)));
  }

  /** A flight that has departed has nothing more to say. */
  static Scheduled silent(Scheduled flight) {
    LatestChange latest = flight.latestChange();
    return latest == null ? flight : flight.withLatestChange(latest.withoutUntold(owner -> true));
  }

  private static Set<ReservationId> owners(Scheduled flight) {
    Set<ReservationId> owners = new LinkedHashSet<>();
    for (SeatState seat : flight.seats()) {
      switch (seat) {
        case SeatState.Held(Hold hold) -> owners.add(hold.reservation());
        case SeatState.Occupied occupied -> owners.add(occupied.reservation());
        case SeatState.Available free -> {}
        case SeatState.Blocked blocked -> {}
      }
    }
    return owners;
  }
}
