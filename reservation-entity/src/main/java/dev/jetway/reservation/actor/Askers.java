package dev.jetway.reservation.actor;

import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.actor.ReservationMessage.LastMoment;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait: first for their command to be decided, then for the end of what it has set in
 * motion. A bounded number of each; and each hears something before its time is over.
 */
final class Askers {
  /** Left of an asker's time when it is told what is known by then; or half of it, if shorter. */
  private static final Duration LAST_MOMENT = Duration.ofMillis(300);

  private final TimerScheduler<ReservationMessage> timers;
  private final int max;
  private final Deque<Execute> undecided = new ArrayDeque<>();
  private final List<Execute> decided = new ArrayList<>();

  Askers(TimerScheduler<ReservationMessage> timers, int max) {
    this.timers = timers;
    this.max = max;
  }

  /** Lets a request wait for its turn; with too many waiting, refuses it. */
  void add(Execute request, Instant now) {
    if (undecided.size() >= max) {
      refuse(request, Reason.BUSY);
      return;
    }
    undecided.add(request);
    Duration left = Duration.between(now, request.deadline());
    Duration rest = left.dividedBy(2).compareTo(LAST_MOMENT) < 0 ? left.dividedBy(2) : LAST_MOMENT;
    timers.startSingleTimer(request, new LastMoment(request), left.minus(rest));
  }

  boolean anybodyUndecided() {
    return !undecided.isEmpty();
  }

  /** Whose turn it is; null when nobody waits. Whoever gave up by now is passed over. */
  @Nullable Execute next(Instant now) {
    Execute request = undecided.poll();
    while (request != null && !request.deadline().isAfter(now)) {
      timers.cancel(request);
      request = undecided.poll();
    }
    return request;
  }

  /** Answers at once what is final, and whoever only looks; the others wait while there is room. */
  void answerOrWait(Execute request, long version, ReservationAnswer answer) {
    boolean underWay =
        answer instanceof ReservationAnswer.Shown(ReservationView view) && !view.settled();
    boolean onlyLooks = request.command() instanceof ReservationCommand.ViewReservation;
    // Without a timer its last moment has passed.
    if (underWay && !onlyLooks && decided.size() < max && timers.isTimerActive(request)) {
      decided.add(request);
    } else {
      reply(request, new ReservationReply.Answered(version, answer));
    }
  }

  /** Tells everybody whose command is decided how the reservation stands. */
  void answerDecided(Standing standing) {
    decided.forEach(request -> reply(request, standing.reply()));
    decided.clear();
  }

  /** The truth is in a journal that can't be read. */
  void decidedAreUnknown() {
    decided.forEach(request -> reply(request, new ReservationReply.OutcomeUnknown()));
    decided.clear();
  }

  void refuseUndecided(Reason reason) {
    undecided.forEach(request -> refuse(request, reason));
    undecided.clear();
  }

  /**
   * This one can't wait any longer.
   *
   * @param standing null when it isn't known just now
   */
  void lastMoment(Execute request, @Nullable Standing standing) {
    if (undecided.remove(request)) {
      refuse(request, Reason.TIMEOUT);
    } else if (decided.remove(request)) {
      reply(request, standing == null ? new ReservationReply.OutcomeUnknown() : standing.reply());
    }
  }

  void refuse(Execute request, Reason reason) {
    reply(request, new ReservationReply.Unavailable(reason));
  }

  void reply(Execute request, ReservationReply reply) {
    timers.cancel(request);
    request.replyTo().tell(reply);
  }
}
