package dev.jetway.cluster.projection;

import dev.jetway.cluster.database.QueryPool;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;

/** A read model that follows a journal, seen from a node: one of the nodes does the work. */
public final class Projection {
  /** How many owners share the work: one, until the load asks for more. */
  private static final int SLICES = 1;

  private final String name;
  private final QueryPool pool;
  private final Step<?> step;
  private final Offsets offsets;
  private final InstantSource clock;

  private Projection(
      String name, QueryPool pool, Step<?> step, Offsets offsets, InstantSource clock) {
    this.name = name;
    this.pool = pool;
    this.step = step;
    this.offsets = offsets;
    this.clock = clock;
  }

  /**
   * Takes part in the work: in the whole cluster, one node at a time follows. It ends with the
   * actor system.
   *
   * @param pool for all that is done and asked; outlives the actor system
   * @param schema of the service, migrated, which has journal and read model
   */
  public static <E> Projection start(
      ActorSystem<?> system,
      QueryPool pool,
      ProjectionSettings settings,
      String schema,
      ReadModel<E> model,
      InstantSource clock) {
    Serialization serialization = SerializationExtension.get(system);
    ClusterSingleton singletons = ClusterSingleton.get(system);
    for (int number = 0; number < SLICES; number++) {
      Slice slice = new Slice(number, SLICES);
      Step<E> step = new Step<>(schema, model, slice, serialization);
      singletons.init(
          SingletonActor.of(
                  Behaviors.supervise(
                          Follower.create(pool, settings, schema, model, slice, step, clock))
                      .onFailure(
                          SupervisorStrategy.restartWithBackoff(
                              settings.retryPauseMin(), settings.retryPauseMax(), 0)),
                  "projection-" + schema + "-" + model.name() + "-" + number)
              .withStopMessage(Follower.Stop.INSTANCE));
    }
    return new Projection(
        schema + "." + model.name(),
        pool,
        new Step<>(schema, model, new Slice(0, SLICES), serialization),
        new Offsets(schema, model.name(), SLICES),
        clock);
  }

  /** Of the schema and the read model. */
  public String name() {
    return name;
  }

  /** How it gets on; fails as {@link QueryPool#run} does. */
  public CompletionStage<ProjectionStatus> status() {
    return pool.run(connection -> offsets.status(connection, clock.instant()));
  }

  /**
   * Empties the read model, and has it built from the journal's first row on, wherever its owner
   * is. Completes when it is empty; fails as {@link QueryPool#run} does.
   */
  public CompletionStage<Done> rebuild() {
    return pool.run(
        connection -> {
          step.reset(connection);
          return Done.getInstance();
        });
  }
}
