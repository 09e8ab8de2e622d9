package dev.jetway.benchmarks;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Everybody who asks one flight: on each {@link Go} sends one group, and reports when all of it is
 * answered. The first group only puts the flight on record.
 */
final class FlightClient extends AbstractBehavior<FlightClient.Message> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  sealed interface Message {}

  /** Send the next group. */
  enum Go implements Message {
    INSTANCE
  }

  private record Answer(FlightReply reply) implements Message {}

  private final int index;
  private final Churn churn;
  private final int groupSize;
  private final Consumer<List<Execute>> flight;
  private final ActorRef<LoadDriver.Message> driver;
  private final ActorRef<FlightReply> replyTo;
  private boolean scheduled;
  private int awaited;
  private int size;
  private long sentAt;

  /**
   * Creates the behavior.
   *
   * @param index of this flight, for the report to {@code driver}
   * @param flight takes a group
   */
  static Behavior<Message> create(
      int index,
      Churn churn,
      int groupSize,
      Consumer<List<Execute>> flight,
      ActorRef<LoadDriver.Message> driver) {
    return Behaviors.setup(
        context -> new FlightClient(context, index, churn, groupSize, flight, driver));
  }

  private FlightClient(
      ActorContext<Message> context,
      int index,
      Churn churn,
      int groupSize,
      Consumer<List<Execute>> flight,
      ActorRef<LoadDriver.Message> driver) {
    super(context);
    this.index = index;
    this.churn = churn;
    this.groupSize = groupSize;
    this.flight = flight;
    this.driver = driver;
    this.replyTo = context.messageAdapter(FlightReply.class, Answer::new);
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Go.class, go -> send())
        .onMessage(Answer.class, answer -> onReply(answer.reply()))
        .build();
  }

  private Behavior<Message> send() {
    Instant deadline = Instant.now().plus(PATIENCE);
    size = scheduled ? groupSize : 1;
    List<Execute> group = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      FlightCommand command = scheduled ? churn.next() : churn.first();
      group.add(new Execute(command, new Origin(churn.id(), "benchmark"), deadline, replyTo));
    }
    scheduled = true;
    awaited = size;
    sentAt = System.nanoTime();
    flight.accept(group);
    return this;
  }

  private Behavior<Message> onReply(FlightReply reply) {
    if (!hasChangedTheFlight(reply)) {
      driver.tell(new LoadDriver.Failed("unexpected reply: " + reply));
      return Behaviors.stopped();
    }
    awaited--;
    if (awaited == 0) {
      driver.tell(new LoadDriver.Done(index, size, System.nanoTime() - sentAt));
    }
    return this;
  }

  private static boolean hasChangedTheFlight(FlightReply reply) {
    if (!(reply instanceof FlightReply.Answered answered)) {
      return false;
    }
    return (answered.answer() instanceof FlightAnswer.SeatsBooked booked && !booked.repeated())
        || answered.answer() instanceof FlightAnswer.BookingCancelled
        || answered.answer() instanceof FlightAnswer.FlightShown;
  }
}
