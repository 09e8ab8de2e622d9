package dev.jetway.reservation.simulation;

import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightSchedule;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.reservation.Example;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationRequest;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.Segment;
import dev.jetway.reservation.domain.SegmentRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parties that want the same few seats, and change their minds. */
final class RandomCustomers {
  private static final Duration SPAN = Duration.ofMinutes(40);
  private static final int ROWS = 2;

  private final World world;
  private final Random random;
  private final List<FlightId> flights = new ArrayList<>();

  RandomCustomers(World world) {
    this.world = world;
    this.random = world.simulation.random();
    flights.add(world.flight(1, ROWS));
    flights.add(world.flight(2, ROWS));
    flights.add(world.flight(leavingSoon(), ROWS));
  }

  /** So soon, in some worlds, that there is no time left to hold on. */
  private FlightSchedule leavingSoon() {
    LocalDateTime departure =
        LocalDateTime.ofInstant(
            world.simulation.now().plus(world.simulation.upTo(SPAN.multipliedBy(3))),
            ZoneOffset.UTC);
    return Example.schedule(3).at(departure, ZoneOffset.UTC, null, null);
  }

  void arrive(int parties) {
    for (int party = 0; party < parties; party++) {
      plan(party, world.shell());
    }
    for (FlightId flight : flights) {
      disturb(flight);
    }
  }

  /** In some worlds a flight leaves early, does not leave, or leaves at other times. */
  private void disturb(FlightId flight) {
    Simulation simulation = world.simulation;
    if (simulation.chance(0.1)) {
      simulation.in(
          simulation.upTo(SPAN),
          () -> world.flights.tell(flight, new FlightCommand.DepartFlight(), simulation.now()));
    }
    if (simulation.chance(0.15)) {
      simulation.in(simulation.upTo(SPAN), () -> world.office.cancel(flight));
    }
    int moves = random.nextInt(3);
    for (int move = 0; move < moves; move++) {
      simulation.in(
          simulation.upTo(SPAN),
          () ->
              world.office.reschedule(
                  flight,
                  LocalDateTime.ofInstant(
                      simulation.now().plus(simulation.upTo(SPAN.multipliedBy(40))),
                      ZoneOffset.UTC)));
    }
  }

  private void plan(int party, SimulatedShell shell) {
    ReservationCommand request = request(party);
    Duration start = world.simulation.upTo(SPAN.dividedBy(2));
    for (int repetition = 0; repetition < 3; repetition++) {
      Duration at = start.plus(world.simulation.upTo(Duration.ofSeconds(40)));
      world.simulation.in(at, () -> shell.tell(request));
    }
    int wishes = random.nextInt(6);
    for (int wish = 0; wish < wishes; wish++) {
      Duration at = start.plus(world.simulation.upTo(SPAN.dividedBy(2)));
      world.simulation.in(at, () -> wish(shell));
    }
  }

  private ReservationCommand request(int party) {
    int people = 1 + random.nextInt(2);
    boolean free = random.nextInt(4) == 0;
    List<SegmentRequest> segments = new ArrayList<>();
    List<FlightId> chosen = new ArrayList<>(flights);
    Collections.shuffle(chosen, random);
    for (FlightId flight : chosen.subList(0, 1 + random.nextInt(3))) {
      segments.add(segment(flight, people, free));
    }
    boolean now = random.nextBoolean();
    return new ReservationCommand.RequestReservation(
        new ReservationId("party-" + party),
        new RecordLocator("AAAAAA"),
        new ReservationRequest(
            new CustomerId("customer-" + party),
            Example.COUPLE.subList(0, people),
            segments,
            now ? ReservationRequest.Confirm.NOW : ReservationRequest.Confirm.LATER,
            free || !now ? null : Example.CARD));
  }

  private SegmentRequest segment(FlightId flight, int people, boolean free) {
    Money fare = free ? null : new Money((1 + random.nextInt(3)) * 5_000L, "EUR");
    return random.nextBoolean()
        ? new SegmentRequest(flight, List.of(), wish(people), fare)
        : new SegmentRequest(flight, seats(people), null, fare);
  }

  private SeatWish wish(int people) {
    SeatWish.Together[] all = SeatWish.Together.values();
    return new SeatWish(
        people,
        null,
        random.nextBoolean() ? Set.of() : Set.of(SeatCharacteristic.WINDOW),
        all[random.nextInt(all.length)]);
  }

  private List<SeatNumber> seats(int count) {
    int row = 1 + random.nextInt(ROWS);
    char column = (char) ('A' + random.nextInt(3));
    List<SeatNumber> seats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seats.add(new SeatNumber(row, (char) (column + i)));
    }
    return seats;
  }

  private void wish(SimulatedShell shell) {
    if (shell.state() instanceof Requested r) {
      ReservationCommand command = command(r);
      if (command != null) {
        shell.tell(command);
        world.simulation.in(
            world.simulation.upTo(Duration.ofSeconds(30)), () -> shell.tell(command));
      }
    }
  }

  private @Nullable ReservationCommand command(Requested r) {
    List<Segment> wanted = r.wanted();
    int kind = random.nextInt(14);
    if (kind < 4) {
      return new ReservationCommand.ConfirmReservation(Example.CARD);
    }
    if (kind == 4) {
      return new ReservationCommand.ExtendReservation();
    }
    if (kind == 5) {
      return new ReservationCommand.CancelReservation();
    }
    if (kind == 6) {
      return new ReservationCommand.CancelPassengers(List.of(1 + random.nextInt(2)));
    }
    if (wanted.isEmpty()) {
      return null;
    }
    Segment segment = wanted.get(random.nextInt(wanted.size()));
    if (kind == 7) {
      return new ReservationCommand.CancelSegments(List.of(segment.number()));
    }
    if (kind == 8) {
      return new ReservationCommand.AcceptFlightChange(segment.number());
    }
    if (kind < 11) {
      return segment.seats().isEmpty()
          ? null
          : new ReservationCommand.ChangeSeat(
              segment.number(), segment.seats().getFirst(), seats(1).getFirst());
    }
    FlightId flight =
        wanted.size() == 1 ? flights.get(random.nextInt(flights.size())) : segment.flight();
    return new ReservationCommand.RequestChange(
        "change-" + random.nextInt(1_000),
        List.of(segment.number()),
        List.of(segment(flight, segment.passengers().size(), segment.fare() == null)),
        random.nextInt(4) == 0 ? null : Example.CARD);
  }
}
