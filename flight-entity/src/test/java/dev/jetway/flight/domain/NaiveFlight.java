package dev.jetway.flight.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flight once more, as plainly as it can be said: mutable maps, no events. It knows nothing of
 * the decider, and answers with one word: {@code ok}, or the code of the refusal.
 */
final class NaiveFlight {
  static final String OK = "ok";

  /** What is on a seat that is not for sale; {@code hold} stays known after its confirmation. */
  record Claim(String kind, @Nullable String reservation, @Nullable String customer, String hold) {}

  private final Map<SeatNumber, Claim> claims = new TreeMap<>();
  private final Map<String, Instant> deadlines = new HashMap<>();
  private final Map<String, Instant> bars = new HashMap<>();
  private final SeatMap map;
  private final Set<SeatNumber> seats;
  private final Set<String> untold = new HashSet<>();
  private long changes;
  private FlightCommand.@Nullable RescheduleFlight inForce;
  private FlightStatus status = FlightStatus.OPEN;
  private Instant departure;

  NaiveFlight(SeatMap map, Instant departure) {
    this.map = map;
    this.seats = Set.copyOf(map.seats());
    this.departure = departure;
  }

  FlightStatus status() {
    return status;
  }

  /** Who has what: one line per seat that somebody has, or that is blocked. */
  Map<SeatNumber, Claim> claims() {
    return Map.copyOf(claims);
  }

  Map<String, Instant> deadlines() {
    return Map.copyOf(deadlines);
  }

  private boolean ended() {
    return status == FlightStatus.DEPARTED || status == FlightStatus.CANCELLED;
  }

  private String over() {
    return status == FlightStatus.CANCELLED ? "FLIGHT_CANCELLED" : "FLIGHT_CLOSED";
  }

  long changes() {
    return changes;
  }

  /** Who is to be told: booked now, with the flight since before its last change, not told yet. */
  Set<String> owed() {
    return untold.stream().filter(who -> !bookedBy(who).isEmpty()).collect(Collectors.toSet());
  }

  private void changed() {
    changes++;
    untold.clear();
    claims.values().stream().map(Claim::reservation).filter(Objects::nonNull).forEach(untold::add);
  }

  private String told(FlightCommand.NoteOwnersTold c) {
    if (c.changeNumber() == changes) {
      c.reservations().forEach(who -> untold.remove(who.value()));
    }
    return OK;
  }

  /** Whoever is gone, and comes back, knows. */
  private void forgetThoseWhoLeft() {
    untold.removeIf(
        who -> claims.values().stream().noneMatch(claim -> who.equals(claim.reservation())));
  }

  void timePasses(Instant now) {
    for (String hold : List.copyOf(deadlines.keySet())) {
      if (!now.isBefore(Objects.requireNonNull(deadlines.get(hold)))) {
        drop(hold);
      }
    }
    if (!ended() && !now.isBefore(departure)) {
      end(FlightStatus.DEPARTED);
    }
  }

  private void end(FlightStatus last) {
    List.copyOf(deadlines.keySet()).forEach(this::drop);
    status = last;
    if (last == FlightStatus.DEPARTED) {
      untold.clear();
    }
  }

  private void drop(String hold) {
    deadlines.remove(hold);
    claims.values().removeIf(claim -> claim.kind().equals("held") && claim.hold().equals(hold));
  }

  String apply(FlightCommand command, Instant now) {
    timePasses(now);
    forgetThoseWhoLeft();
    String outcome = carryOut(command, now);
    forgetThoseWhoLeft();
    return outcome;
  }

  private String carryOut(FlightCommand command, Instant now) {
    return switch (command) {
      case FlightCommand.ScheduleFlight c -> OK;
      case FlightCommand.OpenFlight c -> become(FlightStatus.OPEN);
      case FlightCommand.CloseFlight c -> become(FlightStatus.CLOSED);
      case FlightCommand.DepartFlight c -> finish(FlightStatus.DEPARTED);
      case FlightCommand.CancelFlight c -> finish(FlightStatus.CANCELLED);
      case FlightCommand.RescheduleFlight c -> reschedule(c, now);
      case FlightCommand.HoldSeats c -> hold(c, now);
      case FlightCommand.HoldBestSeats c -> holdBest(c, now);
      case FlightCommand.ExtendHold c -> extend(c.hold().value(), c.deadline(), now);
      case FlightCommand.ConfirmHold c -> confirm(c.hold().value());
      case FlightCommand.ReleaseHold c -> release(c.hold().value(), c.latestArrival(), now);
      case FlightCommand.BookSeats c -> book(c);
      case FlightCommand.CancelBooking c -> cancel(c, now);
      case FlightCommand.CancelSeats c -> cancelSeats(c, now);
      case FlightCommand.ChangeSeat c -> change(c.reservation().value(), c.from(), c.to());
      case FlightCommand.BlockSeats c -> block(c);
      case FlightCommand.UnblockSeats c -> unblock(c);
      case FlightCommand.NoteOwnersTold c -> told(c);
      case FlightCommand.NoteTime c -> OK;
      case FlightCommand.Query c -> OK;
    };
  }

