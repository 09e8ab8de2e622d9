package dev.jetway.reservation.actor;

import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationActor.Surroundings;
import dev.jetway.reservation.actor.ReservationMessage.StepDone;
import dev.jetway.reservation.actor.ReservationMessage.TimeIsDue;
import dev.jetway.reservation.actor.ReservationMessage.TryAgain;
import dev.jetway.reservation.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one reservation that are under way, or wait to be tried again. At most one per step;
 * there are no more steps than segments and one payment. Forgotten in a crash, on purpose.
 */
final class StepsUnderWay {
  /** Longer timers are cut into pieces of this length. */
  private static final Duration TIMER_MAX = Duration.ofHours(1);

  /** A timer may fire a moment early. */
  private static final Duration TIMER_MIN = Duration.ofMillis(10);

  private final ActorContext<ReservationMessage> context;
  private final TimerScheduler<ReservationMessage> timers;
  private final ReservationId reservation;
  private final Surroundings around;
  private final RetryPause pause;

  private final Set<Step> underWay = new HashSet<>();

  /** How often a step that is still owed has come back. */
  private final Map<Step, Integer> returns = new HashMap<>();

  StepsUnderWay(
      ActorContext<ReservationMessage> context,
      TimerScheduler<ReservationMessage> timers,
      ReservationId reservation,
      Surroundings around) {
    this.context = context;
    this.timers = timers;
    this.reservation = reservation;
    this.around = around;
    this.pause = around.settings().retryPause();
  }

  /** Starts each of these that is not under way, after a pause if it has been tried before. */
  void start(List<Step> owed, Instant now) {
    returns.keySet().retainAll(owed);
    for (Step step : owed) {
      if (underWay.add(step)) {
        int tried = returns.getOrDefault(step, 0);
        if (tried == 0) {
          run(step, now);
        } else {
          timers.startSingleTimer(step, new TryAgain(step), pause.after(tried));
        }
      }
    }
  }

  /** The pause is over: runs the step if it is still owed. */
  void tryAgain(Step step, List<Step> owed, Instant now) {
    if (owed.contains(step)) {
      run(step, now);
    } else {
      underWay.remove(step);
    }
  }

  private void run(Step step, Instant now) {
    context.pipeToSelf(
        around.runner().run(reservation, step, now.plus(around.settings().callDeadline())),
        (report, failure) -> new StepDone(step, failure == null ? report : Optional.empty()));
  }

  void done(Step step) {
    if (underWay.remove(step)) {
      returns.merge(step, 1, Integer::sum);
    }
  }

  void watchTheTime(@Nullable Instant due, Instant now) {
    if (due == null) {
      timers.cancel(TimeIsDue.INSTANCE);
      return;
    }
    Duration wait = Duration.between(now, due);
    if (wait.compareTo(TIMER_MIN) < 0) {
      wait = TIMER_MIN;
    } else if (wait.compareTo(TIMER_MAX) > 0) {
      wait = TIMER_MAX;
    }
    timers.startSingleTimer(TimeIsDue.INSTANCE, TimeIsDue.INSTANCE, wait);
  }
}
