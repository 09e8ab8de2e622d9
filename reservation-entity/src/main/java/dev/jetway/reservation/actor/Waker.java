package dev.jetway.reservation.actor;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.wakeup.WakeUps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Wakes reservations that are due: those whose deadline has come while they rested, and those whose
 * node has crashed. One per node; the table shares the work out. A list that can't be read is read
 * again at the next turn.
 */
final class Waker {
  private Waker() {}

  sealed interface Message {
    /** It is time to look. */
    enum Look implements Message {
      INSTANCE
    }

    /** These are due; empty when there are none, or the list can't be read. */
    record Found(List<ReservationId> due) implements Message {}
  }

  static Behavior<Message> create(
      WakeUps wakeUps,
      Reservations reservations,
      ReservationSettings settings,
      InstantSource clock) {
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
                            found.due().forEach(reservations::wakeUp);
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
