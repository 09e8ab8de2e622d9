package dev.jetway.cluster.wakeup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Wakes entities that are due: those whose time has come while they rested, and those whose node
 * has crashed. One per node and list; the list shares the work out. A list that can't be read is
 * read again at the next turn.
 */
public final class Waker {
  private Waker() {}

  /** What a waker tells itself; nobody else has anything to tell it. */
  public sealed interface Message {
    /** It is time to look. */
    enum Look implements Message {
      INSTANCE
    }

    /** These are due; empty when there are none, or the list can't be read. */
    record Found(List<String> due) implements Message {}
  }

  /**
   * Creates the behavior.
   *
   * @param wake tells the entity of this id that it is due; must not block, nor throw
   */
  public static Behavior<Message> create(
      WakeUps wakeUps, Consumer<String> wake, WakeUpSettings settings, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startSingleTimer(Message.Look.INSTANCE, settings.pollEvery());
                  return Behaviors.receive(Message.class)
                      .onMessage(
                          Message.Look.class,
                          look -> {
                            Instant now = clock.instant();
                            context.pipeToSelf(
                                wakeUps.takeDue(
                                    now, now.plus(settings.guard()), settings.pollMax()),
                                (due, failure) ->
                                    new Message.Found(failure == null ? due : List.of()));
                            return Behaviors.same();
                          })
                      .onMessage(
                          Message.Found.class,
                          found -> {
                            found.due().forEach(wake);
                            // A full batch says that more are waiting.
                            if (found.due().size() < settings.pollMax()) {
                              timers.startSingleTimer(Message.Look.INSTANCE, settings.pollEvery());
                            } else {
                              context.getSelf().tell(Message.Look.INSTANCE);
                            }
                            return Behaviors.same();
                          })
                      .build();
                }));
  }
}