  private String become(FlightStatus wanted) {
    if (ended()) {
      return over();
    }
    status = wanted;
    return OK;
  }

  private String finish(FlightStatus wanted) {
    if (ended() && status != wanted) {
      return over();
    }
    boolean news = wanted == FlightStatus.CANCELLED && !ended();
    end(wanted);
    if (news) {
      changed();
    }
    return OK;
  }

  private String reschedule(FlightCommand.RescheduleFlight c, Instant now) {
    Instant wanted =
        c.departure().toInstant(Objects.requireNonNullElse(c.departureOffset(), ZoneOffset.UTC));
    if (ended()) {
      return over();
    }
    if (!wanted.isAfter(now)) {
      return "INVALID_REQUEST";
    }
    if (!c.equals(inForce)) {
      changed();
    }
    inForce = c;
    departure = wanted;
    return OK;
  }

  private @Nullable String impossible(List<SeatNumber> asked) {
    if (asked.isEmpty() || asked.size() != new LinkedHashSet<>(asked).size()) {
      return "INVALID_REQUEST";
    }
    return seats.containsAll(asked) ? null : "SEAT_NOT_FOUND";
  }

  private @Nullable String inTheWay(List<SeatNumber> asked) {
    Set<String> kinds =
        asked.stream()
            .filter(claims::containsKey)
            .map(seat -> Objects.requireNonNull(claims.get(seat)).kind())
            .collect(Collectors.toSet());
    if (kinds.isEmpty()) {
      return null;
    }
    return kinds.equals(Set.of("blocked")) ? "SEAT_BLOCKED" : "SEAT_TAKEN";
  }

