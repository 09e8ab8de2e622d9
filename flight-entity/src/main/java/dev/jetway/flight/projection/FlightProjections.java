package dev.jetway.flight.projection;

import dev.jetway.cluster.database.QueryPool;
import dev.jetway.cluster.projection.Projection;
import dev.jetway.cluster.projection.ProjectionSettings;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/** The read models that follow the flights' journal, as a node starts them. */
public final class FlightProjections {
  private static final String SCHEMA = "flights";

  private final Projection customerBookings;

  private FlightProjections(Projection customerBookings) {
    this.customerBookings = customerBookings;
  }

  /**
   * Takes part in keeping them up to date, until the actor system ends.
   *
   * @param pool for the work; outlives the actor system
   */
  public static FlightProjections start(
      ActorSystem<?> system, QueryPool pool, ProjectionSettings settings, InstantSource clock) {
    return new FlightProjections(
        Projection.start(system, pool, settings, SCHEMA, new CustomerBookingsModel(), clock));
  }

  public Projection customerBookings() {
    return customerBookings;
  }

  /** All of them, to show how they get on. */
  public List<Projection> all() {
    return List.of(customerBookings);
  }
}
