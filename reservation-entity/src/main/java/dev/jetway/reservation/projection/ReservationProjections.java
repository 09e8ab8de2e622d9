package dev.jetway.reservation.projection;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.projection.Projection;
import dev.jetway.cluster.projection.ProjectionSettings;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/** The read models that follow the reservations' journal, as a node starts them. */
public final class ReservationProjections {
  private static final String SCHEMA = "reservations";

  private final Projection customerReservations;

  private ReservationProjections(Projection customerReservations) {
    this.customerReservations = customerReservations;
  }

  /**
   * Takes part in keeping them up to date, until the actor system ends.
   *
   * @param pool for the work; outlives the actor system
   */
  public static ReservationProjections start(
      ActorSystem<?> system, QueryPool pool, ProjectionSettings settings, InstantSource clock) {
    return new ReservationProjections(
        Projection.start(system, pool, settings, SCHEMA, new CustomerReservationsModel(), clock));
  }

  public Projection customerReservations() {
    return customerReservations;
  }

  /** All of them, to show how they get on. */
  public List<Projection> all() {
    return List.of(customerReservations);
  }
}
