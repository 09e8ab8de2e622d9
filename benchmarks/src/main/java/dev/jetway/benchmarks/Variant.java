package dev.jetway.benchmarks;

import dev.jetway.cluster.fence.Tenure;
import dev.jetway.flight.actor.BookingOwners;
import dev.jetway.flight.actor.FlightActor;
import dev.jetway.flight.actor.FlightMessage;
import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightSettings;
import dev.jetway.flight.domain.FlightId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** What is compared. */
enum Variant {
  /** One journal row per group, written by {@link LayoutWriter}. */
  ROW_PER_GROUP("row per group"),
  /** One journal row per event, written by {@link LayoutWriter}. */
  ROW_PER_EVENT("row per event"),
  /** The flight as shipped, with its front and snapshots: shows what the other two leave out. */
  SHIPPED("flight as shipped");

  /** What is measured cancels no flight. */
  private static final BookingOwners NOBODY_TO_TELL =
      (flight, notice, deadline) -> CompletableFuture.completedStage(true);

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Starts a flight as a child of {@code parent}, and returns how to send it a group. */
  Consumer<List<Execute>> spawn(ActorContext<?> parent, FlightId id, FlightSettings settings) {
    return switch (this) {
      case ROW_PER_GROUP -> spawn(parent, id, RowLayout.PER_GROUP);
      case ROW_PER_EVENT -> spawn(parent, id, RowLayout.PER_EVENT);
      case SHIPPED -> {
        ActorRef<FlightMessage> front =
            parent.spawnAnonymous(
                FlightActor.create(
                    id.toString(),
                    parent.getSystem().ignoreRef(),
                    new FlightActor.Surroundings(
                        NOBODY_TO_TELL,
                        new NobodyToWake(),
                        Tenure.undisputed(),
                        settings,
                        InstantSource.system())));
        yield requests -> requests.forEach(front::tell);
      }
    };
  }

  private static Consumer<List<Execute>> spawn(
      ActorContext<?> parent, FlightId id, RowLayout layout) {
    ActorRef<LayoutWriter.Group> writer =
        parent.spawnAnonymous(LayoutWriter.create(id.toString(), layout, 0, () -> {}));
    return requests -> writer.tell(new LayoutWriter.Group(requests));
  }
}