  private List<SeatNumber> seatsOf(Predicate<Claim> wanted) {
    return claims.entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean booked(String hold) {
    return !seatsOf(c -> c.kind().equals("booked") && c.hold().equals(hold)).isEmpty();
  }

  private String hold(FlightCommand.HoldSeats c, Instant now) {
    String id = c.hold().value();
    if (bars.getOrDefault(id, Instant.MIN).isAfter(now)) {
      return "HOLD_BARRED";
    }
    String impossible = impossible(c.seats());
    if (impossible != null) {
      return impossible;
    }
    if (deadlines.containsKey(id)) {
      boolean same = Set.copyOf(seatsOf(held(c)::equals)).equals(Set.copyOf(c.seats()));
      return same ? OK : "HOLD_CONFLICT";
    }
    String notNow = notNow(c, now);
    if (notNow != null) {
      return notNow;
    }
    String taken = inTheWay(c.seats());
    return taken == null ? claim(c, c.seats(), now) : taken;
  }

  /** There is one cabin, economy: that, and the number of seats, tells one wish from another. */
  private String holdBest(FlightCommand.HoldBestSeats c, Instant now) {
    String id = c.hold().value();
    if (bars.getOrDefault(id, Instant.MIN).isAfter(now)) {
      return "HOLD_BARRED";
    }
    if (c.wish().count() < 1 || c.wish().count() > 99) {
      return "INVALID_REQUEST";
    }
    if (deadlines.containsKey(id)) {
      boolean cabin = c.wish().cabin() == null || c.wish().cabin() == CabinClass.ECONOMY;
      boolean same = seatsOf(held(c)::equals).size() == c.wish().count();
      return cabin && same ? OK : "HOLD_CONFLICT";
    }
    String notNow = notNow(c, now);
    if (notNow != null) {
      return notNow;
    }
    List<SeatNumber> free = seats.stream().filter(seat -> !claims.containsKey(seat)).toList();
    BruteForceChoice.Outcome outcome = new BruteForceChoice(map, free, c.wish()).choose();
    return outcome.refusal() == null ? claim(c, outcome.seats(), now) : outcome.refusal().name();
  }

  private static Claim held(FlightCommand.NewHold c) {
    return new Claim("held", c.reservation().value(), c.customer().value(), c.hold().value());
  }

  private @Nullable String notNow(FlightCommand.NewHold c, Instant now) {
    String id = c.hold().value();
    if (booked(id)) {
      Claim sold = new Claim("booked", c.reservation().value(), c.customer().value(), id);
      return seatsOf(sold::equals).isEmpty() ? "HOLD_CONFLICT" : "HOLD_CONFIRMED";
    }
    if (status != FlightStatus.OPEN) {
      return over();
    }
    return c.deadline().isAfter(now) ? null : "INVALID_REQUEST";
  }

  private String claim(FlightCommand.NewHold c, List<SeatNumber> wanted, Instant now) {
    wanted.forEach(seat -> claims.put(seat, held(c)));
    deadlines.put(c.hold().value(), bounded(c.deadline(), now));
    return OK;
  }

  private Instant bounded(Instant wanted, Instant now) {
    Instant longest = now.plus(Duration.ofDays(7));
    Instant bound = longest.isBefore(departure) ? longest : departure;
    return wanted.isBefore(bound) ? wanted : bound;
  }

  private String extend(String hold, Instant wanted, Instant now) {
    Instant deadline = deadlines.get(hold);
    if (deadline == null) {
      return missing();
    }
    Instant bounded = bounded(wanted, now);
    if (bounded.isAfter(deadline)) {
      deadlines.put(hold, bounded);
    }
    return OK;
  }

  private String missing() {
    return status == FlightStatus.CANCELLED ? "FLIGHT_CANCELLED" : "HOLD_EXPIRED";
  }

  private String confirm(String hold) {
    if (deadlines.remove(hold) != null) {
      claims.replaceAll(
          (seat, c) ->
              c.kind().equals("held") && c.hold().equals(hold)
                  ? new Claim("booked", c.reservation(), c.customer(), hold)
                  : c);
      return OK;
    }
    return booked(hold) ? OK : missing();
  }

  private String release(String hold, Instant latestArrival, Instant now) {
    if (booked(hold)) {
      return "HOLD_CONFIRMED";
    }
    drop(hold);
    bar(hold, latestArrival, now);
    return OK;
  }

  private void bar(String hold, Instant latestArrival, Instant now) {
    Instant hour = now.plus(Duration.ofHours(1));
    Instant until = latestArrival.isBefore(hour) ? latestArrival : hour;
    bars.merge(hold, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private String book(FlightCommand.BookSeats c) {
    String impossible = impossible(c.seats());
    if (impossible != null) {
      return impossible;
    }
    Set<String> owners =
        c.seats().stream()
            .map(claims::get)
            .map(
                claim ->
                    claim != null
                            && claim.kind().equals("booked")
                            && c.customer().value().equals(claim.customer())
                        ? Objects.requireNonNull(claim.reservation())
                        : "")
            .collect(Collectors.toSet());
    if (owners.size() == 1 && !owners.contains("")) {
      return OK;
    }
    if (status != FlightStatus.OPEN) {
      return over();
    }
    String taken = inTheWay(c.seats());
    if (taken != null) {
      return taken;
    }
    Claim claim = new Claim("booked", c.reservation().value(), c.customer().value(), "");
    c.seats().forEach(seat -> claims.put(seat, claim));
    return OK;
  }

  private List<SeatNumber> bookedBy(String reservation) {
    return seatsOf(c -> c.kind().equals("booked") && reservation.equals(c.reservation()));
  }

  private String cancel(FlightCommand.CancelBooking c, Instant now) {
    List<SeatNumber> booked = bookedBy(c.reservation().value());
    if (booked.isEmpty()) {
      return "BOOKING_NOT_FOUND";
    }
    if (status == FlightStatus.DEPARTED) {
      return over();
    }
    for (SeatNumber seat : booked) {
      String hold = Objects.requireNonNull(claims.remove(seat)).hold();
      if (c.latestArrival() != null && !hold.isEmpty()) {
        bar(hold, c.latestArrival(), now);
      }
    }
    return OK;
  }

  private String cancelSeats(FlightCommand.CancelSeats c, Instant now) {
    List<SeatNumber> theirs =
        bookedBy(c.reservation().value()).stream().filter(c.seats()::contains).toList();
    if (theirs.isEmpty()) {
      return OK;
    }
    if (status == FlightStatus.DEPARTED) {
      return over();
    }
    for (SeatNumber seat : theirs) {
      String hold = Objects.requireNonNull(claims.remove(seat)).hold();
      if (c.latestArrival() != null && !hold.isEmpty() && !booked(hold)) {
        bar(hold, c.latestArrival(), now);
      }
    }
    return OK;
  }

  private String change(String reservation, SeatNumber from, SeatNumber to) {
    List<SeatNumber> booked = bookedBy(reservation);
    if (!seats.contains(to)) {
      return "SEAT_NOT_FOUND";
    }
    if (booked.contains(to) && (from.equals(to) || !booked.contains(from))) {
      return OK;
    }
    if (!booked.contains(from)) {
      return "BOOKING_NOT_FOUND";
    }
    if (status != FlightStatus.OPEN && status != FlightStatus.CLOSED) {
      return over();
    }
    String taken = inTheWay(List.of(to));
    if (taken != null) {
      return taken;
    }
    claims.put(to, Objects.requireNonNull(claims.remove(from)));
    return OK;
  }

  private String block(FlightCommand.BlockSeats c) {
    if (ended()) {
      return over();
    }
    String impossible = impossible(c.seats());
    if (impossible != null) {
      return impossible;
    }
    if ("SEAT_TAKEN".equals(inTheWay(c.seats()))) {
      return "SEAT_TAKEN";
    }
    c.seats().forEach(seat -> claims.put(seat, new Claim("blocked", null, null, "")));
    return OK;
  }

  private String unblock(FlightCommand.UnblockSeats c) {
    if (ended()) {
      return over();
    }
    String impossible = impossible(c.seats());
    if (impossible != null) {
      return impossible;
    }
    c.seats().stream()
        .filter(
            seat -> {
              Claim claim = claims.get(seat);
              return claim != null && claim.kind().equals("blocked");
            })
        .toList()
        .forEach(claims::remove);
    return OK;
  }
}
