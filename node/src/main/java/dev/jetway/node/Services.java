package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.fence.Fences;
import dev.jetway.cluster.projection.Projection;
import dev.jetway.cluster.projection.ProjectionSettings;
import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.cluster.wakeup.WakeUpTable;
import dev.jetway.edge.health.HealthCheck;
import dev.jetway.edge.reservations.ReservationBackends;
import dev.jetway.flight.actor.FlightSettings;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.ShardedFlights;
import dev.jetway.flight.projection.FlightDirectory;
import dev.jetway.flight.projection.FlightProjections;
import dev.jetway.flight.projection.JdbcCustomerBookings;
import dev.jetway.flight.projection.JdbcFlightDirectory;
import dev.jetway.reservation.actor.FlightNotices;
import dev.jetway.reservation.actor.ReservationSettings;
import dev.jetway.reservation.actor.ShardedReservations;
import dev.jetway.reservation.payment.OpenPaymentProvider;
import dev.jetway.reservation.payment.setup.PaymentProviders;
import dev.jetway.reservation.payment.setup.PaymentSettings;
import dev.jetway.reservation.projection.JdbcCustomerReservations;
import dev.jetway.reservation.projection.ReservationProjections;
import dev.jetway.reservation.wakeup.JdbcLivingReservations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Flights and reservations on this node, or the ways to them where its roles leave them to others.
 *
 * <p>To be closed after the actor system has ended.
 */
final class Services implements AutoCloseable {
  static final String FLIGHTS = "flights";
  static final String RESERVATIONS = "reservations";

  private final QueryPool flightQueries;
  private final QueryPool reservationQueries;
  private final OpenPaymentProvider payments;
  private final Flights flights;
  private final FlightDirectory directory;
  private final ReservationBackends reservations;
  private final List<HealthCheck> healthChecks;

  /** Makes them known to the actor system, and starts what they do by themselves. */
  Services(
      ActorSystem<?> system,
      DatabaseAddress database,
      Fences fences,
      SettingReader settings,
      InstantSource clock) {
    ReservationSettings reservationSettings = ReservationSettings.from(settings);
    ProjectionSettings projectionSettings = ProjectionSettings.from(settings);
    this.flightQueries = new QueryPool("flight-queries", FLIGHTS, database, settings);
    this.reservationQueries =
        new QueryPool("reservation-queries", RESERVATIONS, database, settings);
    this.payments =
        PaymentProviders.open(PaymentSettings.from(settings), database, settings, clock);
    this.flights =
        new ShardedFlights(
            system,
            new FlightNotices(system, clock),
            new WakeUpTable(flightQueries, ShardedFlights.WAKE_UP_TABLE),
            fences.of(FLIGHTS),
            FlightSettings.from(settings),
            clock);
    this.directory = new JdbcFlightDirectory(flightQueries);
    JdbcLivingReservations living =
        new JdbcLivingReservations(reservationQueries, reservationSettings.holdsPerCustomerMax());
    this.reservations =
        new ReservationBackends(
            new ShardedReservations(
                system,
                flights,
                payments,
                living,
                fences.of(RESERVATIONS),
                reservationSettings,
                clock),
            living,
            new JdbcCustomerReservations(reservationQueries),
            new JdbcCustomerBookings(flightQueries));
    List<Projection> projections = new ArrayList<>();
    projections.addAll(
        FlightProjections.start(system, flightQueries, projectionSettings, clock).all());
    projections.addAll(
        ReservationProjections.start(system, reservationQueries, projectionSettings, clock).all());
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(new DatabaseCheck(flightQueries, clock));
    projections.forEach(projection -> checks.add(new ProjectionCheck(projection, clock)));
    this.healthChecks = List.copyOf(checks);
  }

  /** Refuses settings with which they can't run. */
  static void check(SettingReader settings) {
    FlightSettings.from(settings);
    ReservationSettings.from(settings);
    ProjectionSettings.from(settings);
    PaymentSettings.from(settings);
  }

  Flights flights() {
    return flights;
  }

  FlightDirectory directory() {
    return directory;
  }

  ReservationBackends reservations() {
    return reservations;
  }

  /** Whether the node can do its work at all. */
  HealthCheck databaseCheck() {
    return healthChecks.getFirst();
  }

  /** For people: how the parts get on. */
  List<HealthCheck> healthChecks() {
    return healthChecks;
  }

  @Override
  public void close() {
    payments.close();
    reservationQueries.close();
    flightQueries.close();
  }
}
