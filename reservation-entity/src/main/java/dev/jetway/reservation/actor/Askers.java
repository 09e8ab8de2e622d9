package dev.jetway.reservation.actor;

import dev.jetway.reservation.actor.ReservationMessage.AnswerNow;
import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationState;
import dev.jetway.reservation.domain.ReservationState.Requested;
import dev.jetway.reservation.domain.ReservationView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Those who wait until what they have set in motion comes to an end; a bounded number. */
final class Askers {
  /** Left of an asker's time when it is told what is known by then. */
  private static final Duration LAST_MOMENT = Duration.ofMillis(300);

  private final TimerScheduler<ReservationMessage> timers;
  private final int max;
  private final List<Execute> waiting = new ArrayList<>();

  Askers(TimerScheduler<ReservationMessage> timers, int max) {
    this.timers = timers;
    this.max = max;
  }

  /** Answers at once what is final, and whoever only looks; the others wait while there is room. */
  void answerOrWait(Execute request, long version, ReservationAnswer answer, Instant now) {
    boolean underWay =
        answer instanceof ReservationAnswer.Shown(ReservationView view) && !view.settled();
    boolean onlyLooks = request.command() instanceof ReservationCommand.ViewReservation;
    Duration left = Duration.between(now, request.deadline()).minus(LAST_MOMENT);
    if (!underWay || onlyLooks || waiting.size() >= max || left.isNegative()) {
      request.replyTo().tell(new ReservationReply.Answered(version, answer));
      return;
    }
    waiting.add(request);
    timers.startSingleTimer(request, AnswerNow.INSTANCE, left);
  }

  /** Tells everybody how the reservation stands. */
  void answer(long version, ReservationState state) {
    if (state instanceof Requested reservation) {
      ReservationAnswer answer = new ReservationAnswer.Shown(ReservationView.of(reservation));
      for (Execute request : waiting) {
        timers.cancel(request);
        request.replyTo().tell(new ReservationReply.Answered(version, answer));
      }
      waiting.clear();
    }
  }
}
